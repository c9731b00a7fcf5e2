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
import type { ActionId, PersonId, Timestamp } from '../domain/ids';
import type { Person } from '../domain/person';
import { actionOf } from '../domain/subject';

/** What the desk needs of the workspace and of the world. */
export interface FactHome {
  readonly shared: Pick<WorkspaceDoc, 'facts' | 'record' | 'onChange' | 'person'>;
  /** Who signs now. */
  readonly person: () => Person;
  /** False for readers, and where a newer build has changed how records are written. */
  readonly canEdit: () => boolean;
  readonly now: () => Timestamp;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

/** A value to be recorded of something; null takes the present one away. */
export interface Wish {
  readonly subject: string;
  readonly field: string;
  readonly value: FactValue;
}

/** What was done last, to be taken back in one step. */
type Done = readonly { subject: string; field: string; before: Fact; wrote: EntryId }[];

const undoLimit = 100;

/**
 * Writes the facts of the open workspace, takes them back, and tells of changes: the ground on which the
 * desks of single kinds of record stand.
 */
export class FactDesk {
  readonly #home: FactHome;
  /** By the action a subject belongs to. */
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #subscribers = new Map<string, () => void>();
  readonly #allListeners = new Set<() => void>();
  readonly #changeListeners = new Set<(subjects: readonly string[]) => void>();
  /** To be called by whatever is read that may change with any fact or name: it is then reactive. */
  readonly followAll: () => void;
  readonly #stop: () => void;
  #undoable: Done[] = [];

  constructor(home: FactHome) {
    this.#home = home;
    this.followAll = bridge(this.#allListeners);
    this.#stop = home.shared.onChange(({ facts, records }) => {
      if (facts.length === 0 && !records) return;
      if (facts.length > 0) this.#changeListeners.forEach((listener) => listener(facts));
      for (const owner of new Set(facts.map(actionOf)))
        if (owner) this.#listeners.get(owner)?.forEach((listener) => listener());
      this.#allListeners.forEach((listener) => listener());
    });
  }

  /** To be called by whatever is read of one action, or of what belongs to it. */
  follow(action: ActionId): void {
    const known = this.#subscribers.get(action);
    if (known) return known();
    const listeners = new Set<() => void>();
    this.#listeners.set(action, listeners);
    const subscribe = bridge(listeners);
    this.#subscribers.set(action, subscribe);
    subscribe();
  }

  /** Calls back with the subjects whose facts changed, before anybody who follows wakes. */
  onChange(listener: (subjects: readonly string[]) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  get canEdit(): boolean {
    this.followAll();
    return this.#home.canEdit();
  }

  /** All that was ever written. To be read: `set` writes. */
  get book(): FactHome['shared']['facts'] {
    return this.#home.shared.facts;
  }

  fact(subject: string, field: string): Fact {
    return factOf(this.book.entries(subject, field));
  }

  /** Who wrote something: the name they sign with now. */
  author(entry: Entry): Person {
    return this.person(entry.by);
  }

  person(id: PersonId): Person {
    this.followAll();
    return this.#home.shared.person(id);
  }

  /**
   * Records what is new of this in one step. A value that is to be decided is decided by it: it takes
   * the place of exactly the values there are. Gives how many were recorded.
   */
  set(wishes: readonly Wish[]): number {
    const news = wishes
      .map((wish) => ({ ...wish, fact: this.fact(wish.subject, wish.field) }))
      .filter(({ fact, value }) => {
        if (fact.kind === 'unset') return value !== null;
        return fact.kind === 'disputed' || !sameValue(agreed(fact) ?? null, value);
      });
    return this.#write(news, true).length;
  }

  /** Decides for one of the values written apart. */
  settle(subject: string, field: string, { value }: Entry): void {
    const fact = this.fact(subject, field);
    if (fact.kind === 'disputed') this.#write([{ subject, field, value, fact }], true);
  }

  get canUndo(): boolean {
    this.followAll();
    return this.#undoable.length > 0;
  }

  /** What `undo` would take back: another object after each step. */
  get lastStep(): object | null {
    this.followAll();
    return this.#undoable.at(-1) ?? null;
  }

  /**
   * Takes back what was done last here, as a new change. Where somebody has changed a value since, that
   * stays. Gives how many values came back.
   */
  undo(): number {
    const done = this.#undoable.pop() ?? [];
    const back = done.flatMap(({ subject, field, before, wrote }) => {
      const fact = this.fact(subject, field);
      const mine = fact.kind === 'agreed' && fact.heads.length === 1 && fact.entry.id === wrote;
      if (!mine) return [];
      // What was to be decided is so again: one writing for each value.
      const values = before.kind === 'disputed' ? before.choices.map(({ value }) => value) : [];
      const all = before.kind === 'disputed' ? values : [agreed(before) ?? null];
      return all.map((value) => ({ subject, field, value, fact }));
    });
    const wrote = this.#write(back, false);
    for (const [i, { fact }] of back.entries()) {
      // What came back stands for what had been there, for who takes back the step before as well.
      const { before } = done.find(({ wrote: id }) => seenOf(fact).includes(id)) ?? {};
      if (before?.kind === 'agreed') this.#standsFor(before.heads, wrote[i]);
    }
    return new Set(back.map(({ subject, field }) => `${subject}/${field}`)).size;
  }

  /** 12 random letters and figures. */
  newId(): EntryId {
    const bytes = this.#home.random(new Uint8Array(12));
    return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('') as EntryId;
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
  #write(writings: readonly (Wish & { fact: Fact })[], undoable: boolean): readonly EntryId[] {
    if (writings.length === 0 || !this.#home.canEdit()) return [];
    const person = this.#home.person();
    const at = this.#home.now();
    const all = writings.map(({ subject, field, value, fact }) => {
      return { subject, field, id: this.newId(), value, by: person.id, at, over: seenOf(fact) };
    });
    if (undoable) {
      const done = writings.map(({ subject, field, fact }, i) => {
        return { subject, field, before: fact, wrote: all[i]?.id ?? ('' as EntryId) };
      });
      this.#undoable = [...this.#undoable, done].slice(-undoLimit);
    }
    this.#home.shared.record(all, person);
    return all.map(({ id }) => id);
  }
}

const bridge = (listeners: Set<() => void>): (() => void) =>
  createSubscriber((update) => {
    listeners.add(update);
    return () => listeners.delete(update);
  });
