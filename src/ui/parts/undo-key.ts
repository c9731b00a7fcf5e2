/** Kinds of field in which Ctrl+Z takes back what is being typed. */
const typedIn =
  'input:not([type="date"], [type="checkbox"], [type="radio"]), textarea, [contenteditable]';

/** Ctrl+Z anywhere in an element, unless it belongs to a field one types in, or was answered already. */
export const undoKey = (undo: (element: HTMLElement) => void) => (element: HTMLElement) => {
  const onkeydown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
    if (event.defaultPrevented || !(ctrlKey || metaKey) || shiftKey || altKey) return;
    if (key.toLowerCase() !== 'z') return;
    if (target instanceof Element && target.closest(typedIn)) return;
    event.preventDefault();
    undo(element);
  };
  element.addEventListener('keydown', onkeydown);
  return () => element.removeEventListener('keydown', onkeydown);
};
