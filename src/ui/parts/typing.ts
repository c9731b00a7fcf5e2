const busy =
  'input, select, textarea, [contenteditable], dialog, [role="toolbar"], [role="listbox"], summary';

/** True when a key belongs to what has the focus, or is part of a browser's own shortcut. */
export function taken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.metaKey || event.ctrlKey !== event.altKey) return true; // both together are AltGr
  return (
    document.querySelector('dialog[open]') !== null ||
    (event.target instanceof Element && event.target.closest(busy) !== null)
  );
}
