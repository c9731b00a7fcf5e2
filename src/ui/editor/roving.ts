/**
 * One tab stop for a whole toolbar (WAI-ARIA Authoring Practices, "Toolbar"): arrows, Home and End
 * move within it, and Tab comes back to the button one left. Returns what ends it.
 */
export function roving(toolbar: HTMLElement): () => void {
  const buttons = () => [...toolbar.querySelectorAll<HTMLElement>('button')];
  const choose = (chosen: HTMLElement | undefined) => {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1;
  };
  const current = () => buttons().find(({ tabIndex }) => tabIndex === 0);

  const onKey = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    const to = nextOf(event.key, at, all.length);
    if (at < 0 || to === null) return;
    event.preventDefault();
    all[to]?.focus();
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.localName === 'button') choose(target);
  };
  // A row of buttons may go while its button was the tab stop.
  const watch = new MutationObserver(() => {
    if (!current()) choose(buttons()[0]);
  });

  choose(buttons()[0]);
  watch.observe(toolbar, { childList: true, subtree: true });
  toolbar.addEventListener('keydown', onKey);
  toolbar.addEventListener('focusin', onFocus);
  return () => {
    watch.disconnect();
    toolbar.removeEventListener('keydown', onKey);
    toolbar.removeEventListener('focusin', onFocus);
  };
}

function nextOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
