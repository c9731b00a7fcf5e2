import { fillNotes } from '../e2e/years.ts';
import { startSignalling } from '../helpers/signalling.ts';
import { newContext, newOfficer, openPage, pause, type Bench, type Measurement } from './bench';
import { figure } from './figure';
import type { NewcomerPage } from './pages/newcomer';
import { median } from './statistics';
import { hardest, longest, tasksDuring, type Task } from './trace';

const bytes = 5_000_000;
const trials = 3;
/** Until all is stored. */
const settleMs = 3000;

/**
 * A document of 5 MB to one who has nothing of it, signed, checked and applied, against as many bytes
 * in chunks over a data channel alone. From the opening of the channel to the last of it.
 */
export const newcomer: Measurement = async (bench, tell) => {
  const home = await newContext(bench);
  const { page, there } = await openPage<NewcomerPage>(bench, home, 'newcomer');
  const written = await there.write(bytes);
  await page.close();
  const ours: number[] = [];
  const raw: number[] = [];
  const givers: number[] = [];
  const takers: number[] = [];
  const whole = { raw: null, wanted: written.clocks };
  for (let trial = 0; trial < trials; trial++) {
    raw.push((await pass(bench, home, { raw: written.bytes, wanted: written.bytes })).ms);
    ours.push((await pass(bench, home, whole)).ms);
    const { giver, taker } = await pass(bench, home, { ...whole, traced: true });
    givers.push(giver);
    takers.push(taker);
  }
  const name = `a document of ${(written.bytes / 1e6).toFixed(1)} MB to a newcomer`;
  const reference = 'against a raw data channel';
  tell(figure(`${name}, ${reference}`, median(ours), 'ms', { ratioAtMost: 1.5 }, median(raw)));
  tell(figure(`${name}, giver's longest task`, median(givers), 'ms', { atMost: 50 }));
  tell(figure(`${name}, newcomer's longest task`, median(takers), 'ms', { atMost: 50 }));
  await inTheApp(bench, tell);
};

/**
 * The same in the app itself: 284 notes come to one who has just opened the link and looks at a goal, are
 * checked, applied, shown and stored. It counts from the network's return: what screens take to open is
 * another matter.
 */
const inTheApp: Measurement = async (bench, tell) => {
  const signalling = await startSignalling();
  const givers: (readonly Task[])[] = [];
  const takers: (readonly Task[])[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const [anna, carla] = [await newOfficer(bench), await newOfficer(bench)];
    await anna.open();
    await anna.signalling(signalling.url);
    const { edit } = await anna.links();
    await anna.edit('1.1.1');
    await anna.insert('Primo');
    await fillNotes(anna, bytes);
    await anna.go('#/programma');
    await carla.page.goto(edit);
    await carla.ready();
    await carla.go('#/impostazioni');
    await carla.page.getByLabel('Indirizzo del server').waitFor();
    await carla.cut();
    await carla.signalling(signalling.url);
    await carla.go('#/ambito/10.1');
    const words = carla.words('10.1.1');
    await carla.row('10.1.1').waitFor();
    await pause(settleMs);
    const tasks = await tasksDuring(bench.browser, [anna.page, carla.page], async () => {
      await carla.restore();
      while (!(await words.textContent())) await pause(50);
      await pause(settleMs);
    });
    givers.push(tasks[0] ?? []);
    takers.push(tasks[1] ?? []);
    for (const { context } of [anna, carla]) await context.close();
  }
  await signalling.stop();
  const name = '5.0 MB of notes to a newcomer, in the app';
  const sides = [
    ['giver', givers],
    ['newcomer', takers],
  ] as const;
  // Two browsers on few cores wait for one another: how long a task took, and how much there was to do.
  for (const [who, all] of sides) {
    const most = (of: typeof longest) => median(all.map(of));
    tell(figure(`${name}, ${who}'s longest task`, most(longest), 'ms', { atMost: 50 }));
    tell(figure(`${name}, ${who}'s most work in a task`, most(hardest), 'ms', { atMost: 50 }));
  }
};

type Context = Awaited<ReturnType<typeof newContext>>;

interface Passing {
  /** Bytes that mean nothing, or null for our document. */
  readonly raw: number | null;
  /** What the taker waits for: bytes, or structs of the document. */
  readonly wanted: number;
  readonly traced?: boolean;
}

/** One document to one newcomer: how long, and, where it is traced, the longest tasks. */
async function pass(bench: Bench, home: Context, { raw, wanted, traced = false }: Passing) {
  const away = await newContext(bench);
  const giver = await openPage<NewcomerPage>(bench, home, 'newcomer');
  const taker = await openPage<NewcomerPage>(bench, away, 'newcomer');
  if (raw === null) for (const { there } of [giver, taker]) await there.newcomer();
  let ms = 0;
  const work = async (): Promise<void> => {
    const offer = await giver.there.offer(raw);
    await giver.there.accept(await taker.there.answer(offer, wanted, raw !== null));
    ms = await taker.there.arrived();
  };
  let [given, taken]: (readonly Task[])[] = [];
  if (traced) {
    [given, taken] = await tasksDuring(bench.browser, [giver.page, taker.page], work);
  } else await work();
  await giver.page.close();
  await away.close();
  return { ms, giver: longest(given ?? []), taker: longest(taken ?? []) };
}
