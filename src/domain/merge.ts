import type { Changed, RecordChanged } from './changed';
import type { Fact } from './fact';
import type { ActionId, Timestamp } from './ids';
import type { Person } from './person';
import type { Version } from './version';

/** What taking in a file would do to one note. */
export interface NoteChange {
  readonly action: ActionId;
  /** Its words now. The same as `after` where only their look changes. */
  readonly before: string;
  readonly after: string;
  /** Who wrote there what this device has not seen, the last first. */
  readonly by: readonly { readonly by: Person; readonly at: Timestamp }[];
  /** This note changed here too since its maker last heard from here: both texts will stand. */
  readonly both: boolean;
}

/** What taking in a file would do to something recorded. */
export interface FreshFact<What> {
  readonly changed: What;
  /** What the thing is called after it; empty for an action's own. */
  readonly title: string;
  readonly before: Fact;
  /** Where it is to be decided, both values will stand. */
  readonly after: Fact;
  /** Who wrote what this device has not seen, the last first. */
  readonly by: readonly { readonly by: Person; readonly at: Timestamp }[];
}

/** Recorded on an action, or on a thing kept on it. */
export type FactChange = FreshFact<Changed>;
/** Recorded for the whole workspace. */
export type RecordChange = FreshFact<RecordChanged>;

export interface FreshVersion {
  readonly version: Version;
  readonly by: Person;
}

/** How many things a merge changes or brings. */
export interface MergeCount {
  readonly notes: number;
  readonly facts: number;
  readonly records: number;
  readonly versions: number;
}

/** What taking in a file would do to a workspace. Nothing has been done. */
export interface MergePreview {
  readonly changes: readonly NoteChange[];
  readonly facts: readonly FactChange[];
  readonly records: readonly RecordChange[];
  /** Versions that are not here yet, the last first. */
  readonly versions: readonly FreshVersion[];
  /** The name the workspace would have; null where it stays. */
  readonly name: string | null;
  /** Frames not signed by the workspace, or unreadable: they stay out. */
  readonly refused: number;
  /** Frames not seen here before. */
  readonly fresh: number;
  /** Some of it builds on a file that has not been taken in yet, and stays unseen until it is. */
  readonly waits: boolean;
}
