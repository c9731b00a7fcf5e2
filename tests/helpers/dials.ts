import type { IceSide } from '../../src/domain/pairing-token';
import type { Channel } from '../../src/net/link';
import type { Dial } from '../../src/net/mesh';
import { wire } from './wire';

interface Waiting {
  readonly connect: (channel: Channel) => void;
  readonly open: () => void;
}

/** Connections over wires instead of WebRTC: a side is known by its fingerprint. */
export class Dials {
  #count = 0;
  readonly #waiting = new Map<string, Waiting>();
  /** Links that have been made. */
  made = 0;

  readonly dial: Dial = (connect) => {
    const own = this.#side();
    let open: () => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const opened = new Promise<void>((resolve, reject) => {
      open = resolve;
      fail = reject;
    });
    opened.catch(() => undefined);
    const waiting = { connect, open };
    return {
      opened,
      offer: () => {
        this.#waiting.set(key(own), waiting);
        return Promise.resolve(own);
      },
      answer: () => {
        this.#waiting.set(key(own), waiting);
        return Promise.resolve(own);
      },
      accept: (side) => {
        const other = this.#waiting.get(key(side));
        if (!other) return Promise.reject(new Error('nobody there'));
        const ends = wire();
        this.made++;
        waiting.connect(ends.a);
        other.connect(ends.b);
        waiting.open();
        other.open();
        return Promise.resolve();
      },
      expectWithin: () => undefined,
      abandon: () => undefined,
      close: () => fail(new Error('closed')),
    };
  };

  #side(): IceSide {
    const fingerprint = new Uint8Array(32);
    new DataView(fingerprint.buffer).setUint32(0, ++this.#count);
    return { ufrag: 'abcd', pwd: 'x'.repeat(24), fingerprint, candidates: [] };
  }
}

const key = ({ fingerprint }: IceSide): string => fingerprint.join(',');
