import { createSubscriber } from 'svelte/reactivity';
import type { WorkspaceDoc } from '../crdt/workspace-doc';
import {
  agreed,
  factOf,
  sameValue,
  seenOf,
  type Entry,
  type EntryId,
  type Fact,
  type FactValue,
} from '../domain/fact';
import { isActionId, type ActionId, type Timestamp } from '../domain/ids';
import type { Person } from '../domain/person';
import {
  isField,
  trackingOf,
  untracked,
  type Facts,
  type Field,
  type TrackedValues,
  type Tracking,
} from '../domain/tracking';

/** One value to be recorded; null takes the present one away. */
export type Setting = {
  readonly [Name in Field]: {
    readonly action: ActionId;
    readonly field: Name;
    readonly value: TrackedValues[Name] | null;
  };
}[Field];

/** What the desk needs of the workspace and of the world. */
export interface TrackingHome {
  readonly shared: Pick<WorkspaceDoc, 'facts' | 'record' | 'onChange' | 'person'>;
  /** Who signs now. */
  readonly person: () => Person;
  /** False for readers, and where a newer build has changed how records are written. */
  readonly canEdit: () => boolean;
  readonly now: () => Timestamp;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

/** One writing as the record of changes shows it. */
export interface Change {
  readonly field: Field;
  readonly entry: Entry;
  readonly by: Person;
  /** What it took the place of. */
  readonly before: readonly FactValue[];
}

/** What was done last, to be taken back in one step. */
type Done = readonly { action: ActionId; field: Field; before: Fact; wrote: EntryId }[];

const undoLimit = 100;
const noFacts: Facts = new Map();

/**
 * What is recorded on the actions of the open workspace. Whatever is read from it is reactive: what is
 * asked of one action wakes when that changes, `all` when anything does.
 */
export class TrackingDesk {
  readonly #home: TrackingHome;
  readonly #known = new Map<ActionId, { readonly facts: Facts; readonly tracking: Tracking }>();
  readonly #listeners = new Map<ActionId, Set<() => void>>();
  readonly #subscribers = new Map<ActionId, () => void>();
  readonly #allListeners = new Set<() => void>();
  readonly #subscribeAll: () => void;
  readonly #stop: () => void;
  #all: ReadonlyMap<ActionId, Tracking> | null = null;
  #undoable: Done[] = [];

