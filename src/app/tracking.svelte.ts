import { factOf, type Entry } from '../domain/fact';
import { isActionId, type ActionId } from '../domain/ids';
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
import type { FactDesk } from './fact-desk.svelte';

/** One value to be recorded; null takes the present one away. */
export type Setting = {
  readonly [Name in Field]: {
    readonly action: ActionId;
    readonly field: Name;
    readonly value: TrackedValues[Name] | null;
  };
}[Field];

const noFacts: Facts = new Map();

/**
 * What is recorded on the actions of the open workspace. Whatever is read from it is reactive: what is
 * asked of one action wakes when that changes, `all` when anything does.
 */
export class TrackingDesk {
  readonly #desk: FactDesk;
  readonly #known = new Map<ActionId, { readonly facts: Facts; readonly tracking: Tracking }>();
  readonly #stop: () => void;
  #all: ReadonlyMap<ActionId, Tracking> | null = null;

  constructor(desk: FactDesk) {
    this.#desk = desk;
    this.#stop = desk.onChange((subjects) => {
      for (const subject of subjects) {
        if (!isActionId(subject)) continue;
        this.#known.delete(subject);
        this.#all = null;
      }
    });
  }

  get canEdit(): boolean {
    return this.#desk.canEdit;
  }

  /** What is recorded on an action. */
  of(action: ActionId): Tracking {
    this.#desk.follow(action);
    return this.#read(action).tracking;
  }

  /** The facts behind it, with what was written apart. */
  factsOf(action: ActionId): Facts {
    this.#desk.follow(action);
    return this.#read(action).facts;
  }

  /** Every action on which something is recorded. */
  get all(): ReadonlyMap<ActionId, Tracking> {
    this.#desk.followAll();
    if (this.#all) return this.#all;
    const all = new Map<ActionId, Tracking>();
    for (const subject of this.#desk.book.subjects)
      if (isActionId(subject)) all.set(subject, this.#read(subject).tracking);
    return (this.#all = all);
  }

  /** Who wrote something: the name they sign with now. */
  author(entry: Entry): Person {
    return this.#desk.author(entry);
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
    return this.#desk.set(
      settings.map(({ action, field, value }) => ({ subject: action, field, value })),
    );
  }

  /** Decides for one of the values written apart. */
  settle(action: ActionId, field: Field, choice: Entry): void {
    this.#desk.settle(action, field, choice);
  }

  get canUndo(): boolean {
    return this.#desk.canUndo;
  }

  /** What `undo` would take back: another object after each step, so that one can tell it is still the last. */
  get lastStep(): object | null {
    return this.#desk.lastStep;
  }

  /** Takes back what was recorded last here, as a new change. Gives how many values came back. */
  undo(): number {
    return this.#desk.undo();
  }

  close(): void {
    this.#stop();
  }

  #read(action: ActionId): { readonly facts: Facts; readonly tracking: Tracking } {
    const known = this.#known.get(action);
    if (known) return known;
    const { book } = this.#desk;
    const named = [...book.fields(action)].filter(isField);
    if (named.length === 0) return { facts: noFacts, tracking: untracked };
    const facts: Facts = new Map(
      named.map((field) => [field, factOf(book.entries(action, field))]),
    );
    const read = { facts, tracking: trackingOf(facts) };
    this.#known.set(action, read);
    return read;
  }
}
