/** Arrows, Home and End move among the links of a list. Returns what ends it. */
export function arrows(list: HTMLElement): () => void {
  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...list.querySelectorAll<HTMLElement>('a, button')];
    const at = links.findIndex((link) => link === event.target);
    const to = next(event.key, at, links.length);
    if (at < 0 || to === null) return;
    event.preventDefault();
    links[to]?.focus();
  };
  list.addEventListener('keydown', move);
  return () => list.removeEventListener('keydown', move);
}

function next(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
