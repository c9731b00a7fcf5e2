import { dayOf, type Day } from '../domain/day';
import type { Fact } from '../domain/fact';
import type { Timestamp } from '../domain/ids';
import { recordSubject } from '../domain/shared-record';
import type { Version } from '../domain/version';
import { scheduleId, scheduleOf, setDay, type Pace } from '../domain/version-schedule';
import type { DeadlineDesk } from './deadline-desk.svelte';
import type { FactDesk } from './fact-desk.svelte';
import type { RecordDesk } from './record-desk.svelte';
import type { VersionDesk } from './version-desk.svelte';

/** What the keeper needs of the workspace and of the world. */
export interface KeeperHome {
  readonly facts: Pick<FactDesk, 'fact' | 'followAll' | 'settle'>;
  readonly records: Pick<RecordDesk, 'set'>;
  readonly deadlines: Pick<DeadlineDesk, 'yearly'>;
  readonly versions: Pick<VersionDesk, 'make' | 'madeFor' | 'canEdit'>;
  readonly now: () => Timestamp;
  /** All that this disk keeps is here, and all that is here is on the disk. */
  readonly onDisk: () => boolean;
  /** Colleagues are known to have more than is here. */
  readonly lacking: () => boolean;
}

/** Calls back every so many milliseconds; returns what ends it. */
type Tick = (listener: () => void, everyMs: number) => () => void;

/** What is said of it, and to whom. */
export interface KeeperTalk {
  readonly name: (day: Day) => string;
  readonly made: (version: Version) => void;
  readonly failed: (error: unknown) => void;
}

/** By then what the disk and colleagues who are there bring has begun to come. */
const settleMs = 10_000;
const everyMs = 60_000;
/** For what colleagues say they have and never give, it waits this many times, no more. */
const patience = 10;

const subject = recordSubject('schedule', scheduleId);

/**
 * Saves a version of itself at set dates. There is no server to do it: the first editor whose copy is
 * open on or after the day does, unless one for that day is already here.
 */
export class VersionKeeper {
  readonly #home: KeeperHome;
  #busy = false;
  #waited = 0;

  constructor(home: KeeperHome) {
    this.#home = home;
  }

  /** What was chosen for the workspace. Reactive. */
  get chosen(): Fact {
    this.#home.facts.followAll();
    return this.#home.facts.fact(subject, 'pace');
  }

  choose = (pace: Pace): number => this.#home.records.set('schedule', scheduleId, { pace });

  settle: (choice: Parameters<FactDesk['settle']>[2]) => void = (choice) =>
    this.#home.facts.settle(subject, 'pace', choice);

  /** Looks soon after the opening and then every minute, for days change. Returns what ends it. */
  watch(tick: Tick, talk: KeeperTalk): () => void {
    const look = () => void this.look(talk);
    const first = tick(() => {
      first();
      look();
    }, settleMs);
    const next = tick(look, everyMs);
    return () => {
      first();
      next();
    };
  }

  /** Saves the version that is due, if one is. */
  async look({ name, made, failed }: KeeperTalk): Promise<void> {
    const day = this.#busy ? null : this.#due;
    if (!day) return;
    this.#busy = true;
    try {
      const version = await this.#home.versions.make(name(day), day);
      if (version) made(version);
    } catch (error) {
      failed(error);
    } finally {
      this.#busy = false;
    }
  }

  /** The set day that lacks its version, where it may be made here and now. */
  get #due(): Day | null {
    const { versions, deadlines, onDisk, lacking, now } = this.#home;
    if (!versions.canEdit || !onDisk()) return null;
    const day = setDay(scheduleOf(this.chosen), dayOf(now()), deadlines.yearly);
    if (!day || versions.madeFor(day)) return null;
    return lacking() && this.#waited++ < patience ? null : day;
  }
}
