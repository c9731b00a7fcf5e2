/** Kinds of field in which Ctrl+Z takes back what is being typed. */
const typedIn =
  'input:not([type="date"], [type="checkbox"], [type="radio"]), textarea, [contenteditable], [role="listbox"]';

/** Ctrl+Z, or ⌘Z. */
export const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z';

/** Ctrl+Z anywhere in an element, unless it belongs to a field one types in, or was answered already. */
export const undoKey = (undo: (element: HTMLElement) => void) => (element: HTMLElement) => {
  const onkeydown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || !isUndo(event)) return;
    if (target instanceof Element && target.closest(typedIn)) return;
    event.preventDefault();
    undo(element);
  };
  element.addEventListener('keydown', onkeydown);
  return () => element.removeEventListener('keydown', onkeydown);
};
