import { encodeSigner, parseSigner, type Freshness } from '../domain/freshness';
import type { SessionId, Timestamp, WorkspaceId } from '../domain/ids';
import type { LogStore } from '../domain/log';
import type { Person } from '../domain/person';
import { chance } from './chance';
import { seal, unseal, type Beacon } from './envelope';
import { includes, type EnvelopeLog, type Have } from './envelope-log';
import type { Keys } from './keys';

/** An editor who has just written tells soon; one who has only received leaves it to who wrote. */
const afterOwnMs = 3000;
const afterOthersMs = 20_000;
/** With nothing new, an editor says so this often. */
const everyMs = 5 * 60_000;
/** What an editor has had for so long and has not come yet is said to be missing. */
const patienceMs = 15_000;
/** A clock this far ahead is wrong: what it says would stand in the way of all others. */
const aheadMs = 24 * 60 * 60_000;
const heldLimit = 8;
/** Sessions a beacon speaks of: after years there are thousands, and few that anybody still lacks. */
const coversAtMost = 256;
/**
 * Who has these has what there is to say. Fewer than a beacon speaks of: another copy, whose log grew
 * in another order, speaks of others among the older ones.
 */
const comparedAtMost = 64;

interface Held {
  readonly beacon: Beacon;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly by: Person;
  /** By the clock of `performance`. */
  readonly heard: number;
}

interface BeaconOptions {
  readonly workspace: WorkspaceId;
  readonly keys: Keys;
  readonly session: SessionId;
  readonly store: Pick<LogStore, 'readBeacons' | 'writeBeacons'>;
  readonly log: EnvelopeLog;
  readonly person: () => Person;
  readonly now: () => Timestamp;
  /** True where the document holds all that the log does. */
  readonly isWhole: () => boolean;
  readonly publish: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/**
 * How fresh this copy is. Editors sign, now and then, what they have and when; these beacons are
 * passed on and kept by everybody, so that a copy which got the workspace from somebody who holds
 * things back, or was long away, knows that it lacks something.
 *
 * A beacon speaks of the sessions that were added to last. So it may be taken for reached by a copy that
 * lacks something older: never for long, since linked copies tell each other all they hold.
 */
export class Beacons {
  readonly #options: BeaconOptions;
  readonly #listeners = new Set<() => void>();
  readonly #beat: ReturnType<typeof setInterval>;
  #held: readonly Held[] = [];
  #seq = 0;
  #due: { readonly at: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  #told: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: BeaconOptions) {
    this.#options = options;
    this.#beat = setInterval(() => this.#speakWithin(0), everyMs);
  }

  /** Takes in what this disk keeps. A disk that does not answer only leaves the age unknown. */
  async load(): Promise<void> {
    const { store, workspace, keys } = this.#options;
    const frames = await store.readBeacons(workspace).catch(() => []);
    for (const bytes of frames) {
      const beacon = await unseal(keys, bytes);
      if (beacon?.kind === 'beacon') this.#admit(beacon, bytes);
    }
    this.#tell();
  }

  /** All that are held: for who has just come. */
  get frames(): readonly Uint8Array<ArrayBuffer>[] {
    return this.#held.map(({ bytes }) => bytes);
  }

  get freshness(): Freshness {
    const now = performance.now();
    const reached = this.#held.filter(({ beacon }) => this.#reaches(beacon));
    const last = reached.reduce<Held | null>(
      (best, each) => (best && best.beacon.time >= each.beacon.time ? best : each),
      null,
    );
    return {
      upTo: last && { at: last.beacon.time, by: last.by },
      behind: this.#held.some((each) => !reached.includes(each) && now - each.heard >= patienceMs),
    };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** True where a beacon that claims this would be news, if its signature holds. */
  wants(claim: Beacon): boolean {
    if (claim.time > this.#options.now() + aheadMs) return false;
    if (this.#held.some(({ beacon }) => this.#outdoes(beacon, claim))) return false;
    return (
      this.#held.length < heldLimit || this.#held.some(({ beacon }) => beacon.time < claim.time)
    );
  }

  /**
   * True where `later` leaves `earlier` nothing to say: it speaks of all that `earlier` does, or both
   * are reached. Two that speak of different sessions are compared by time as soon as they can be.
   */
  #outdoes(later: Beacon, earlier: Beacon): boolean {
    if (later.time < earlier.time) return false;
    if (includes(later.covers, earlier.covers)) return true;
    return this.#reaches(later) && this.#reaches(earlier);
  }

  #reaches({ covers }: { readonly covers: Have }): boolean {
    return includes(this.#options.log.have, covers);
  }

  /** A verified beacon. False where nobody can have made it. */
  hear(beacon: Beacon, bytes: Uint8Array<ArrayBuffer>): boolean {
    if (!this.#admit(beacon, bytes)) return false;
    this.#keep();
    return true;
  }

  /** The log has grown: by a change made here, or by one that came. */
  grown(own: boolean): void {
    this.#tell();
    if (own) this.#speakWithin(afterOwnMs);
    else this.#speakWithin(afterOthersMs * (1 + chance()));
  }

  #admit(beacon: Beacon, bytes: Uint8Array<ArrayBuffer>): boolean {
    const by = parseSigner(beacon.payload);
    if (!by) return false;
    const held: Held = { beacon, bytes: bytes.slice(), by, heard: performance.now() };
    const rest = this.#held.filter((each) => !this.#outdoes(beacon, each.beacon));
    const byTime = [...rest, held].sort((a, b) => a.beacon.time - b.beacon.time);
    this.#held = byTime.slice(-heldLimit);
    return true;
  }

  #speakWithin(ms: number): void {
    const { keys } = this.#options;
    const at = performance.now() + ms;
    if (!keys.sign || this.#closed || (this.#due && this.#due.at <= at)) return;
    if (this.#due) clearTimeout(this.#due.timer);
    const timer = setTimeout(() => {
      this.#due = null;
      void this.#speak();
    }, ms);
    this.#due = { at, timer };
  }

  async #speak(): Promise<void> {
    const { keys, session, log, person, now, isWhole, publish } = this.#options;
    const covers = log.recent(coversAtMost);
    const latest = log.recent(comparedAtMost);
    const time = now();
    const said = this.#held.some(
      ({ beacon }) => beacon.time > time - everyMs && includes(beacon.covers, latest),
    );
    if (said || covers.size === 0 || !isWhole()) return;
    const payload = encodeSigner(person());
    const beacon: Beacon = { kind: 'beacon', session, seq: ++this.#seq, time, covers, payload };
    const bytes = await seal(keys, beacon);
    if (this.#closed || !this.hear(beacon, bytes)) return;
    publish(bytes);
  }

  #keep(): void {
    const { store, workspace } = this.#options;
    // Lost, it costs a line on the screen after the next start; the disk is reported by the journal.
    store.writeBeacons(workspace, this.frames).catch(() => undefined);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
    clearTimeout(this.#told);
    if (this.#closed) return;
    this.#told = setTimeout(() => {
      for (const listener of this.#listeners) listener();
    }, patienceMs);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#beat);
    clearTimeout(this.#told);
    if (this.#due) clearTimeout(this.#due.timer);
    this.#listeners.clear();
  }
}
