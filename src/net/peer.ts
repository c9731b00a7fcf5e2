import { toHex } from '../domain/bytes';
import type { SessionId } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import { fingerprintLength } from '../domain/pairing-token';
import type { Role } from '../domain/workspace';
import type { Have } from './envelope-log';
import type { Link } from './link';
import { Tellings } from './tellings';
import { Unacknowledged } from './unacknowledged';

/** What a peer may spend at once, and what it earns back in a second. */
const purse = 1000;
const earnedPerSecond = 500;
/** Handed over so long ago and still lacking: it is handed over again. */
const againMs = 60_000;
/** What another hands over is there by then, or is handed over here too. */
const onItsWayMs = 2000;
/** Envelopes a peer may have told us about and not acknowledged before each one more is counted. */
const toldLimit = 20_000;

type Name = Pick<SealedEnvelope, 'session' | 'seq'>;

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
  /** It has asked for what it lacks, and was not answered yet. */
  asks = false;
  /** Bytes received and not dealt with. */
  pending = 0;
  /** Messages of one peer are dealt with in order. */
  work: Promise<void> = Promise.resolve();
  readonly #handed = new Unacknowledged();
  /** Envelopes it has told us. */
  readonly #told = new Unacknowledged();
  /** Sessions of those it told since its last HAVE. */
  readonly #reminded = new Set<SessionId>();
  readonly #tellings = new Tellings();
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

  /** What it has said it holds, put together. */
  get have(): Have | null {
    return this.#tellings.heard;
  }

  /** What of `have` is to be said to it, in parts: see `Tellings`. */
  news(have: Have, again = 0): Have[] {
    return this.#tellings.news(have, again);
  }

  /** It says it holds this, and forgets nothing. False where nobody honest would have. */
  learns(have: Have): boolean {
    if (!this.#tellings.hear(have)) return false;
    for (const session of [...have.keys(), ...this.#reminded]) {
      const upTo = this.have?.get(session) ?? 0;
      for (const each of [this.#handed, this.#told]) each.acknowledge(session, upTo);
    }
    this.#reminded.clear();
    return true;
  }

  /** Notes that it has told us an envelope. True where nobody honest would have. */
  tells(envelope: Name): boolean {
    if (this.#told.at(envelope) !== undefined || this.#told.size >= toldLimit) return true;
    this.#told.note(envelope, performance.now());
    this.#reminded.add(envelope.session);
    return false;
  }

  /** True where an envelope should go to it; notes that it does. */
  takes(envelope: Name): boolean {
    const now = performance.now();
    if (this.#holds(envelope) || this.#told.at(envelope) !== undefined) return false;
    if (now - (this.#handed.at(envelope) ?? -Infinity) < againMs) return false;
    this.#handed.note(envelope, now);
    return true;
  }

  /** Another is handing it an envelope: what it says it has may not say so yet. */
  leaves(envelope: Name): void {
    if (this.#handed.at(envelope) !== undefined) return;
    this.#handed.note(envelope, performance.now() - againMs + onItsWayMs);
  }

  #holds({ session, seq }: Name): boolean {
    return (this.have?.get(session) ?? 0) >= seq;
  }
}
