import type { SessionId } from '../domain/ids';
import type { Have } from './envelope-log';

/** What one peer has said it holds and is not here, and since when. */
export class Wanted {
  readonly #since = new Map<SessionId, { readonly seq: number; readonly at: number }>();
  /** When it was last asked for it. */
  asked = -Infinity;

  /** The peer holds `have`; what of that `own` is without is wanted, each from the moment it was. */
  add(have: Have, own: Have, now: number): void {
    for (const [session, seq] of have) {
      const held = own.get(session) ?? 0;
      if (held >= seq) continue;
      const known = this.#since.get(session);
      const waits = known && known.seq > held;
      this.#since.set(session, {
        seq: Math.max(seq, known?.seq ?? 0),
        at: waits ? known.at : now,
      });
    }
  }

  /** True where something has been wanted since `before` or longer. Forgets what has come. */
  isOverdue(own: Have, before: number): boolean {
    for (const [session, { seq, at }] of this.#since) {
      if ((own.get(session) ?? 0) >= seq) this.#since.delete(session);
      else if (at <= before) return true;
    }
    return false;
  }

  /** True where nothing is: known once `isOverdue` has looked. */
  get isNothing(): boolean {
    return this.#since.size === 0;
  }
}
