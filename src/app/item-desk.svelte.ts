import { dayOf } from '../domain/day';
import { factOf, type Entry } from '../domain/fact';
import type { ActionId, Timestamp } from '../domain/ids';
import type { Person } from '../domain/person';
import {
  inOrder,
  isGone,
  isItemField,
  itemOf,
  type Item,
  type ItemField,
  type ItemValues,
} from '../domain/item';
import {
  itemId,
  partId,
  namedBy,
  parseSubject,
  type ItemId,
  type WholeKind,
} from '../domain/subject';
import type { FactDesk } from './fact-desk.svelte';

/** One value to be recorded of a thing; null takes the present one away. */
export type ItemSetting = {
  readonly [Name in ItemField]: { readonly field: Name; readonly value: ItemValues[Name] | null };
}[ItemField];

/** Milestones, indicators with their measures, and evidence: what is kept on the actions. */
export class ItemDesk {
  readonly #desk: FactDesk;
  readonly #ids = new Map<ActionId, Set<ItemId>>();
  readonly #known = new Map<ItemId, Item | null>();
  readonly #stop: () => void;

  constructor(desk: FactDesk) {
    this.#desk = desk;
    this.#enter([...desk.book.subjects]);
    this.#stop = desk.onChange((subjects) => this.#enter(subjects));
  }

  get canEdit(): boolean {
    return this.#desk.canEdit;
  }

  /** What is kept on an action, of one kind, in order; what is in the bin left out. */
  of(action: ActionId, kind: WholeKind): readonly Item[] {
    return inOrder(this.#on(action).filter((item) => item.kind === kind && !isGone(item)));
  }

  /** The measures of an indicator or the replies to a comment, the earliest first. */
  parts(whole: Item): readonly Item[] {
    const mine = ({ id }: Item) => id.startsWith(`${whole.id}-`);
    return inOrder(this.#on(whole.action).filter((item) => mine(item) && !isGone(item)));
  }

  /** Everything of one kind on any action, what is in the bin left out. */
  every(kind: WholeKind): readonly Item[] {
    this.#desk.followAll();
    return [...this.#ids.values()]
      .flatMap((ids) => [...ids].flatMap((id) => this.#read(id) ?? []))
      .filter((item) => item.kind === kind && !isGone(item));
  }

  /** What was thrown away of an action. A part is not there by itself where its whole is. */
  bin(action: ActionId): readonly Item[] {
    const gone = this.#on(action).filter(isGone);
    const ids = new Set(gone.map(({ id }) => id));
    const shown = gone.filter(({ id }) => {
      const of = parseSubject(id);
      return !of || of.kind === 'action' || of.of === null || !ids.has(of.of);
    });
    return inOrder(shown);
  }

  /** What a thing is called, wherever it is, a measure as its indicator; empty where it has no name. */
  titleOf(id: ItemId): string {
    this.#desk.followAll();
    const { act = null, title = null } = this.#read(namedBy(id))?.values ?? {};
    return [act, title].filter(Boolean).join(', ');
  }

  /** The number of a thing to come: it is there when something is recorded of it. */
  newId = (action: ActionId, kind: WholeKind): ItemId => itemId(action, kind, this.#desk.newId());

  /** The number of a part to come. */
  newPart = (whole: Item): ItemId => partId(whole.id, this.#desk.newId());

  /** A new measure of an indicator, made today. */
  measure(indicator: Item, now: Timestamp): void {
    this.set(this.newPart(indicator), [{ field: 'day', value: dayOf(now) }]);
  }

  /** Records what is new of this in one step. Gives how many values were. */
  set(item: ItemId, settings: readonly ItemSetting[]): number {
    return this.#desk.set(settings.map(({ field, value }) => ({ subject: item, field, value })));
  }

  /** Who wrote something of a thing: the name they sign with now. */
  author = (entry: Entry): Person => this.#desk.author(entry);

  /** Decides for one of the values written apart. */
  settle(item: ItemId, field: ItemField, choice: Entry): void {
    this.#desk.settle(item, field, choice);
  }

  /** Into the bin, or out of it. What anybody writes meanwhile stays on it. */
  throwAway = (item: ItemId): void => void this.set(item, [{ field: 'gone', value: true }]);
  bringBack = (item: ItemId): void => void this.set(item, [{ field: 'gone', value: null }]);

  close(): void {
    this.#stop();
  }

  #on(action: ActionId): readonly Item[] {
    this.#desk.follow(action);
    return [...(this.#ids.get(action) ?? [])].flatMap((id) => this.#read(id) ?? []);
  }

  #enter(subjects: readonly string[]): void {
    for (const text of subjects) {
      const subject = parseSubject(text);
      if (!subject || subject.kind === 'action') continue;
      this.#known.delete(subject.item);
      const ids = this.#ids.get(subject.action) ?? new Set();
      this.#ids.set(subject.action, ids.add(subject.item));
    }
  }

  #read(id: ItemId): Item | null {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const subject = parseSubject(id);
    if (!subject || subject.kind === 'action') return null;
    const { book } = this.#desk;
    const fields = [...book.fields(id)].filter(isItemField);
    const entries = fields.flatMap((field) => book.entries(id, field));
    const facts = new Map(fields.map((field) => [field, factOf(book.entries(id, field))]));
    const item = itemOf(subject, facts, entries);
    this.#known.set(id, item);
    return item;
  }
}
