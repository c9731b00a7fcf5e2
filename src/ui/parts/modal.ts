/**
 * Opens a native dialog over an inert page. Focus goes to `[data-first]` if there is one; a press on
 * the backdrop closes it. When it goes away, focus returns to where it was.
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
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}

function isOutside(dialog: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
