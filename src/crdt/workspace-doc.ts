import * as Y from 'yjs';
import {
  isActionId,
  isPersonId,
  type ActionId,
  type PersonId,
  type ProgrammeHash,
  type Timestamp,
} from '../domain/ids';
import { factOf, valuesOf, type FactValue } from '../domain/fact';
import type { NoteNode } from '../domain/note-node';
import type { Digest, Version } from '../domain/version';
import type { NotesState, WorkspaceState } from '../domain/workspace-state';
import { cleanLabel, nameLimit, officeLimit, type Person } from '../domain/person';
import { workspaceNameLimit } from '../domain/workspace';
import { FactBook, subjectOf, type Writing } from './fact-book';
import { nodesOf, putNodes } from './note-nodes';
import { telling, type Change } from './telling';
import { VersionBook } from './version-book';

export type NoteFragment = Y.XmlFragment;

/** Origins of transactions. What arrives from disk or colleagues is never written down or sent again. */
export const fromDisk = Symbol('from disk');
export const fromColleague = Symbol('from a colleague');
const ownRecord = Symbol('own record');

/** The newest shape of shared records this build writes. */
const schemaVersion = 1;

/** Who last wrote a note, and when by that person's clock. */
export interface Touch {
  readonly by: Person;
  readonly at: Timestamp;
}

/** Any shared type, as Yjs's own events hand it over. */
type YType = Parameters<Y.Transaction['changed']['set']>[0];

export const notePrefix = 'note:';

/**
 * The shared document of one workspace: typed access, no storage, no network.
 *
 * Roots: `note:<actionId>` (XmlFragment, one per note: root types, because nested ones made by two
 * people at once lose one side), `meta`, `people` (by person id), `touches`
 * (by `<actionId>/<personId>`, so that two people never write the same key), `facts` (see `fact-book`)
 * and `rescued` (who saved which words from a deleted place: see `note-rescue`).
 */
