import type { Page } from 'playwright';
import { startSignalling } from '../helpers/signalling.ts';
import { Seeded } from '../helpers/seeded.ts';
import { newContext, newOfficer, openPage, pause, type Bench, type Measurement } from './bench';
import { figure } from './figure';
import type { BarePage } from './pages/bare';
import { median, p95 } from './statistics';
import { allSeen, delays, watchKeys } from './watch';

const rounds = 6;
const keysInRound = 40;
/** A sealed keystroke is about as long: signature, head, Yjs's update. */
const envelopeBytes = 130;
const noteSelector = '[aria-label="Macroazione 1.1.1"] .note';

/**
 * From a key in one person's editor to its letter in the other's page: the built app, signed and
 * stored first, against y-webrtc alone plus one strict commit. The two take turns, so that whatever
 * else the machine does falls on both.
 */
export const edit: Measurement = async (bench, tell) => {
  const signalling = await startSignalling();
  try {
    const ours = await twoOfficers(bench, signalling.url);
    const bare = await twoBare(bench, signalling.url);
    const random = new Seeded(1);
    const commits: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await type(ours.writer, random);
      await type(bare.writer, random);
      for (let i = 0; i < keysInRound; i++) commits.push(await bare.commit());
    }
    await settle(ours);
    await settle(bare);
    const mine = await delays(ours.writer, ours.reader);
    const theirs = await delays(bare.writer, bare.reader);
    const reference = theirs.map((ms, key) => ms + (commits[key] ?? 0));
    const name = 'edit to the other screen, against y-webrtc + a strict commit';
    tell(figure(`${name}, p50`, median(mine), 'ms', { ratioAtMost: 1.2 }, median(reference)));
    tell(figure(`${name}, p95`, p95(mine), 'ms', { ratioAtMost: 1.3 }, p95(reference)));
  } finally {
    await signalling.stop();
  }
};

interface Pair {
  readonly writer: Page;
  readonly reader: Page;
}

/** Two people in one workspace: one writes the note of 1.1.1, the other reads it. */
async function twoOfficers(bench: Bench, signalling: string): Promise<Pair> {
  const anna = await newOfficer(bench);
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.signalling(signalling);
  const { edit: link } = await anna.links();
  const bruno = await newOfficer(bench);
  await bruno.page.goto(link);
  await bruno.ready();
  await bruno.sign('Bruno Verdi');
  await bruno.signalling(signalling);
  await bruno.go('#/ambito/1.1');
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('inizio');
  await bruno.page.locator(noteSelector).getByText('inizio').waitFor();
  await watchKeys(anna.page, noteSelector);
  await watchKeys(bruno.page, noteSelector);
  return { writer: anna.page, reader: bruno.page };
}

async function twoBare(bench: Bench, signalling: string) {
  const open = async () => openPage<BarePage>(bench, await newContext(bench), 'bare');
  const [a, b] = [await open(), await open()];
  for (const { there } of [a, b]) await there.join(signalling);
  for (const { there } of [a, b]) while (!(await there.connected())) await pause(50);
  await pause(500);
  for (const { page } of [a, b]) await watchKeys(page, '#note');
  return { writer: a.page, reader: b.page, commit: () => a.there.commit(envelopeBytes) };
}

/** Single keys with rests between them, as nobody's batch. */
async function type(page: Page, random: Seeded): Promise<void> {
  for (let i = 0; i < keysInRound; i++) {
    await page.keyboard.press('abcdefghilmnopqrstuvz'[random.below(21)] ?? 'a');
    await pause(70 + random.below(60));
  }
}

async function settle({ writer, reader }: Pair): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await allSeen(writer, reader)) && Date.now() < end) await pause(50);
}
