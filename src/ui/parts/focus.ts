import { tick } from 'svelte';

/** True when nothing has the focus: what had it is gone. */
export const lost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/**
 * Gives it the focus, unless something inside it has it, once the screen has followed: until then a
 * closing dialog keeps all else inert.
 */
export async function focusSoon(element: HTMLElement): Promise<void> {
  await tick();
  if (document.querySelector('dialog[open]') || element.contains(document.activeElement)) return;
  element.focus({ preventScroll: true });
}

/** Focus goes to the first of these in the element; to the element itself where there is none now. */
export function focusWithin(element: HTMLElement, selector: string): void {
  (element.querySelector<HTMLElement>(selector) ?? element).focus();
}

const stops = 'a[href], button, input, select, textarea, :is(h1, h2)[tabindex]';

/**
 * Focus is never lost: when what has it leaves the page, as a button does that has removed its own
 * row, the nearest place that is left takes it. Returns what ends it.
 */
export function keepFocus(): () => void {
  let path: readonly HTMLElement[] = [];
  let before: HTMLElement | null = null;
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === path[0]) return;
    before = path[0] ?? null;
    path = [...ancestors(target)];
  };
  const mend = () => {
    if (lost() && path[0]?.isConnected === false) next(path, before)?.focus();
  };
  const changes = new MutationObserver(() => {
    // A screen that has just come up takes the focus itself, in this task.
    if (path[0]?.isConnected === false && lost()) setTimeout(mend);
  });
  document.addEventListener('focusin', remember);
  changes.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    changes.disconnect();
  };
}

/** In the same screen or dialog, what comes first where it was; else where one had been before. */
function next(path: readonly HTMLElement[], before: HTMLElement | null): HTMLElement | null {
  const edge = path.findIndex((place) => place.matches('main, dialog'));
  for (const place of path.slice(1, edge + 1)) {
    if (!place.isConnected) continue;
    const found = [...place.querySelectorAll<HTMLElement>(stops)].find((stop) =>
      stop.checkVisibility(),
    );
    if (found) return found;
  }
  return before?.isConnected ? before : document.querySelector('main');
}

function* ancestors(element: HTMLElement): Generator<HTMLElement> {
  for (let each: HTMLElement | null = element; each; each = each.parentElement) yield each;
}
