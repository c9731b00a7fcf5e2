import type { Page } from 'playwright';
import { newContext, openPage, type Measurement } from './bench';
import { figure } from './figure';
import type { YearsPage } from './pages/years';
import { median } from './statistics';
import { longest, tasksDuring } from './trace';

const changes = 100_000;
const trials = 3;

/**
 * Opening a workspace in which six people have recorded 100,000 changes over five years, to what stands
 * of every action; against y-indexeddb alone with the same document. What it costs on the disk.
 */
export const years: Measurement = async (bench, tell) => {
  const context = await newContext(bench);
  const { page, there } = await openPage<YearsPage>(bench, context, 'years');
  page.setDefaultTimeout(300_000);
  const written = await there.write(1, changes);
  await page.close();
  const opens: { ms: number; reading: number }[] = [];
  const bares: number[] = [];
  const heaps: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const fresh = await openPage<YearsPage>(bench, context, 'years');
    const before = await heapOf(fresh.page);
    const opened = await fresh.there.open(1);
    if (opened.actions < 200) throw new Error('changes were lost');
    opens.push(opened);
    if (await fresh.there.isOpen()) heaps.push((await heapOf(fresh.page)) - before);
    await fresh.page.close();
    const other = await openPage<YearsPage>(bench, context, 'years');
    bares.push(await other.there.openBare());
    await other.page.close();
  }
  const traced = await openPage<YearsPage>(bench, context, 'years');
  const [during = []] = await tasksDuring(bench.browser, [traced.page], async () => {
    await traced.there.open(1);
  });
  const name = `${changes} recorded changes`;
  const ms = median(opens.map((each) => each.ms));
  const reading = median(opens.map((each) => each.reading));
  const opening = `${name}, opening to what stands of all, against y-indexeddb`;
  tell(figure(opening, ms, 'ms', { ratioAtMost: 1.5 }, median(bares)));
  tell(figure(`${name}, of that what stands of all`, reading, 'ms', { atMost: 50 }));
  tell(figure(`${name}, longest main-thread task`, longest(during), 'ms', { atMost: 50 }));
  const each = (bytes: number): number => bytes / changes;
  const plain = each(written.json);
  const disk = each(written.log + written.document);
  const kept = `${name}, bytes kept of each, against a line of JSON`;
  tell(figure(kept, disk, 'bytes', { ratioAtMost: 1 }, plain));
  tell(figure(`${kept}: the log alone`, each(written.log), 'bytes', 'none', plain));
  tell(figure(`${name}, heap`, median(heaps) / 1e6, 'MB', { atMost: 200 }));
  await context.close();
};

/** Bytes of the page's heap that are in use. */
async function heapOf(page: Page): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  await tools.detach();
  return usedSize;
}
