import type { BrowserContext, Page } from 'playwright';

/** What a page tells of its own start, in milliseconds from the navigation. */
export interface Start {
  /** Until anything was painted. */
  readonly painted: number;
  /** Until what was waited for was painted. */
  readonly shown: number;
  /** Paths of the scripts asked for before that, and of those that had come. */
  readonly asked: readonly string[];
  readonly come: readonly string[];
}

/** The first words of the programme, wherever it is shown as a list. */
export const programmeSelector = 'main article h2';

/** Opens an address in a new page and waits for what `selector` finds; CPU slowed `slowdown` times. */
export async function start(
  context: BrowserContext,
  url: string,
  selector: string,
  slowdown: number,
): Promise<Start> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watchFor, selector);
  await page.goto(url, { waitUntil: 'commit' });
  const told = await shownIn(page);
  await page.close();
  return told;
}

function shownIn(page: Page): Promise<Start> {
  return page
    .waitForFunction(() => {
      const { shown } = globalThis as unknown as { shown?: number };
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      if (shown === undefined || painted === undefined) return null;
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const scripts = all.filter(({ name }) => new URL(name).pathname.endsWith('.js'));
      const pathOf = ({ name }: PerformanceResourceTiming) => new URL(name).pathname;
      return {
        painted,
        shown,
        asked: scripts.filter(({ startTime }) => startTime <= shown).map(pathOf),
        come: scripts.filter(({ responseEnd }) => responseEnd <= shown).map(pathOf),
      };
    })
    .then((handle) => handle.jsonValue() as Promise<Start>);
}

/** In the page, before its scripts: notes when what is waited for has been painted. */
function watchFor(selector: string): void {
  const look = () => {
    const found = document.querySelector(selector);
    if (!found?.checkVisibility()) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => Object.assign(globalThis, { shown: performance.now() });
    return port1.postMessage(null); // its frame is drawn before another task runs
  };
  look();
}
