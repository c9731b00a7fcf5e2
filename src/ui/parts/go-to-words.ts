/**
 * Shows the words a comment quotes, in the note of the same action, and goes there: with the caret where
 * the note is open. False where they are not on this screen.
 */
export function goToWords(near: Element, comment: string): boolean {
  const words = near.closest('section.row')?.querySelector<HTMLElement>(`[data-on~="${comment}"]`);
  if (!words) return false;
  words.scrollIntoView({ block: 'center' });
  const box = words.closest<HTMLElement>('[contenteditable="true"]');
  if (box) {
    box.focus({ preventScroll: true });
    getSelection()?.collapse(words, 0);
  } else {
    words.tabIndex = -1;
    words.focus({ preventScroll: true });
  }
  return true;
}

/** The open note of the same action has the focus again, if there is one. False where there is none. */
export function backToNote(near: Element): boolean {
  const row = near.closest('section.row');
  const box = row?.querySelector<HTMLElement>('.editor [contenteditable="true"]');
  box?.focus();
  return Boolean(box);
}
