import { startSignalling } from '../helpers/signalling.ts';
import { newContext, newOfficer, openPage, pause, type Bench, type Measurement } from './bench';
import { figure } from './figure';
import type { BarePage } from './pages/bare';
import { median } from './statistics';

const trials = 5;

/**
 * From the opening of a link, in an app that is open already, to the first that colleagues wrote: keys,
 * an empty disk, a link through the signalling server, the words signed, checked and shown. Against
 * y-webrtc alone: from joining to being connected.
 */
export const join: Measurement = async (bench, tell) => {
  const signalling = await startSignalling();
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let trial = 0; trial < trials; trial++) {
      bare.push(await bareMs(bench, signalling.url));
      ours.push(await oursMs(bench, signalling.url));
    }
    const name = 'from opening a link to the first words of colleagues';
    tell(figure(name, median(ours), 'ms', 'none', median(bare)));
  } finally {
    await signalling.stop();
  }
};

async function oursMs(bench: Bench, signalling: string): Promise<number> {
  const [anna, bruno] = [await newOfficer(bench), await newOfficer(bench)];
  for (const officer of [anna, bruno]) {
    await officer.open();
    await officer.sign('Anna Rossi');
    await officer.signalling(signalling);
  }
  await anna.edit('1.1.1');
  await anna.insert('inizio');
  await anna.ready();
  const { edit: link } = await anna.links();
  const ms = await bruno.page.evaluate(
    (to) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        const look = (): void => {
          if (location.hash === '#/') location.hash = '#/ambito/1.1'; // it is open: to the note
          const linked = document.querySelector('.saved')?.textContent.includes('un collega');
          const words = document.querySelector('[aria-label="Macroazione 1.1.1"] .note');
          if (linked && words?.textContent.includes('inizio')) resolve(performance.now() - started);
          else requestAnimationFrame(look);
        };
        location.href = to;
        look();
      }),
    link,
  );
  for (const { context } of [anna, bruno]) await context.close();
  return ms;
}

async function bareMs(bench: Bench, signalling: string): Promise<number> {
  const contexts = [await newContext(bench), await newContext(bench)];
  const pages = [];
  for (const context of contexts) pages.push(await openPage<BarePage>(bench, context, 'bare'));
  await pages[0]?.there.join(signalling);
  await pause(500);
  const started = performance.now();
  await pages[1]?.there.join(signalling);
  while (!(await pages[1]?.there.connected())) await pause(5);
  const ms = performance.now() - started;
  for (const context of contexts) await context.close();
  return ms;
}
