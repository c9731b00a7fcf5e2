import { lost } from './focus';

/**
 * Opens a native dialog over an inert page. Focus goes to `[data-first]` if there is one; a press on
 * the backdrop closes it. When it goes away, focus returns to where it was, unless the screen it led
 * to has taken it.
 */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  const closeOutside = (event: PointerEvent) => {
    if (event.target === dialog && isOutside(dialog, event)) dialog.close();
  };
  dialog.addEventListener('pointerdown', closeOutside);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('[data-first]')?.focus();
  return () => {
    dialog.removeEventListener('pointerdown', closeOutside);
    setTimeout(() => {
      if (lost()) place(before)?.focus({ preventScroll: true });
    });
  };
}

/** Where focus was; the screen itself when it was nowhere, as after following a link to a dialog. */
const place = (before: Element | null): HTMLElement | null =>
  before instanceof HTMLElement && before !== document.body && before.isConnected
    ? before
    : document.querySelector('main');

function isOutside(dialog: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
