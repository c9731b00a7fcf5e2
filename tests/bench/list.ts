import { newContext, openPage, type Measurement } from './bench';
import { figure } from './figure';
import type { ListPage } from './pages/list';
import { median } from './statistics';

const frame = 16;
const trials = 9;

/**
 * The list of actions, nothing drawn, at the programme's size and a hundred times that: filtered and
 * ordered, after one change, and with one value recorded on all of it.
 */
export const list: Measurement = async (bench, tell) => {
  const context = await newContext(bench);
  for (const times of [1, 100]) {
    const { page, there } = await openPage<ListPage>(bench, context, 'list');
    page.setDefaultTimeout(120_000);
    const count = await there.fill(times);
    const filters: { ours: number; plain: number }[] = [];
    const changes: number[] = [];
    const bulks: { ours: number; bare: number }[] = [];
    for (let trial = 0; trial < trials; trial++) filters.push(await there.filter(trial));
    for (let trial = 0; trial < trials; trial++) changes.push(await there.change(trial));
    for (let trial = 0; trial < trials; trial++) bulks.push(await there.bulk(trial));
    const within = { atMost: frame };
    const of = `of ${count} actions`;
    const plain = median(filters.map((each) => each.plain));
    const filtering = median(filters.map((each) => each.ours));
    const name = `list ${of}, filtered and ordered, against a bare array filter`;
    tell(figure(name, filtering, 'ms', within, plain));
    tell(figure(`list ${of} after one change, made anew`, median(changes), 'ms', within));
    const bare = median(bulks.map((each) => each.bare));
    const bulk = median(bulks.map((each) => each.ours));
    const all = `one value on all ${of}, recorded, against bare Yjs`;
    tell(figure(all, bulk, 'ms', times === 1 ? within : { ratioAtMost: 3 }, bare));
    await page.close();
  }
  await context.close();
};
