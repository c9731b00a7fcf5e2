import type { Page } from 'playwright';
import { SearchEngine } from '../../src/app/search-engine';
import type { Limits } from '../../src/domain/search/find';
import { newContext, newOfficer, openPage, type Bench, type Measurement } from './bench';
import { figure } from './figure';
import type { SearchPage } from './pages/search';
import { recallOf, rowsTimes } from './search-corpus';
import { searchTrials } from './search-trials';
import { median, p95 } from './statistics';
import { longest, tasksDuring, type Task } from './trace';

const sizes = [
  { times: 1, atMost: 16, questions: 20 },
  { times: 10, atMost: 16, questions: 20 },
  { times: 100, atMost: 50, questions: 6 },
];

/**
 * From a key in the search dialog to its results on the screen: the built app over the programme as
 * it ships, and the app's own dialog over the programme ten and a hundred times, against plain Fuse on
 * the same rows (its answer alone, nothing drawn). Then what is found, and what a changed note costs.
 */
export const search: Measurement = async (bench, tell) => {
  for (const { times, atMost, questions } of sizes) {
    const asked = searchTrials.map(({ query }) => query).slice(0, questions);
    const plain = p95(await askFuse(bench, times, asked));
    const { dialog, building } = times === 1 ? await appDialog(bench) : await own(bench, times);
    const drawn: number[] = [];
    for (const query of asked) drawn.push(...(await typeQuery(dialog, query)));
    const what = `search, key to painted results at ${times}×`;
    tell(figure(`${what}, p95, against plain Fuse`, p95(drawn), 'ms', { atMost }, plain));
    const [tasks = []] = await tasksDuring(bench.browser, [dialog], async () => {
      for (const query of asked.slice(0, 6)) await typeQuery(dialog, query);
    });
    const name = `search, longest main-thread task at ${times}×`;
    const goal = times === 100 ? { atMost: 16 } : 'none';
    tell(figure(`${name}, typing`, longest(tasks), 'ms', goal));
    if (building) tell(figure(`${name}, building the index`, longest(building), 'ms', goal));
    await dialog.context().close();
  }
  for (const times of [1, 10, 100]) {
    tell(figure(`search, recall at ${times}×`, recall(times), 'share', { atLeast: 0.99 }));
  }
  await changedNote(bench, tell);
};

const changedNote: Measurement = async (bench, tell) => {
  const { there } = await openPage<SearchPage>(bench, await newContext(bench), 'search');
  for (const times of [1, 10, 100]) {
    const trials = [];
    for (let i = 0; i < 5; i++) trials.push(await there.changeAndRebuild(times));
    const change = median(trials.map((trial) => trial.change));
    const rebuild = median(trials.map((trial) => trial.rebuild));
    const name = `search, one note changed against a rebuild at ${times}×`;
    tell(figure(name, change, 'ms', { ratioAtMost: 0.01 }, rebuild));
  }
};

/** Milliseconds of plain Fuse for each key of each query. */
async function askFuse(bench: Bench, times: number, queries: readonly string[]): Promise<number[]> {
  const { page, there } = await openPage<SearchPage>(bench, await newContext(bench), 'search');
  await there.indexFuse(times);
  const asked = times === 100 ? queries : queries.flatMap(prefixes); // minutes, otherwise
  const spent = await there.askFuse(asked);
  await page.context().close();
  return spent;
}

interface Opened {
  readonly dialog: Page;
  /** Main-thread tasks while the index was built. */
  readonly building?: readonly Task[];
}

async function appDialog(bench: Bench): Promise<Opened> {
  const officer = await newOfficer(bench);
  await officer.open();
  await officer.page.keyboard.press('/');
  await ready(officer.page);
  return { dialog: officer.page };
}

async function own(bench: Bench, times: number): Promise<Opened> {
  const { page, there } = await openPage<SearchPage>(bench, await newContext(bench), 'search');
  await there.mount(times);
  await page.locator(field).waitFor();
  const [building = []] = await tasksDuring(bench.browser, [page], async () => {
    await there.show();
    await ready(page);
  });
  return { dialog: page, building };
}

/** The index is there: a first question has been answered. */
async function ready(page: Page): Promise<void> {
  await page.locator(field).fill('liuteria');
  await page.locator('.search [role=option]').first().waitFor({ timeout: 60_000 });
  await page.locator(field).fill('');
}

/** A key that has changed nothing for so long has nothing to change; in milliseconds. */
const patience = 500;
const field = '.search input';

const prefixes = (query: string): string[] =>
  Array.from({ length: query.length }, (_, i) => query.slice(0, i + 1));

/**
 * Types a query key by key; gives for each the milliseconds until its results were painted. A key that
 * leaves what is shown as it was (too little typed, the same results) is left out.
 */
async function typeQuery(page: Page, query: string): Promise<number[]> {
  const drawn: number[] = [];
  await page.locator(field).fill('');
  await page.waitForFunction(() => !document.querySelector('.search [role=option]'));
  for (const key of query) {
    await page.evaluate(awaitKey, patience);
    await page.keyboard.type(key);
    drawn.push(await page.evaluate(() => (globalThis as unknown as Painting).painted));
  }
  return drawn.filter((ms) => ms > 0);
}

interface Painting {
  /** Milliseconds from a key to the painting of the first change it brought; 0 for no change. */
  painted: Promise<number>;
}

/** In the page: looks out for the next key. */
function awaitKey(patience: number): void {
  const painted = new Promise<number>((resolve) => {
    const begin = () => {
      const started = performance.now();
      const changed = new MutationObserver(() => {
        changed.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port2.onmessage = () => resolve(performance.now() - started);
          port1.postMessage(null); // the frame is drawn before another task runs
        });
      });
      const what = { subtree: true, childList: true, characterData: true, attributes: true };
      changed.observe(document.querySelector('dialog.search') ?? document.body, what);
      setTimeout(() => {
        const { bench } = globalThis as unknown as { bench?: { settled(): boolean } };
        resolve(bench?.settled() === false ? patience : 0);
      }, patience);
    };
    document.addEventListener('beforeinput', begin, { capture: true, once: true });
  });
  Object.assign(globalThis, { painted });
}

const everything: Limits = { points: 1e9, goals: 1e9, actions: 1e9, areas: 1e9, notes: 1e9 };

/** The share that the twenty questions find of what they mean, on average. */
function recall(times: number): number {
  const engine = new SearchEngine();
  for (const row of rowsTimes(times)) engine.set(row);
  const shares = searchTrials.map(({ query, keys }) => {
    const { groups } = engine.search(query, everything);
    const found = groups.flatMap(({ hits }) => hits.map(({ key }) => key));
    return recallOf(found, keys, times);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
