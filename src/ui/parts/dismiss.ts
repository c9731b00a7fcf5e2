/**
 * A panel under its button goes when one presses Escape, presses elsewhere or walks out of it. Returns
 * what ends it.
 */
export function dismiss(details: HTMLDetailsElement): () => void {
  const onkeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.preventDefault();
    shut(details);
  };
  const onfocusout = ({ relatedTarget }: FocusEvent) => leave(relatedTarget);
  const onpointerdown = ({ target }: PointerEvent) => leave(target);
  const leave = (to: EventTarget | null) => {
    if (to instanceof Node && !details.contains(to)) details.open = false;
  };
  details.addEventListener('keydown', onkeydown);
  details.addEventListener('focusout', onfocusout);
  document.addEventListener('pointerdown', onpointerdown);
  return () => {
    details.removeEventListener('keydown', onkeydown);
    details.removeEventListener('focusout', onfocusout);
    document.removeEventListener('pointerdown', onpointerdown);
  };
}

/** Closes it; the focus goes back to its button. */
export function shut(details: HTMLDetailsElement): void {
  details.querySelector('summary')?.focus();
  details.open = false;
}
