import { describe, expect, test } from 'vitest';
import { mostLinks } from '../../src/net/overlay';
import { Crowd } from '../helpers/crowd';
import { overlayTrial } from '../helpers/overlay-trial';
import { VirtualTime } from '../helpers/virtual-time';

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

describe('forty copies that met by pairings, with no server', () => {
  test.each(['star', 'chain'] as const)('in a %s, share every edit by few links', async (start) => {
    const trial = await overlayTrial({ copies: 40, start, seed: 4, edits: 12, changes: 6 });
    // Everybody who stays has every edit, whoever leaves without a word meanwhile.
    expect(trial.reached.filter((share) => share < 1)).toEqual([]);
    expect(trial.groups).toBe(1);
    expect(trial.mostLinks).toBeLessThanOrEqual(mostLinks + 1);
    // One message for each of the others, once it is known which way is short.
    expect(Math.min(...trial.messages)).toBeGreaterThanOrEqual(1);
    const mean = trial.messages.reduce((a, b) => a + b, 0) / trial.messages.length;
    expect(mean).toBeLessThanOrEqual(1.2);
    expect(median(trial.hops)).toBeLessThan(15);
    expect(median(trial.ms)).toBeLessThan(1000);
  });

  test('reach each other even if one in five hands nothing on', async () => {
    const time = new VirtualTime();
    time.install();
    try {
      const crowd = new Crowd(time, 7);
      for (let i = 0; i < 40; i++) {
        const copy = crowd.arrive();
        if (i > 0)
          crowd.pair(
            crowd.pick((one) => !one.mute && one !== copy),
            copy,
          );
        copy.mute = i % 5 === 4;
      }
      await time.run(60_000);
      for (let i = 0; i < 10; i++) {
        const { here, reached } = crowd.edit(crowd.pick((one) => !one.mute));
        await time.run(15_000);
        expect(here.filter((copy) => !reached.has(copy))).toEqual([]);
      }
    } finally {
      time.restore();
    }
  });
});
