import type * as Y from 'yjs';
import { isEntryId, parseValue, type Entry, type EntryId, type FactValue } from '../domain/fact';
import { isPersonId, type PersonId, type Timestamp } from '../domain/ids';

/** The newest shape of an entry this build writes. */
const entryVersion = 1;

/** Most entries an entry may say it replaces. */
const overLimit = 200;

/** A writing to come: who, when and with what number is the caller's to say. */
export interface Writing {
  readonly subject: string;
  readonly field: string;
  readonly id: EntryId;
  readonly value: FactValue;
  readonly by: PersonId;
  readonly at: Timestamp;
  readonly over: readonly EntryId[];
}

/** The entries of a field: those that come one by one are not copied until somebody reads them. */
interface Kept {
  readonly byId: Map<string, Entry>;
  all: readonly Entry[] | null;
}

/**
 * Facts in the shared document: one flat map in which every writing has a key of its own,
 * `<subject>/<field>/<entry>`, which this app
 * never changes, and removes only with a merge that is taken back. So no two people write the same key,
 * what counts is for `domain/fact` to say, and the map is the record of who changed what as well.
 */
export class FactBook {
  readonly root: Y.Map<unknown>;
  readonly #doc: Y.Doc;
  /** By subject, then by field. */
  readonly #index = new Map<string, Map<string, Kept>>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.root = doc.getMap('facts');
    this.root.forEach((record, key) => this.#take(key, record));
    this.root.observe(({ keysChanged }) => {
      for (const key of keysChanged as ReadonlySet<string>) this.#take(key, this.root.get(key));
    });
  }

  /** All that was ever written of a fact, in no order that means anything. */
  entries(subject: string, field: string): readonly Entry[] {
    const kept = this.#index.get(subject)?.get(field);
    return kept ? (kept.all ??= [...kept.byId.values()]) : [];
  }

  /** The fields of which something was ever written. */
  fields(subject: string): Iterable<string> {
    return this.#index.get(subject)?.keys() ?? [];
  }

  /** The subjects of which something was ever written. */
  get subjects(): Iterable<string> {
    return this.#index.keys();
  }

  /** Writes all of it in one transaction. */
  write(writings: readonly Writing[], origin: unknown): void {
    this.#doc.transact(() => {
      for (const { subject, field, id, value, by, at, over } of writings) {
        const record = { v: entryVersion, x: value, by, at, ...(over.length > 0 ? { over } : {}) };
        this.root.set(`${subject}/${field}/${id}`, record);
      }
    }, origin);
  }

  /** Brings the index in step with a key of the map: what is there counts, so that all copies agree. */
  #take(key: string, record: unknown): void {
    const [subject = '', field = '', id = '', ...rest] = key.split('/');
    if (!subject || !field || rest.length > 0) return;
    const entry = parseEntry(id, record);
    const ofSubject = this.#index.get(subject) ?? new Map<string, Kept>();
    const kept = ofSubject.get(field) ?? { byId: new Map<string, Entry>(), all: null };
    if (!entry && !kept.byId.has(id)) return;
    this.#index.set(subject, ofSubject);
    ofSubject.set(field, kept);
    kept.all = null;
    if (entry) kept.byId.set(id, entry);
    else kept.byId.delete(id);
  }
}

/** The subject a key of the map is about. */
export const subjectOf = (key: string): string => key.slice(0, Math.max(0, key.indexOf('/')));

/** An entry out of anything colleagues may have sent; null where it is none. */
function parseEntry(id: string, record: unknown): Entry | null {
  if (!isEntryId(id) || typeof record !== 'object' || record === null) return null;
  const { x, by, at, over } = record as Readonly<Record<string, unknown>>;
  const value = parseValue(x);
  if (value === undefined || typeof by !== 'string' || !isPersonId(by)) return null;
  if (typeof at !== 'number' || !Number.isFinite(at)) return null;
  const seen = Array.isArray(over) ? (over as unknown[]).slice(0, overLimit).filter(isEntryId) : [];
  return { id, value, by, at, over: seen };
}
