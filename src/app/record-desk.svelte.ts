import { factOf, type Fact, type FactValue } from '../domain/fact';
import {
  parseRecordSubject,
  recordSubject,
  type RecordId,
  type RecordKind,
  type SharedRecord,
} from '../domain/shared-record';
import type { FactDesk } from './fact-desk.svelte';

/** What a workspace keeps that belongs to no action. Whatever is read from it is reactive. */
export class RecordDesk {
  readonly #desk: FactDesk;
  readonly #ids = new Map<RecordKind, Set<RecordId>>();
  readonly #known = new Map<RecordKind, readonly SharedRecord[]>();
  readonly #stop: () => void;

  constructor(desk: FactDesk) {
    this.#desk = desk;
    this.#enter(desk.book.subjects);
    this.#stop = desk.onChange((subjects) => this.#enter(subjects));
  }

  get canEdit(): boolean {
    return this.#desk.canEdit;
  }

  /** Those of a kind, in the order in which they were begun. The same array until one of them changes. */
  all(kind: RecordKind): readonly SharedRecord[] {
    this.#desk.followAll();
    const known = this.#known.get(kind);
    if (known) return known;
    const records = [...(this.#ids.get(kind) ?? [])].flatMap((id) => this.#read(kind, id) ?? []);
    records.sort((a, b) => a.first.at - b.first.at || (a.id < b.id ? -1 : 1));
    this.#known.set(kind, records);
    return records;
  }

  /** The number of a record to come: it is there when something is recorded of it. */
  newId = (): RecordId => this.#desk.newId() as string as RecordId;

  /** Records what is new of this in one step; null takes a value away. Gives how many values were. */
  set(kind: RecordKind, id: RecordId, values: Readonly<Record<string, FactValue>>): number {
    const subject = recordSubject(kind, id);
    return this.#desk.set(
      Object.entries(values).map(([field, value]) => ({ subject, field, value })),
    );
  }

  close(): void {
    this.#stop();
  }

  #enter(subjects: Iterable<string>): void {
    for (const subject of subjects) {
      const record = parseRecordSubject(subject);
      if (!record) continue;
      const ids = this.#ids.get(record.kind) ?? new Set();
      this.#ids.set(record.kind, ids.add(record.id));
      this.#known.delete(record.kind);
    }
  }

  #read(kind: RecordKind, id: RecordId): SharedRecord | null {
    const { book } = this.#desk;
    const subject = recordSubject(kind, id);
    const facts = new Map<string, Fact>();
    const entries = [...book.fields(subject)].flatMap((field) => {
      const written = book.entries(subject, field);
      facts.set(field, factOf(written));
      return written;
    });
    const first = entries.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0];
    return first ? { kind, id, facts, first } : null;
  }
}