  constructor(home: TrackingHome) {
    this.#home = home;
    this.#subscribeAll = bridge(this.#allListeners);
    this.#stop = home.shared.onChange(({ facts, records }) => {
      if (facts.length === 0 && !records) return;
      for (const subject of facts) {
        if (!isActionId(subject)) continue;
        this.#known.delete(subject);
        this.#listeners.get(subject)?.forEach((listener) => listener());
      }
      if (facts.length > 0) this.#all = null;
      this.#allListeners.forEach((listener) => listener());
    });
  }

  get canEdit(): boolean {
    this.#subscribeAll();
    return this.#home.canEdit();
  }

  /** What is recorded on an action. */
  of(action: ActionId): Tracking {
    this.#subscribe(action);
    return this.#read(action).tracking;
  }

  /** The facts behind it, with what was written apart. */
  factsOf(action: ActionId): Facts {
    this.#subscribe(action);
    return this.#read(action).facts;
  }

  /** Every action on which something is recorded. */
  get all(): ReadonlyMap<ActionId, Tracking> {
    this.#subscribeAll();
    if (this.#all) return this.#all;
    const all = new Map<ActionId, Tracking>();
    for (const subject of this.#home.shared.facts.subjects)
      if (isActionId(subject)) all.set(subject, this.#read(subject).tracking);
    return (this.#all = all);
  }

  /** Who wrote something: the name they sign with now. */
  author(entry: Entry): Person {
    this.#subscribeAll();
    return this.#home.shared.person(entry.by);
  }

  /** Who changed what on an action, the last first, by the authors' clocks. */
  changes(action: ActionId): readonly Change[] {
    this.#subscribe(action);
    const { facts } = this.#home.shared;
    const changes: Change[] = [];
    for (const field of facts.fields(action)) {
      if (!isField(field)) continue;
      const entries = facts.entries(action, field);
      const values = new Map(entries.map(({ id, value }) => [id, value]));
      for (const entry of entries) {
        const before = entry.over.flatMap((id) => values.get(id) ?? []);
        changes.push({ field, entry, by: this.author(entry), before });
      }
    }
    return changes.sort((a, b) => b.entry.at - a.entry.at || (a.entry.id < b.entry.id ? 1 : -1));
  }

  /** Labels already used for a field, to be suggested. */
  used(field: 'owners' | 'tags'): readonly string[] {
    const labels = [...this.all.values()].flatMap(({ values }) => values[field] ?? []);
    return [...new Set(labels)].sort((a, b) => a.localeCompare(b, 'it'));
  }

  /**
   * Records what is new of this in one step. A value that is to be decided is decided by it: it takes
   * the place of exactly the values there are. Gives how many were recorded.
   */
  set(settings: readonly Setting[]): number {
    const news = settings.filter(({ action, field, value }) => {
      const fact = this.#read(action).facts.get(field);
      if (!fact || fact.kind === 'unset') return value !== null;
      return fact.kind === 'disputed' || !sameValue(agreed(fact) ?? null, value);
    });
    this.#write(
      news.map((setting) => ({ ...setting, fact: this.#factOf(setting.action, setting.field) })),
      true,
    );
    return news.length;
  }

  /** Decides for one of the values written apart. */
  settle(action: ActionId, field: Field, { value }: Entry): void {
    const fact = this.#factOf(action, field);
    if (fact.kind === 'disputed') this.#write([{ action, field, value, fact }], true);
  }

  get canUndo(): boolean {
    this.#subscribeAll();
    return this.#undoable.length > 0;
  }

  /** What `undo` would take back: another object after each step, so that one can tell it is still the last. */
  get lastStep(): object | null {
    this.#subscribeAll();
    return this.#undoable.at(-1) ?? null;
  }

  /**
   * Takes back what was done last here, as a new change. Where somebody has changed a value since, that
   * stays. Gives how many values came back.
   */
  undo(): number {
    const done = this.#undoable.pop() ?? [];
    const back = done.flatMap(({ action, field, before, wrote }) => {
      const fact = this.#factOf(action, field);
      const mine = fact.kind === 'agreed' && fact.heads.length === 1 && fact.entry.id === wrote;
      if (!mine) return [];
      // What was to be decided is so again: one writing for each value.
      const values = before.kind === 'disputed' ? before.choices.map(({ value }) => value) : [];
      const all = before.kind === 'disputed' ? values : [agreed(before) ?? null];
      return all.map((value) => ({ action, field, value, fact }));
    });
    const wrote = this.#write(back, false);
    for (const [i, { fact }] of back.entries()) {
      // What came back stands for what had been there, for who takes back the step before as well.
      const { before } = done.find(({ wrote: id }) => seenOf(fact).includes(id)) ?? {};
      if (before?.kind === 'agreed') this.#standsFor(before.heads, wrote[i]);
    }
    return new Set(back.map(({ action, field }) => `${action}/${field}`)).size;
  }

  close(): void {
    this.#stop();
  }

  #standsFor(heads: readonly Entry[], id: EntryId | undefined): void {
    if (!id) return;
    const old = new Set(heads.map((head) => head.id));
    this.#undoable = this.#undoable.map((done) =>
      done.map((one) => (old.has(one.wrote) ? { ...one, wrote: id } : one)),
    );
  }

  /** Gives the numbers of what it wrote, in the order given. */
  #write(
    writings: readonly { action: ActionId; field: Field; value: FactValue; fact: Fact }[],
    undoable: boolean,
  ): readonly EntryId[] {
    if (writings.length === 0 || !this.#home.canEdit()) return [];
    const person = this.#home.person();
    const at = this.#home.now();
    const all = writings.map(({ action, field, value, fact }) => ({
      subject: action,
      field,
      id: this.#newId(),
      value,
      by: person.id,
      at,
      over: seenOf(fact),
    }));
    if (undoable) {
      const done = writings.map(({ action, field, fact }, i) => {
        return { action, field, before: fact, wrote: all[i]?.id ?? ('' as EntryId) };
      });
      this.#undoable = [...this.#undoable, done].slice(-undoLimit);
    }
    this.#home.shared.record(all, person);
    return all.map(({ id }) => id);
  }

  #newId(): EntryId {
    const bytes = this.#home.random(new Uint8Array(12));
    return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('') as EntryId;
  }

  #factOf = (action: ActionId, field: Field): Fact =>
    this.#read(action).facts.get(field) ?? { kind: 'unset' };

  #read(action: ActionId): { readonly facts: Facts; readonly tracking: Tracking } {
    const known = this.#known.get(action);
    if (known) return known;
    const { facts: book } = this.#home.shared;
    const named = [...book.fields(action)].filter(isField);
    if (named.length === 0) return { facts: noFacts, tracking: untracked };
    const facts: Facts = new Map(
      named.map((field) => [field, factOf(book.entries(action, field))]),
    );
    const read = { facts, tracking: trackingOf(facts) };
    this.#known.set(action, read);
    return read;
  }

  #subscribe(action: ActionId): void {
    const known = this.#subscribers.get(action);
    if (known) return known();
    const listeners = new Set<() => void>();
    this.#listeners.set(action, listeners);
    const subscribe = bridge(listeners);
    this.#subscribers.set(action, subscribe);
    subscribe();
  }
}

const bridge = (listeners: Set<() => void>): (() => void) =>
  createSubscriber((update) => {
    listeners.add(update);
    return () => listeners.delete(update);
  });
