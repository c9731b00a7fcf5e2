import type { Channel } from '../../src/net/link';

type Events = Parameters<Channel['listen']>[0];

/** One end of a wire, with what tests want to do to it. */
export interface End extends Channel {
  /** Frames this end has sent. */
  readonly sent: Uint8Array<ArrayBuffer>[];
}

let wires = 0;

/** What becomes of a frame on its way: how many of it arrive, each how many milliseconds late. */
export type Luck = (frame: Uint8Array<ArrayBuffer>) => readonly number[];

/**
 * Two channels joined: what one sends the other hears, in order, in a later task, unless `luck` has
 * it otherwise. `remote` is who a is told to be joined to.
 */
export function wire(
  via: 'tab' | 'network' = 'network',
  { luck = () => [0], remote }: { luck?: Luck; remote?: string } = {},
): { a: End; b: End; cut: () => void } {
  const ends: { events: Events | null; early: Uint8Array<ArrayBuffer>[] }[] = [
    { events: null, early: [] },
    { events: null, early: [] },
  ];
  let open = true;
  const number = ++wires;
  const cut = () => {
    if (!open) return;
    open = false;
    for (const { events } of ends) events?.closed();
  };
  const end = (own: 0 | 1): End => {
    const other = ends[1 - own]!;
    const sent: Uint8Array<ArrayBuffer>[] = [];
    return {
      via,
      remote: remote && own === 0 ? remote : `wire-${number}-${own}`,
      bufferedAmount: 0,
      sent,
      send: (bytes) => {
        if (!open) throw new Error('closed');
        sent.push(bytes);
        for (const late of luck(bytes)) {
          setTimeout(() => {
            if (!open) return;
            if (other.events) other.events.frame(bytes);
            else other.early.push(bytes);
          }, late);
        }
      },
      close: () => setTimeout(cut, 0),
      listen: (events) => {
        ends[own]!.events = events;
        for (const bytes of ends[own]!.early) events.frame(bytes);
      },
    };
  };
  return { a: end(0), b: end(1), cut };
}
