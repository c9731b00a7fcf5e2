import { parseDay, type Day } from './day';
import { agreed, type Entry, type Fact, type FactValue } from './fact';
import type { ActionId } from './ids';
import { safeHref } from './note';
import { cleanLabel } from './person';
import { cleanQuote, readAnchor } from './quotation';
import type { ItemId, ItemKind, Subject } from './subject';
import { readValue } from './tracking';

/** What may be recorded of a thing kept on an action. */
export interface ItemValues {
  /** What it is called. */
  readonly title: string;
  /** When it is due, was measured, or was adopted. */
  readonly day: Day;
  readonly done: boolean;
  /** The address of a page or a mailbox: see `safeHref`. */
  readonly link: string;
  /** The act as it is cited: "Delibera di Giunta n. 12". */
  readonly act: string;
  readonly unit: string;
  readonly baseline: number;
  readonly target: number;
  readonly amount: number;
  /** What a comment says; how the approved words read after an amendment. */
  readonly text: string;
  /** The words of the note it is about, and what finds them again: see `Quotation`. */
  readonly quote: string;
  readonly anchor: string;
  /** People and offices it is meant for, as they are called. */
  readonly to: readonly string[];
  /** Nothing is left to be said about it. */
  readonly resolved: boolean;
  /** It is in the bin, and can come back. */
  readonly gone: boolean;
}

export type ItemField = keyof ItemValues;

/** What each kind of thing has, in the order in which it is filled in. */
export const fieldsOfKind: Readonly<Record<ItemKind, readonly ItemField[]>> = {
  milestone: ['title', 'day', 'link', 'done'],
  indicator: ['title', 'unit', 'baseline', 'target'],
  measure: ['day', 'amount'],
  evidence: ['act', 'day', 'title', 'link'],
  amendment: ['text', 'act', 'day', 'link'],
  comment: ['quote', 'text', 'to', 'resolved'],
  reply: ['text', 'to'],
};

/** Longest title, act and link, and longest unit, in characters. */
export const titleLimit = 300;
export const unitLimit = 40;

const label =
  (limit: number) =>
  (value: FactValue): string | null =>
    typeof value === 'string' ? cleanLabel(value, limit) || null : null;
const number = (value: FactValue): number | null => (typeof value === 'number' ? value : null);
const flag = (value: FactValue): boolean | null => (typeof value === 'boolean' ? value : null);

const readers: { readonly [Name in ItemField]: (value: FactValue) => ItemValues[Name] | null } = {
  title: label(titleLimit),
  day: parseDay,
  done: flag,
  link: safeHref,
  act: label(titleLimit),
  unit: label(unitLimit),
  baseline: number,
  target: number,
  amount: number,
  text: (value) => readValue('result', value),
  quote: (value) => (typeof value === 'string' ? cleanQuote(value) || null : null),
  anchor: readAnchor,
  to: (value) => readValue('owners', value),
  resolved: flag,
  gone: flag,
};

const itemFields = Object.keys(readers) as readonly ItemField[];

export const isItemField = (text: string): text is ItemField => Object.hasOwn(readers, text);

/** The value as the field has it; null where there is none or it is not one of this field's. */
export const readItemValue = <Name extends ItemField>(
  field: Name,
  value: FactValue,
): ItemValues[Name] | null => readers[field](value);

/** A thing kept on an action, as it stands. What is to be decided has no value. */
export interface Item {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly action: ActionId;
  readonly values: { readonly [Name in ItemField]: ItemValues[Name] | null };
  readonly facts: ReadonlyMap<ItemField, Fact>;
  /** Fields with values written apart. */
  readonly disputed: readonly ItemField[];
  /** Its first and its last writing, by their authors' clocks. */
  readonly first: Entry;
  readonly last: Entry;
}

/** The thing its facts come to; null where nothing was ever written of it. */
export function itemOf(
  { kind, action, item }: Subject & { readonly kind: ItemKind },
  facts: ReadonlyMap<ItemField, Fact>,
  entries: readonly Entry[],
): Item | null {
  const inTime = [...entries].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const [first, last] = [inTime[0], inTime.at(-1)];
  if (!first || !last) return null;
  const valueOf = <Name extends ItemField>(field: Name): ItemValues[Name] | null => {
    const fact = facts.get(field);
    const value = fact && agreed(fact);
    return value === undefined ? null : readItemValue(field, value);
  };
  return {
    id: item,
    kind,
    action,
    values: {
      title: valueOf('title'),
      day: valueOf('day'),
      done: valueOf('done'),
      link: valueOf('link'),
      act: valueOf('act'),
      unit: valueOf('unit'),
      baseline: valueOf('baseline'),
      target: valueOf('target'),
      amount: valueOf('amount'),
      text: valueOf('text'),
      quote: valueOf('quote'),
      anchor: valueOf('anchor'),
      to: valueOf('to'),
      resolved: valueOf('resolved'),
      gone: valueOf('gone'),
    },
    facts,
    disputed: itemFields.filter((field) => facts.get(field)?.kind === 'disputed'),
    first,
    last,
  };
}

/** True where it is in the bin. Thrown away and brought back by two at once, it is not. */
export const isGone = ({ values }: Item): boolean => values.gone === true;

/**
 * Things of one kind in the order in which they are shown: by day, those without one last, then as they
 * were added.
 */
export const inOrder = (items: readonly Item[]): readonly Item[] =>
  [...items].sort(
    (a, b) =>
      (a.values.day ?? '9999').localeCompare(b.values.day ?? '9999') ||
      a.first.at - b.first.at ||
      (a.id < b.id ? -1 : 1),
  );