export class WorkspaceDoc {
  readonly doc = new Y.Doc();
  readonly #meta = this.doc.getMap<unknown>('meta');
  readonly #people = this.doc.getMap<unknown>('people');
  readonly #touches = this.doc.getMap<unknown>('touches');
  /** What is recorded on actions. To be read: `record` writes. */
  readonly facts = new FactBook(this.doc);
  /** Named copies of all of it. To be read: `addVersion` writes. */
  readonly versions = new VersionBook(this.doc);
  readonly #records = new Set<unknown>([
    this.#meta,
    this.#people,
    this.#touches,
    this.versions.root,
  ]);
  readonly #fragmentNames = new WeakMap<object, ActionId>();

  /** The fragment of an action's note, made on first use; making it writes nothing. */
  note(id: ActionId): NoteFragment {
    const fragment = this.doc.getXmlFragment(notePrefix + id);
    this.#fragmentNames.set(fragment, id);
    return fragment;
  }

  /** Ids of the actions whose note has ever held anything. */
  noteIds(): ActionId[] {
    const ids: ActionId[] = [];
    for (const name of this.doc.share.keys()) {
      const id = name.startsWith(notePrefix) ? name.slice(notePrefix.length) : '';
      if (isActionId(id) && this.note(id).length > 0) ids.push(id);
    }
    return ids;
  }

  get name(): string {
    const name = this.#meta.get('name');
    return typeof name === 'string' ? cleanLabel(name, workspaceNameLimit) : '';
  }

  /** Hash of the programme the workspace is about, or null before anything has arrived. */
  get programme(): ProgrammeHash | null {
    const hash = this.#meta.get('programme');
    return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? (hash as ProgrammeHash) : null;
  }

  /** True when a newer build has written records this one does not know how to write. */
  get newer(): boolean {
    const version = this.#meta.get('schema');
    return typeof version === 'number' && version > schemaVersion;
  }

  /** First words of a new workspace. */
  found(name: string, programme: ProgrammeHash): void {
    this.doc.transact(() => {
      this.#meta.set('schema', schemaVersion);
      this.#meta.set('programme', programme);
      this.#meta.set('name', cleanLabel(name, workspaceNameLimit));
    }, ownRecord);
  }

  rename(name: string): void {
    const clean = cleanLabel(name, workspaceNameLimit);
    if (clean && clean !== this.name) {
      this.doc.transact(() => this.#meta.set('name', clean), ownRecord);
    }
  }

  person(id: PersonId): Person {
    const record = this.#people.get(id);
    const { name, office } = (record ?? {}) as Record<string, unknown>;
    return {
      id,
      name: typeof name === 'string' ? cleanLabel(name, nameLimit) : '',
      office: typeof office === 'string' ? cleanLabel(office, officeLimit) : '',
    };
  }

  /** Everybody who has ever said who they are, by name. */
  people(): readonly Person[] {
    const ids = [...this.#people.keys()].filter(isPersonId);
    return ids.map((id) => this.person(id)).sort((a, b) => a.name.localeCompare(b.name, 'it'));
  }

  /** Says who a person is, if the document does not say so yet. Unknown fields are kept. */
  introduce(person: Person): void {
    const known = this.person(person.id);
    if (this.#people.has(person.id) && known.name === person.name && known.office === person.office)
      return;
    const before = this.#people.get(person.id);
    const kept = typeof before === 'object' && before !== null ? before : {};
    const record = { ...kept, v: schemaVersion, name: person.name, office: person.office };
    this.doc.transact(() => this.#people.set(person.id, record), ownRecord);
  }

  /** Records that a person wrote in a note. */
  touch(id: ActionId, person: Person, at: Timestamp): void {
    this.doc.transact(() => {
      this.introduce(person);
      this.#touches.set(`${id}/${person.id}`, at);
    }, ownRecord);
  }

  /** Writes facts, and says who the author is, in one transaction. */
  record(writings: readonly Writing[], person: Person): void {
    this.doc.transact(() => {
      this.introduce(person);
      this.facts.write(writings, ownRecord);
    }, ownRecord);
  }

  /** All that it says now. */
  state(): WorkspaceState {
    const facts: Record<string, Record<string, readonly FactValue[]>> = {};
    for (const subject of this.facts.subjects) {
      const own: Record<string, readonly FactValue[]> = {};
      for (const field of this.facts.fields(subject))
        own[field] = valuesOf(factOf(this.facts.entries(subject, field)));
      facts[subject] = own;
    }
    const notes = this.noteIds().map((id) => [id, nodesOf(this.note(id))]);
    return { facts, notes: Object.fromEntries(notes) as NotesState };
  }

  /** Adds a named copy, and says who the author is. */
  addVersion(version: Version, parts: ReadonlyMap<Digest, Uint8Array>, person: Person): void {
    this.doc.transact(() => {
      this.introduce(person);
      this.versions.add(version, parts, ownRecord);
    }, ownRecord);
  }

  /** Makes a note say what a copy of it says, as a change of a person's own. */
  putNote(id: ActionId, nodes: readonly NoteNode[], person: Person, at: Timestamp): void {
    this.doc.transact(() => {
      this.touch(id, person, at);
      putNodes(this.note(id), nodes);
    }, ownRecord);
  }

  /** When each person last wrote in a note. */
  touchesOf(note: ActionId): [PersonId, Timestamp][] {
    const all: [PersonId, Timestamp][] = [];
    this.#touches.forEach((at, key) => {
      const [id, who = ''] = key.split('/');
      if (id === note && isPersonId(who) && typeof at === 'number') all.push([who, at]);
    });
    return all;
  }

  /** The last touch of each touched note. */
  touches(): Map<ActionId, Touch> {
    const last = new Map<ActionId, Touch>();
    this.#touches.forEach((at, key) => {
      const [id = '', who = ''] = key.split('/');
      if (!isActionId(id) || !isPersonId(who) || typeof at !== 'number') return;
      if ((last.get(id)?.at ?? -Infinity) < at) last.set(id, { by: this.person(who), at });
    });
    return last;
  }

  /**
   * Calls back after each transaction with the notes and the subjects of facts it changed, and whether
   * records (name, people, touches) changed. `local` is true for this tab's own edits. What arrives in slices is told when it
   * is all there. Returns what ends it.
   */
  onChange(listener: (change: Change) => void): () => void {
    const told = telling(this.doc, listener);
    const after = (transaction: Y.Transaction) => {
      if (transaction.changedParentTypes.size === 0 && transaction.changed.size === 0) return;
      const notes = new Set<ActionId>();
      const facts = new Set<string>();
      let records = false;
      for (const [type, keys] of transaction.changed) {
        const root = rootOf(type);
        if (this.#records.has(root)) records = true;
        else if (root === (this.facts.root as unknown)) {
          for (const key of keys) if (key) facts.add(subjectOf(key));
        } else {
          const id = this.#nameOf(root);
          if (id) notes.add(id);
        }
      }
      if (notes.size || facts.size || records)
        told.tell({ notes: [...notes], facts: [...facts], records, local: transaction.local });
    };
    this.doc.on('afterTransaction', after);
    return () => {
      told.end();
      this.doc.off('afterTransaction', after);
    };
  }

  #nameOf(root: YType): ActionId | null {
    const known = this.#fragmentNames.get(root);
    if (known) return known;
    for (const [name, type] of this.doc.share) {
      const id = name.slice(notePrefix.length);
      if (type === root && name.startsWith(notePrefix) && isActionId(id)) {
        this.#fragmentNames.set(root, id);
        return id;
      }
    }
    return null;
  }

  destroy(): void {
    this.doc.destroy();
  }
}

function rootOf(type: YType): YType {
  const parent = type._item?.parent;
  return parent instanceof Y.AbstractType ? rootOf(parent as YType) : type;
}
