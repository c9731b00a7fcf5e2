import { apart } from './apart';
import type { Measurement } from './bench';
import { figure } from './figure';
import type { ProtocolTrials } from '../helpers/protocol-trials';

const trials = new URL('../helpers/protocol-trials.ts', import.meta.url);
const seeds = 10_000;
const processes = 2;

/** Histories of a few copies with cuts, crashes, doublings and overtakings: in the end all are the same. */
export const protocol: Measurement = async (_, tell) => {
  const started = performance.now();
  const share = seeds / processes;
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, i) =>
      apart<ProtocolTrials>(trials, 'protocolTrials', 1000 + i * share, share),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const failed = parts.flatMap((part) => part.failed);
  if (failed.length > 0) console.error(failed.join('\n'));
  const name = `${seeds} simulated histories of the protocol`;
  tell(
    figure(`${name}, that end in different copies or a hole`, failed.length, 'histories', {
      atMost: 0,
    }),
  );
  tell(figure(name, seconds, 's', { atMost: 120 }));
};
