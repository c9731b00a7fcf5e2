import type { SessionId } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';

type Name = Pick<SealedEnvelope, 'session' | 'seq'>;

/** Envelopes that went over a link, and when, until its other end is known to hold them. */
export class Unacknowledged {
  readonly #times = new Map<SessionId, Map<number, number>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** When an envelope was noted last. */
  at({ session, seq }: Name): number | undefined {
    return this.#times.get(session)?.get(seq);
  }

  note({ session, seq }: Name, at: number): void {
    const own = this.#times.get(session) ?? new Map<number, number>();
    if (!own.has(seq)) this.#size++;
    this.#times.set(session, own.set(seq, at));
  }

  /** Forgets those of a session up to this one. */
  acknowledge(session: SessionId, upTo: number): void {
    const own = this.#times.get(session);
    for (const seq of own?.keys() ?? []) if (seq <= upTo && own?.delete(seq)) this.#size--;
    if (own?.size === 0) this.#times.delete(session);
  }
}
