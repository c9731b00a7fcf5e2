import { protocolTrial } from './protocol-trial';
import { VirtualTime } from './virtual-time';

export interface ProtocolTrials {
  /** What was amiss, each with its seed. */
  readonly failed: readonly string[];
}

/** Histories of `count` seeds from `first` on, in a time of their own. */
export async function protocolTrials(first: number, count: number): Promise<ProtocolTrials> {
  const time = new VirtualTime();
  time.install();
  const failed: string[] = [];
  try {
    for (let seed = first; seed < first + count; seed++) {
      await protocolTrial(time, seed).catch((error: unknown) => failed.push(String(error)));
    }
  } finally {
    time.restore();
  }
  return { failed };
}
