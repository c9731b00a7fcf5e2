import type { SessionId } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';

/** For each session, how far its updates are known without a gap. */
export type Have = ReadonlyMap<SessionId, number>;

/** A sealed snapshot with the covers its frame carries. */
export interface SealedSnapshot {
  readonly sealed: SealedEnvelope;
  readonly covers: Have;
}

/**
 * The log of one workspace in memory: which envelopes are held, which are covered by a snapshot, and
 * what a peer lacks. Pure bookkeeping over (session, seq); nothing here reads content.
 *
 * Snapshots are derived: each has a session id of its own, counts in no HAVE, and is sent only to one
 * who lacks something that is left nowhere else.
 */
export class EnvelopeLog {
  readonly #updates = new Map<SessionId, Map<number, SealedEnvelope>>();
  #snapshots: SealedSnapshot[] = [];
  #covered = new Map<SessionId, number>();
  /** Those that advanced last come last. */
  #have = new Map<SessionId, number>();
  #count = 0;
  #bytes = 0;

  /** Number of updates held beside the snapshots. */
  get length(): number {
    return this.#count;
  }

  /** Bytes of those updates. */
  get bytes(): number {
    return this.#bytes;
  }

  get snapshots(): readonly SealedSnapshot[] {
    return this.#snapshots;
  }

  get have(): Have {
    return this.#have;
  }

  /** Updates that must have been, since later ones of their session are here, and are not held. */
  get gaps(): number {
    let missing = 0;
    for (const [session, own] of this.#updates) {
      const have = this.#have.get(session) ?? 0;
      let last = have;
      for (const seq of own.keys()) {
        if (seq <= have) continue;
        last = Math.max(last, seq);
        missing--;
      }
      missing += last - have;
    }
    return missing;
  }

  knows(envelope: Pick<SealedEnvelope, 'session' | 'seq' | 'kind'>): boolean {
    const { session, seq } = envelope;
    if (envelope.kind === 'snapshot')
      return this.#snapshots.some((s) => s.sealed.session === session);
    return this.isCovered(envelope) || !!this.#updates.get(session)?.has(seq);
  }

  /** True where a snapshot held here says what an update does. */
  isCovered({ session, seq }: Pick<SealedEnvelope, 'session' | 'seq'>): boolean {
    return (this.#covered.get(session) ?? 0) >= seq;
  }

  /** Adds an update; false where it was known. */
  addUpdate(sealed: SealedEnvelope): boolean {
    if (this.knows(sealed)) return false;
    const own = this.#updates.get(sealed.session) ?? new Map<number, SealedEnvelope>();
    this.#updates.set(sealed.session, own.set(sealed.seq, sealed));
    this.#count++;
    this.#bytes += sealed.bytes.length;
    this.#advance(sealed.session);
    return true;
  }

  /**
   * Adds a snapshot and gives back what it makes superfluous: the updates it covers and the snapshots
   * that say no more than it does. Null where it adds nothing.
   */
  addSnapshot(snapshot: SealedSnapshot): SealedEnvelope[] | null {
    if (this.knows(snapshot.sealed)) return null;
    if (this.#snapshots.some((held) => includes(held.covers, snapshot.covers))) return null;
    const stale = this.#snapshots.filter((held) => includes(snapshot.covers, held.covers));
    this.#snapshots = [...this.#snapshots.filter((held) => !stale.includes(held)), snapshot];
    const superfluous = stale.map((held) => held.sealed);
    for (const [session, upTo] of snapshot.covers) {
      this.#covered.set(session, Math.max(upTo, this.#covered.get(session) ?? 0));
      const own = this.#updates.get(session);
      for (const [seq, sealed] of own ?? []) {
        if (seq > upTo) continue;
        own?.delete(seq);
        this.#count--;
        this.#bytes -= sealed.bytes.length;
        superfluous.push(sealed);
      }
      this.#advance(session);
    }
    return superfluous;
  }

  /**
   * How far each of the sessions goes that were added to last, `limit` of them at most: of those with
   * updates held beside the snapshots as many as can be, then of the others.
   */
  recent(limit: number): Have {
    const known = [...this.#have].filter(([, seq]) => seq > 0).reverse();
    const isLoose = ([session]: [SessionId, number]) => !!this.#updates.get(session)?.size;
    const loose = known.filter(isLoose);
    const others = known.filter((each) => !isLoose(each));
    return new Map([...loose, ...others].slice(0, limit));
  }

  /** True where somebody who has `theirs` lacks something held here. */
  exceeds(theirs: Have): boolean {
    for (const [session, seq] of this.#have) if ((theirs.get(session) ?? 0) < seq) return true;
    return false;
  }

  /** What somebody who has `theirs` needs, snapshots first. */
  missing(theirs: Have): SealedEnvelope[] {
    const snapshots = this.#snapshots
      .filter(({ covers }) => !includes(theirs, covers))
      .map(({ sealed }) => sealed);
    const updates: SealedEnvelope[] = [];
    for (const [session, own] of this.#updates) {
      const from = theirs.get(session) ?? 0;
      for (const sealed of own.values()) if (sealed.seq > from) updates.push(sealed);
    }
    updates.sort((a, b) =>
      a.session === b.session ? a.seq - b.seq : a.session < b.session ? -1 : 1,
    );
    return [...snapshots, ...updates];
  }

  /** Every envelope held: what a copy on file holds. */
  all(): SealedEnvelope[] {
    return this.missing(new Map());
  }

  #advance(session: SessionId): void {
    const own = this.#updates.get(session);
    const before = this.#have.get(session) ?? 0;
    let seq = Math.max(before, this.#covered.get(session) ?? 0);
    while (own?.has(seq + 1)) seq++;
    if (seq > before) this.#have.delete(session);
    this.#have.set(session, seq);
  }
}

/** True where `all` holds everything `part` does. */
export const includes = (all: Have, part: Have): boolean => {
  for (const [session, seq] of part) if ((all.get(session) ?? 0) < seq) return false;
  return true;
};
