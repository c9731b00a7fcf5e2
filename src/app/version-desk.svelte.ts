import type { WorkspaceDoc } from '../crdt/workspace-doc';
import { canonicalJson } from '../domain/canonical';
import { dayOf, type Day } from '../domain/day';
import { deflate, inflate } from '../domain/deflate';
import { actionIn } from '../domain/changed';
import { digested, digestOf } from '../domain/digest';
import { factOf, valuesOf, type FactValue } from '../domain/fact';
import { isActionId, type ActionId } from '../domain/ids';
import { lacks, madeOf } from '../domain/made';
import { cleanLabel, type Person } from '../domain/person';
import {
  versionNameLimit,
  type Digest,
  type Moment,
  type Version,
  type VersionId,
} from '../domain/version';
import {
  fieldsIn,
  parseFacts,
  parseNote,
  valuesIn,
  type FactsState,
  type NotesState,
  type WorkspaceState,
} from '../domain/workspace-state';
import type { FactDesk, FactHome } from './fact-desk.svelte';

/** What the desk needs of the workspace and of the world. */
export interface VersionHome extends Pick<FactHome, 'person' | 'now'> {
  readonly shared: Pick<WorkspaceDoc, 'versions' | 'state' | 'addVersion' | 'putNote'>;
}

/** What was said at a moment, and which version the notes were taken from where they were. */
export type Looked =
  | { readonly kind: 'state'; readonly state: WorkspaceState; readonly notesOf: Version | null }
  /** A version that is not here whole, or not as it was made. */
  | { readonly kind: 'damaged' };

/** Named copies of the whole workspace: made, looked at, compared and brought back. */
export class VersionDesk {
  readonly #home: VersionHome;
  readonly #facts: FactDesk;

  constructor(home: VersionHome, facts: FactDesk) {
    this.#home = home;
    this.#facts = facts;
  }

  get canEdit(): boolean {
    return this.#facts.canEdit;
  }

  /** All there are, the last first. Reactive. */
  get all(): readonly Version[] {
    this.#facts.followAll();
    return this.#home.shared.versions.all;
  }

  find(id: VersionId): Version | null {
    return this.all.find((version) => version.id === id) ?? null;
  }

  author = ({ by }: Version): Person => this.#facts.person(by);

  /** The version made of itself for a set day, if there is one already. */
  madeFor(day: Day): Version | null {
    return this.all.find(({ setDay }) => setDay === day) ?? null;
  }

  /**
   * Keeps what is said now under a name; null for who may not, and where there is already one for the
   * set day.
   */
  async make(name: string, setDay: Day | null = null): Promise<Version | null> {
    if (!this.#facts.canEdit) return null;
    const { shared, person, now } = this.#home;
    const { facts, notes } = shared.state();
    const parts = new Map<Digest, Uint8Array>();
    const keep = async (value: unknown): Promise<Digest> => {
      const { bytes, digest } = await digested(value);
      if (!shared.versions.part(digest)) parts.set(digest, await deflate(bytes));
      return digest;
    };
    const kept: Record<string, Digest> = {};
    for (const [id, nodes] of Object.entries(notes ?? {})) kept[id] = await keep(nodes);
    const manifest = { facts: await keep(facts), notes: kept };
    const { digest: hash } = await digested(manifest);
    if (setDay && this.madeFor(setDay)) return null; // a colleague's came meanwhile
    const version: Version = {
      id: this.#facts.newId() as string as VersionId,
      number: 1 + Math.max(0, ...shared.versions.all.map(({ number }) => number)),
      name: cleanLabel(name, versionNameLimit),
      by: person().id,
      at: now(),
      setDay,
      hash,
      manifest,
    };
    shared.addVersion(version, parts, person());
    return version;
  }

  /** What was said at a moment. A version is checked against its digests. */
  async look(moment: Moment): Promise<Looked> {
    if (moment.kind === 'now')
      return { kind: 'state', state: this.#home.shared.state(), notesOf: null };
    if (moment.kind === 'version') {
      const version = this.find(moment.id);
      const state = version && (await this.#open(version));
      return state ? { kind: 'state', state, notesOf: null } : { kind: 'damaged' };
    }
    // Facts have a time each; of the notes only the versions tell.
    const facts = this.#factsAt((at) => dayOf(at) <= moment.day);
    const before = this.all.find(({ at }) => dayOf(at) <= moment.day);
    const opened = before ? await this.#open(before) : null;
    const notes = opened?.notes ?? null;
    return { kind: 'state', state: { facts, notes }, notesOf: notes ? (before ?? null) : null };
  }

  /**
   * Says again what was said, of one action or of all, as a new change. What was to be decided then is
   * left as it is. Gives how many values and notes changed.
   */
  restore(state: WorkspaceState, action: ActionId | null): { facts: number; notes: number } {
    if (!this.#facts.canEdit) return { facts: 0, notes: 0 };
    const { shared, person, now } = this.#home;
    const present = shared.state();
    const wishes = [...fieldsIn([state.facts, present.facts])].flatMap(
      ({ subject, field, changed }) => {
        const values = valuesIn(state.facts, subject, field);
        if ((action !== null && actionIn(changed) !== action) || values.length > 1) return [];
        const [value = null] = values;
        // What was made since is put away, and keeps all that is said of it.
        const made = madeOf(changed);
        if (made && lacks(state.facts, made))
          return subject === made.subject && field === made.witness
            ? [{ subject, field: made.away, value: true }]
            : [];
        return [{ subject, field, value }];
      },
    );
    const facts = this.#facts.set(wishes);
    let notes = 0;
    const [was, is] = [state.notes, present.notes ?? {}];
    for (const id of was ? new Set([...Object.keys(was), ...Object.keys(is)]) : []) {
      if (!isActionId(id) || (action !== null && id !== action)) continue;
      const made = madeOf({ of: 'action', action: id, field: 'state' });
      if (made && lacks(state.facts, made)) continue;
      const nodes = was?.[id] ?? [];
      if (canonicalJson(nodes) === canonicalJson(is[id] ?? [])) continue;
      shared.putNote(id, nodes, person(), now());
      notes++;
    }
    return { facts, notes };
  }

  #factsAt(then: (at: number) => boolean): FactsState {
    const state: Record<string, Record<string, readonly FactValue[]>> = {};
    const { book } = this.#facts;
    for (const subject of book.subjects) {
      const own: Record<string, readonly FactValue[]> = {};
      for (const field of book.fields(subject)) {
        const entries = book.entries(subject, field).filter(({ at }) => then(at));
        if (entries.length > 0) own[field] = valuesOf(factOf(entries));
      }
      if (Object.keys(own).length > 0) state[subject] = own;
    }
    return state;
  }

  async #open({ hash, manifest }: Version): Promise<WorkspaceState | null> {
    if ((await digested(manifest)).digest !== hash) return null;
    const facts = parseFacts(await this.#part(manifest.facts));
    if (!facts) return null;
    const notes: Record<string, NotesState[string]> = {};
    for (const [id, digest] of Object.entries(manifest.notes)) {
      const note = parseNote(await this.#part(digest));
      if (!note) return null;
      notes[id] = note;
    }
    return { facts, notes };
  }

  /** A part as it was kept; undefined where it is not here or was altered. */
  async #part(digest: Digest): Promise<unknown> {
    const packed = this.#home.shared.versions.part(digest);
    const bytes = packed && (await inflate(packed));
    if (!bytes || (await digestOf(bytes)) !== digest) return undefined;
    try {
      return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    } catch {
      return undefined; // whoever made it put in what is not JSON
    }
  }
}
