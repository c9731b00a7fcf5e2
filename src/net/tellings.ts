import type { SessionId } from '../domain/ids';
import type { Have } from './envelope-log';

/** Sessions in one part: it never grows so large that a link would let later, smaller ones overtake it. */
const partLimit = 3000;
/** Sessions the other end may tell of, in all its tellings together. */
const sessionsLimit = 100_000;

/**
 * What the two ends of a link have told each other to hold. What a copy holds only grows and a link
 * keeps order, so that only the first telling is whole: each later one says what has advanced since,
 * however many sessions there have been over the years.
 */
export class Tellings {
  /** Those told longest ago come first. */
  readonly #told = new Map<SessionId, number>();
  #heard: Map<SessionId, number> | null = null;

  /** What the other end holds by all it has told. Null before its first word. */
  get heard(): Have | null {
    return this.#heard;
  }

  /**
   * What of `have` the other end has not been told, and `again` sessions of what it was told longest
   * ago: should anything ever have been lost on the way after all, it is not lost for good. In parts
   * that make up one telling; one, maybe empty, at least.
   */
  news(have: Have, again: number): Have[] {
    const news = new Map(this.#oldest(again));
    for (const [session, seq] of have) {
      if (seq > (this.#told.get(session) ?? 0)) news.set(session, seq);
    }
    const telling = [...news];
    for (const [session, seq] of telling) {
      this.#told.delete(session);
      this.#told.set(session, seq);
    }
    const parts = Array.from({ length: Math.ceil(telling.length / partLimit) || 1 }, (_, i) =>
      telling.slice(i * partLimit, (i + 1) * partLimit),
    );
    return parts.map((part) => new Map(part));
  }

  *#oldest(count: number): Iterable<[SessionId, number]> {
    let left = count;
    for (const entry of this.#told) {
      if (left-- <= 0) return;
      yield entry;
    }
  }

  /** Takes in what the other end tells. False where that is more than any workspace comes to. */
  hear(part: Have): boolean {
    const heard = (this.#heard ??= new Map<SessionId, number>());
    for (const [session, seq] of part) {
      if (seq > (heard.get(session) ?? 0)) heard.set(session, seq);
    }
    return heard.size <= sessionsLimit;
  }
}
