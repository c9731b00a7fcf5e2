import type { Channel } from '../../src/net/link';

type Events = Parameters<Channel['listen']>[0];
type Frame = Uint8Array<ArrayBuffer>;

const bulkBit = 2;

export interface WireOptions {
  /** In [0, 1). */
  readonly random: () => number;
  /** The share of small messages, but for the greeting, that come twice. */
  readonly twice?: number;
  /** How much later the frames of large messages are than small ones, which overtake them. */
  readonly bulkMs?: number;
  /** True for a frame that its sender keeps to itself. */
  readonly withheld?: (from: 0 | 1, frame: Frame) => boolean;
  readonly sent?: (from: 0 | 1, frame: Frame) => void;
  readonly arrives?: (from: 0 | 1, frame: Frame) => void;
}

let wires = 0;

/**
 * Two channels joined by a way that takes its time, 4 to 72 ms, and keeps the order of small messages
 * and that of large ones. Cut, it loses what is on its way; each end notices after `noticedMs`.
 */
export function latentWire(options: WireOptions): {
  ends: readonly [Channel, Channel];
  cut: (noticedMs: number) => void;
} {
  const { random, twice = 0, bulkMs = 0, withheld, sent, arrives } = options;
  const latency = 5 + random() * 55;
  const number = ++wires;
  const listening: [Events | null, Events | null] = [null, null];
  let open = true;
  const cut = (noticedMs: number) => {
    if (!open) return;
    open = false;
    for (const own of [0, 1]) setTimeout(() => listening[own]?.closed(), noticedMs);
  };
  const end = (own: 0 | 1): Channel => {
    const other = own === 0 ? 1 : 0;
    const last = { live: 0, bulk: 0 };
    return {
      via: 'network',
      remote: `way-${number}-${own}`,
      bufferedAmount: 0,
      send: (frame) => {
        if (!open || withheld?.(own, frame)) return;
        sent?.(own, frame);
        const bulk = ((frame[0] ?? 0) & bulkBit) !== 0;
        const stream = bulk ? 'bulk' : 'live';
        const now = performance.now();
        const takes = latency * (0.8 + 0.4 * random()) + (bulk ? bulkMs : 0);
        last[stream] = Math.max(last[stream] + 0.001, now + takes);
        const again = !bulk && frame[1] !== 0 && random() < twice;
        for (let times = again ? 2 : 1; times > 0; times--) {
          setTimeout(() => {
            if (!open) return;
            arrives?.(own, frame);
            listening[other]?.frame(frame);
          }, last[stream] - now);
        }
      },
      close: () => cut(latency),
      listen: (events) => {
        listening[own] = events;
      },
    };
  };
  return { ends: [end(0), end(1)], cut };
}
