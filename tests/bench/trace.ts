import type { Browser, Page } from 'playwright';

/** A task of a page's main thread, in milliseconds of the trace's own clock. */
export interface Task {
  readonly start: number;
  readonly end: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
}

const categories = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/**
 * Runs `work` and gives, for each page, the tasks its main thread had from a mark before to a mark
 * after. The browser's own record of them: a PerformanceObserver sees none under 50 ms.
 */
export async function tasksDuring(
  browser: Browser,
  pages: readonly Page[],
  work: () => Promise<void>,
): Promise<Task[][]> {
  await browser.startTracing(pages[0], {
    categories: [...categories, 'disabled-by-default-devtools.timeline'],
  });
  const mark = async (when: string): Promise<void> => {
    for (const [at, page] of pages.entries())
      await page.evaluate((name) => void performance.mark(name), `bench-${when}-${at}`);
  };
  await mark('begin');
  await work();
  await mark('end');
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return pages.map((_, at) => tasksBetween(trace.traceEvents, at));
}

function tasksBetween(events: readonly TraceEvent[], page: number): Task[] {
  const find = (name: string) => events.find((event) => event.name === name);
  const begin = find(`bench-begin-${page}`);
  const end = find(`bench-end-${page}`);
  if (!begin || !end) throw new Error('the trace has lost its marks');
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid)
    .filter(({ ts }) => ts >= begin.ts && ts <= end.ts)
    .map(({ ts, dur = 0 }) => ({ start: ts / 1000, end: (ts + dur) / 1000 }));
}

export const longest = (tasks: readonly Task[]): number =>
  tasks.reduce((most, { start, end }) => Math.max(most, end - start), 0);

/** Milliseconds of work in all. */
export const total = (tasks: readonly Task[]): number =>
  tasks.reduce((sum, { start, end }) => sum + end - start, 0);
