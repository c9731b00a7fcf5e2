import type { Page } from 'playwright';
import { median } from './statistics';

/** What `watchKeys` leaves in a page. Times are of the wall clock, in milliseconds. */
interface Watch {
  keys: number[];
  /** How long the watched text was, and when that was seen. */
  seen: [length: number, at: number][];
  /** Adds to this page's clock to make it the machine's. */
  offset: number;
}

const watchOf = (page: Page): Promise<Watch> =>
  page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch);

/**
 * Notes in a page when keys go down and when the text found by `selector` changes. The clocks of two
 * pages are each set against the edge of a whole millisecond of the machine's own clock.
 */
export async function watchKeys(page: Page, selector: string): Promise<void> {
  const offsets: number[] = [];
  for (let trial = 0; trial < 9; trial++) {
    offsets.push(
      await page.evaluate(() => {
        const before = Date.now();
        while (Date.now() === before);
        return Date.now() - (performance.timeOrigin + performance.now());
      }),
    );
  }
  await page.evaluate(
    ([found, offset]) => {
      const watch: Watch = { keys: [], seen: [], offset };
      Object.assign(globalThis, { watch });
      const now = () => performance.timeOrigin + performance.now() + offset;
      document.addEventListener('keydown', () => watch.keys.push(now()), { capture: true });
      const look = () => {
        const length = document.querySelector(found)?.textContent.length ?? 0;
        if (watch.seen.at(-1)?.[0] !== length) watch.seen.push([length, now()]);
      };
      look();
      const what = { subtree: true, childList: true, characterData: true };
      new MutationObserver(look).observe(document.body, what);
    },
    [selector, median(offsets)] as const,
  );
}

/** Milliseconds from each key in one page to its letter in the other. One letter a key. */
export async function delays(writer: Page, reader: Page): Promise<number[]> {
  const { keys } = await watchOf(writer);
  const { seen } = await watchOf(reader);
  const before = seen[0]?.[0] ?? 0;
  return keys.map((at, key) => {
    const arrived = seen.find(([length]) => length > before + key);
    if (!arrived) throw new Error(`letter ${key + 1} of ${keys.length} never arrived`);
    return arrived[1] - at;
  });
}

/** Whether as many letters have arrived as keys went down. */
export async function allSeen(writer: Page, reader: Page): Promise<boolean> {
  const { keys } = await watchOf(writer);
  const { seen } = await watchOf(reader);
  return (seen.at(-1)?.[0] ?? 0) >= (seen[0]?.[0] ?? 0) + keys.length;
}
