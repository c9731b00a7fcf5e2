import type { Page } from 'playwright';
import { startSignalling } from '../helpers/signalling.ts';
import { Seeded } from '../helpers/seeded.ts';
import { pause, type Measurement } from './bench';
import { figure } from './figure';
import { twoBare, twoOfficers, type Pair } from './pairs';
import { median, p95 } from './statistics';
import { allSeen, delays } from './watch';

const rounds = 6;
const keysInRound = 40;

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
