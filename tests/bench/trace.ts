import type { Browser, Page } from 'playwright';

/** A task of a page's main thread, in milliseconds of the trace's own clock. */
export interface Task {
  readonly start: number;
  readonly end: number;
  /** How long a core worked for it, in milliseconds: the rest of its time it stood waiting for one. */
  readonly work: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of its thread's own time. */
  readonly tdur?: number;
}

const categories = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/** Names of the marks between which a page is looked at. */
export const markOf = (when: 'begin' | 'end', page = 0): string => `bench-${when}-${page}`;

/**
 * Runs `work` and gives, for each page, the tasks its main thread had meanwhile. The browser's own
 * record of them: a PerformanceObserver sees none under 50 ms.
 */
export function tasksDuring(
  browser: Browser,
  pages: readonly Page[],
  work: () => Promise<void>,
): Promise<Task[][]> {
  const mark = async (when: 'begin' | 'end'): Promise<void> => {
    for (const [at, page] of pages.entries())
      await page.evaluate((name) => void performance.mark(name), markOf(when, at));
  };
  return tasksBetweenMarks(browser, pages, async () => {
    await mark('begin');
    await work();
    await mark('end');
  });
}

/** The same where `work` sets the marks itself. */
export async function tasksBetweenMarks(
  browser: Browser,
  pages: readonly Page[],
  work: () => Promise<void>,
): Promise<Task[][]> {
  await browser.startTracing(pages[0], {
    categories: [...categories, 'disabled-by-default-devtools.timeline'],
  });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return pages.map((_, at) => tasksBetween(trace.traceEvents, at));
}

function tasksBetween(events: readonly TraceEvent[], page: number): Task[] {
  const find = (mark: string) => events.find(({ name }) => name === mark);
  const begin = find(markOf('begin', page));
  const end = find(markOf('end', page));
  if (!begin || !end) throw new Error('the trace has lost its marks');
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid)
    .map(({ ts, dur = 0, tdur = dur }) => ({
      work: tdur / 1000,
      start: Math.max(ts, begin.ts) / 1000,
      end: Math.min(ts + dur, end.ts) / 1000,
    }))
    .filter((task) => task.end > task.start);
}

export const longest = (tasks: readonly Task[]): number =>
  tasks.reduce((most, { start, end }) => Math.max(most, end - start), 0);

/** The most work in one task. */
export const hardest = (tasks: readonly Task[]): number =>
  tasks.reduce((most, { work }) => Math.max(most, work), 0);

/** Milliseconds of work in all. */
export const total = (tasks: readonly Task[]): number =>
  tasks.reduce((sum, { start, end }) => sum + end - start, 0);
