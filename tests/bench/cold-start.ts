import { newContext, pause, type Bench, type Measurement } from './bench';
import { figure } from './figure';
import { programmeSelector, start } from './shown';
import { median } from './statistics';

const slowdown = 4;
const trials = 7;

/**
 * From the address to the programme on the screen, at a quarter of the CPU, for a first visit and for
 * a later one with the host gone: against a Svelte page that says hello, and a page of the same words
 * that needs no script. They take turns.
 */
export const coldStart: Measurement = async (bench, tell) => {
  const app = `${bench.host.url}app/#/programma`;
  const first: number[] = [];
  const paint: number[] = [];
  const again: number[] = [];
  const hello: number[] = [];
  const plain: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    hello.push(await firstVisit(bench, `${bench.host.url}pages/hello.html`, 'h1'));
    plain.push(await firstVisit(bench, `${bench.host.url}pages/static.html`, 'article h2'));
    const context = await newContext(bench);
    const told = await start(context, app, programmeSelector, slowdown);
    first.push(told.shown);
    paint.push(told.painted);
    await untilKept(context);
    await bench.host.cut();
    again.push((await start(context, app, programmeSelector, slowdown)).shown);
    await bench.host.restore();
    await context.close();
  }
  const name = 'cold start, programme on screen at 4× slowdown';
  const goal = { ratioAtMost: 1.5 };
  tell(figure(`${name}, against a Svelte hello`, median(first), 'ms', goal, median(hello)));
  tell(figure(`${name}, against a static page`, median(first), 'ms', 'none', median(plain)));
  tell(
    figure(
      `${name}, repeat visit offline, against a Svelte hello`,
      median(again),
      'ms',
      goal,
      median(hello),
    ),
  );
  tell(
    figure(
      'cold start, first paint at 4× slowdown, against a Svelte hello',
      median(paint),
      'ms',
      goal,
      median(hello),
    ),
  );
};

async function firstVisit(bench: Bench, url: string, selector: string): Promise<number> {
  const context = await newContext(bench);
  const { shown } = await start(context, url, selector, slowdown);
  await context.close();
  return shown;
}

/** The service worker has everything and answers for this browser's pages. */
async function untilKept(context: Awaited<ReturnType<typeof newContext>>): Promise<void> {
  const page = await context.newPage();
  await page.goto('./#/programma');
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await page.close();
  await pause(200);
}
