import { noFilters, select } from '../../src/domain/filters';
import { newOfficer, type Measurement } from './bench';
import { figure } from './figure';
import { programmeTimes } from './search-corpus';
import { median } from './statistics';
import { markOf, tasksBetweenMarks, total } from './trace';

const frame = 16;
const trials = 9;
/** What no goal has, what some have, and everything again. */
const areas = ['welfare-di-comunita', 'none', 'any'] as const;

/**
 * The work of a filter: all that the page does from the choice to its painting, on the app's list of
 * 284 actions; and the choosing alone, nothing drawn, on a hundred times as many.
 */
export const filter: Measurement = async (bench, tell) => {
  const officer = await newOfficer(bench);
  await officer.open();
  const { page } = officer;
  await page.locator('article').nth(9).waitFor({ state: 'attached' });
  for (const area of areas) await page.evaluate(choose, { area, marks: [] });
  const work: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const area = areas[trial % areas.length] ?? 'any';
    const marks = [markOf('begin'), markOf('end')];
    const [tasks = []] = await tasksBetweenMarks(bench.browser, [page], () =>
      page.evaluate(choose, { area, marks }),
    );
    work.push(total(tasks));
  }
  tell(
    figure('filter on 284 actions, work to the painting', median(work), 'ms', { atMost: frame }),
  );
  const large = programmeTimes(100);
  const facts = { noted: new Set<never>(), touches: new Map<never, never>(), now: Date.now() };
  const choosing = Array.from({ length: trials }, (_, trial) => {
    const started = performance.now();
    select(large, { ...noFilters, area: (areas[trial % areas.length] ?? 'any') as 'any' }, facts);
    return performance.now() - started;
  });
  const name = 'filter on 28,400 actions, the choosing alone';
  tell(figure(name, median(choosing), 'ms', { atMost: frame }));
  await officer.context.close();
};

/** In the page: chooses an area, and is done when that is painted. */
async function choose({ area, marks }: { area: string; marks: string[] }): Promise<void> {
  const field = document.querySelector<HTMLSelectElement>(
    'form.filters label:nth-of-type(2) select',
  );
  if (!field) throw new Error('there is no field for the area');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const [begin, end] = marks;
  if (begin !== undefined) performance.mark(begin);
  field.value = area;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => resolve();
      port1.postMessage(null);
    });
  });
  if (end !== undefined) performance.mark(end);
}
