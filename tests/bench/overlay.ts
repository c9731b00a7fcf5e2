import type { Trial } from '../helpers/overlay-trial';
import { apart } from './apart';
import type { Measurement } from './bench';
import { figure } from './figure';
import { median, p95 } from './statistics';

const trials = new URL('../helpers/overlay-trial.ts', import.meta.url);
const sizes = [
  { copies: 40, edits: 40, changes: 20 },
  { copies: 100, edits: 30, changes: 20 },
  { copies: 300, edits: 20, changes: 10 },
];

/**
 * Rooms too large for everybody to be linked to everybody: the real gate and mesh over simulated links
 * of 5 to 60 ms. What an edit costs and how long it takes once the room has found its shape, and whom
 * the edits reach while some leave without a word and others come.
 */
export const overlay: Measurement = async (_, tell) => {
  for (const { copies, edits, changes } of sizes) {
    for (const start of ['star', 'chain'] as const) {
      const course = { copies, start, seed: 1, edits, changes };
      const trial = await apart<Trial>(trials, 'overlayTrial', course);
      const name = `${copies} simulated copies met in a ${start}`;
      const mean = trial.messages.reduce((sum, share) => sum + share, 0) / trial.messages.length;
      const sent = mean * (copies - 1);
      tell(
        figure(
          `${name}, messages for one edit`,
          sent,
          'messages',
          { ratioAtMost: 1.2 },
          copies - 1,
        ),
      );
      tell(figure(`${name}, hops, p95`, p95(trial.hops), 'hops', 'none'));
      tell(figure(`${name}, delay, median`, median(trial.ms), 'ms', 'none'));
      tell(figure(`${name}, delay, p95`, p95(trial.ms), 'ms', 'none'));
      const least = Math.min(...trial.reached);
      tell(figure(`${name}, share an edit reaches, at the least`, least, 'share', { atLeast: 1 }));
      tell(figure(`${name}, links of one copy`, trial.mostLinks, 'links', { atMost: 13 }));
    }
  }
};
