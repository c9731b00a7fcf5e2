import { toHex } from '../domain/bytes';
import type { SessionId } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import { fingerprintLength } from '../domain/pairing-token';
import type { Role } from '../domain/workspace';
import type { Have } from './envelope-log';
import type { Link } from './link';

/** What a peer may spend at once, and what it earns back in a second. */
const purse = 1000;
const earnedPerSecond = 500;
/** Handed over so long ago and still lacking: it is handed over again. */
const againMs = 60_000;
/** Envelopes a peer may have told us about and not acknowledged before each one more is counted. */
const toldLimit = 20_000;

let peers = 0;

/** One link's other end: what it says it is, what went over the link, what it may still ask for. */
export class Peer {
  readonly link: Link;
  /** Names this link's reader in the list of those here: the session it says is only a claim. */
  readonly visitor = (++peers).toString(16).padStart(16, '0') as SessionId;
  /** From its hello. Claims, both of them. */
  session: SessionId | null = null;
  role: Role | null = null;
  /** To whom it says it is linked. */
  near: ReadonlySet<SessionId> = new Set();
  /** What is new does not go this way: only the news that there is some. */
  lazy = false;
  pruned = -Infinity;
  /** True once a presence signed by an editor of that session has come this way. */
  proved = false;
  visits = 0;
  /** All times are by the clock of `performance`, which nobody sets. */
  heard: number;
  greeted = 0;
  answered = -Infinity;
  /** A HAVE that could not be answered at once. */
  due: Have | null = null;
  /** Bytes received and not dealt with. */
  pending = 0;
  /** Messages of one peer are dealt with in order. */
  work: Promise<void> = Promise.resolve();
  /** When each envelope not acknowledged by a HAVE was handed to it. */
  readonly #handed = new Map<string, number>();
  /** Envelopes it has told us. */
  readonly #told = new Set<string>();
  /** What it last said it has. */
  have: Have | null = null;
  #fingerprint: string | null = null;
  #purse = purse;
  #paid: number;

  constructor(link: Link) {
    this.link = link;
    this.heard = this.#paid = performance.now();
  }

  /** True where a card names the device that the first one from it did. */
  isKnownBy(card: Uint8Array): boolean {
    const fingerprint = toHex(card.subarray(0, fingerprintLength));
    this.#fingerprint ??= fingerprint;
    return this.#fingerprint === fingerprint;
  }

  /** Pays for work it makes us do. False when it has had more than anybody honest needs. */
  pays(cost: number): boolean {
    const now = performance.now();
    this.#purse = Math.min(purse, this.#purse + ((now - this.#paid) * earnedPerSecond) / 1000);
    this.#paid = now;
    this.#purse -= cost;
    return this.#purse >= 0;
  }

  /** Notes that it has told us an envelope. True where nobody honest would have. */
  tells(envelope: Pick<SealedEnvelope, 'session' | 'seq'>): boolean {
    const key = keyOf(envelope);
    if (this.#told.has(key) || this.#told.size >= toldLimit) return true;
    this.#told.add(key);
    return false;
  }

  /** True where an envelope should go to it; notes that it does. */
  takes(envelope: Pick<SealedEnvelope, 'session' | 'seq'>): boolean {
    const key = keyOf(envelope);
    const now = performance.now();
    if (this.#told.has(key) || now - (this.#handed.get(key) ?? -Infinity) < againMs) return false;
    this.#handed.set(key, now);
    return true;
  }

  /** Forgets what its HAVE acknowledges. */
  acknowledges(have: Have): void {
    this.have = have;
    for (const keys of [this.#handed, this.#told]) {
      for (const key of keys.keys()) {
        const [session = '', seq = ''] = key.split(':');
        if ((have.get(session as SessionId) ?? 0) >= Number(seq)) keys.delete(key);
      }
    }
  }
}

const keyOf = ({ session, seq }: Pick<SealedEnvelope, 'session' | 'seq'>): string =>
  `${session}:${seq}`;
