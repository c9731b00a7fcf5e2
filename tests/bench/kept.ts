import { newContext, openPage, type Measurement } from './bench';
import { figure } from './figure';
import type { KeptPage } from './pages/kept';
import { median } from './statistics';

/** As many as in the well-known recorded trace; ours is made up, from a seed. */
const operations = 259_778;
const updates = 1_000;
const trials = 3;

/** What a long note costs on the disk and to write; how soon a thousand updates are durable. */
export const kept: Measurement = async (bench, tell) => {
  const context = await newContext(bench);
  const { page, there } = await openPage<KeptPage>(bench, context, 'kept');
  page.setDefaultTimeout(300_000);

  const ours: number[] = [];
  const relaxed: number[] = [];
  const strict: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    ours.push(await there.durableOurs(10 + trial, updates));
    relaxed.push(await there.durableTheirs(`relaxed-${trial}`, updates, 'relaxed'));
    strict.push(await there.durableTheirs(`strict-${trial}`, updates, 'strict'));
  }
  const name = `${updates} updates made durable, strictly, against y-indexeddb`;
  const goal = { ratioAtMost: 0.15 };
  tell(figure(`${name} made strict`, median(ours), 'ms', goal, median(strict)));
  tell(figure(`${name} as it is (relaxed)`, median(ours), 'ms', 'none', median(relaxed)));

  const bare = await there.typeBare(operations);
  const typed = await there.typeOurs(20, operations);
  const trace = `trace of ${operations} operations`;
  const time = `${trace} through document, log and disk, against bare Yjs`;
  tell(figure(time, typed.ms, 'ms', { ratioAtMost: 1.5 }, bare.ms));
  const bytes = `bytes kept for a ${trace}, against y-indexeddb's compacted row`;
  tell(figure(bytes, typed.document, 'bytes', { ratioAtMost: 0.55 }, bare.row));
  tell(figure(`${bytes}: the log beside it`, typed.log, 'bytes', 'none', bare.row));
  await context.close();
};
