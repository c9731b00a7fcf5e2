import { flushSync } from 'svelte';

/** Reports when the page goes to paper and comes back, before it is laid out. Returns what ends it. */
export function onPaper(report: (paper: boolean) => void): () => void {
  const tell = (paper: boolean) => flushSync(() => report(paper));
  const media = matchMedia('print');
  const before = () => tell(true);
  const after = () => tell(false);
  const change = () => tell(media.matches);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  media.addEventListener('change', change);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    media.removeEventListener('change', change);
  };
}
