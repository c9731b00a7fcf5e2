import type { Brand, PersonId, Timestamp } from './ids';

/** 12 lower-case letters and figures, random: one writing of one fact. */
export type EntryId = Brand<string, 'EntryId'>;

/** What a fact may hold. Null: nothing any more. */
export type FactValue = string | number | boolean | null | readonly string[];

/** One writing of a fact. It is never changed: a later one takes its place. */
export interface Entry {
  readonly id: EntryId;
  readonly value: FactValue;
  readonly by: PersonId;
  /** By the author's clock: shown, and never used to decide. */
  readonly at: Timestamp;
  /** What its author saw and replaced. */
  readonly over: readonly EntryId[];
}

/** What is known of a fact, out of all that was ever written of it. */
export type Fact =
  | { readonly kind: 'unset' }
  /** Everybody who wrote last wrote this. */
  | { readonly kind: 'agreed'; readonly entry: Entry; readonly heads: readonly Entry[] }
  /** People who had not seen each other's writing wrote different things: to be decided. */
  | {
      readonly kind: 'disputed';
      /** One for each value, in an order that is the same for everybody. */
      readonly choices: readonly Entry[];
      readonly heads: readonly Entry[];
    };

/** Longest text a fact holds, in characters. */
const factTextLimit = 4000;
/** Most texts in a list, and the length of each. */
export const factListLimit = 20;

const entryPattern = /^[0-9a-z]{12}$/;
export const isEntryId = (text: unknown): text is EntryId =>
  typeof text === 'string' && entryPattern.test(text);

const unset: Fact = { kind: 'unset' };

/**
 * The rule by which conflicts are kept: an entry counts until another says that it saw and replaced it
 * (a multi-value register: Shapiro et al., "A comprehensive study of convergent and commutative
 * replicated data types", 2011, section 3.2.2). Neither the order of `entries` nor any clock matters.
 * Entries that replace each other in a ring, which no honest app writes, all count.
 */
export function factOf(entries: readonly Entry[]): Fact {
  if (entries.length === 0) return unset;
  const replaced = new Set(entries.flatMap(({ id, over }) => over.filter((seen) => seen !== id)));
  const left = entries.filter(({ id }) => !replaced.has(id));
  const heads = (left.length > 0 ? left : [...entries]).sort(byId);
  const choices = heads.filter(
    ({ value }, at) => heads.findIndex((other) => sameValue(other.value, value)) === at,
  );
  const [first] = choices;
  if (!first) return unset;
  return choices.length === 1
    ? { kind: 'agreed', entry: first, heads }
    : { kind: 'disputed', choices, heads };
}

/** What a new writing says it replaces: exactly what its author sees. */
export const seenOf = (fact: Fact): readonly EntryId[] =>
  fact.kind === 'unset' ? [] : fact.heads.map(({ id }) => id);

/** The value all agree on, or those there are to decide between; none where nothing was written. */
export const valuesOf = (fact: Fact): readonly FactValue[] =>
  fact.kind === 'unset'
    ? []
    : fact.kind === 'agreed'
      ? [fact.entry.value]
      : fact.choices.map(({ value }) => value);

/** The value all agree on; undefined where nothing was written or it is to be decided. */
export const agreed = (fact: Fact): FactValue | undefined =>
  fact.kind === 'agreed' ? fact.entry.value : undefined;

export const sameValue = (a: FactValue, b: FactValue): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** A value out of anything, bounded; undefined where a fact cannot hold it. */
export function parseValue(value: unknown): FactValue | undefined {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string') return value.length <= factTextLimit ? value : undefined;
  if (!Array.isArray(value) || value.length > factListLimit) return undefined;
  const texts = value.filter((text): text is string => typeof text === 'string');
  const sound = texts.length === value.length && texts.every(({ length }) => length <= 200);
  return sound ? texts : undefined;
}

const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
