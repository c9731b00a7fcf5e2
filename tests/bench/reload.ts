import { newContext, openPage, type Measurement } from './bench';
import { figure } from './figure';
import type { ReloadPage } from './pages/reload';
import { median } from './statistics';
import { longest, tasksDuring } from './trace';

const edits = 20_000;
const trials = 3;

/**
 * Opening a workspace of 20,000 small edits: as the app's own writing left it, and from a log of 20,000
 * envelopes with no snapshot and no stored document, against the same text compacted.
 */
export const reload: Measurement = async (bench, tell) => {
  const context = await newContext(bench);
  const { page, there } = await openPage<ReloadPage>(bench, context, 'reload');
  page.setDefaultTimeout(180_000);
  await there.writeCompacted(1, edits);
  await there.type(2, edits);
  await there.writeEnvelopes(3, edits);
  await page.close();
  const spent: number[][] = [[], [], []];
  const tasks: number[][] = [[], [], []];
  const open = async (number: number, traced: boolean): Promise<void> => {
    const fresh = await openPage<ReloadPage>(bench, context, 'reload');
    const work = async (): Promise<void> => {
      const { ms, letters } = await fresh.there.open(number);
      if (letters < edits / 3) throw new Error(`workspace ${number} lost its text`);
      if (!traced) spent[number - 1]?.push(ms);
    };
    if (!traced) await work();
    else {
      const [during = []] = await tasksDuring(bench.browser, [fresh.page], work);
      tasks[number - 1]?.push(longest(during));
    }
    await fresh.page.close();
  };
  for (let trial = 0; trial < trials; trial++) {
    for (const number of [1, 2, 3]) await open(number, false);
    for (const number of [2, 3]) await open(number, true);
  }
  const [compacted = [], typed = [], uncompacted = []] = spent;
  const ways = [
    { name: `reload after ${edits} edits, as the app leaves them`, ms: typed, tasks: tasks[1] },
    { name: `reload of ${edits} envelopes never compacted`, ms: uncompacted, tasks: tasks[2] },
  ];
  for (const { name, ms, tasks: most = [] } of ways) {
    tell(figure(name, median(ms), 'ms', { ratioAtMost: 1.5 }, median(compacted)));
    tell(figure(`${name}, longest main-thread task`, median(most), 'ms', { atMost: 50 }));
  }
};
