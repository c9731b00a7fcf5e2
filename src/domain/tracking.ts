import { parseDay, type Day } from './day';
import { agreed, factListLimit, type Entry, type Fact, type FactValue } from './fact';
import { cleanLabel } from './person';
import { kindOf, readState, type State } from './state';

export const priorities = ['high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** What is recorded on an action: the type of each fact. */
export interface TrackedValues {
  readonly state: State;
  /** Percent, 0-100, whole. */
  readonly progress: number;
  /** People and offices that answer for it, as they are called. */
  readonly owners: readonly string[];
  readonly start: Day;
  readonly due: Day;
  /** When it was really over. */
  readonly end: Day;
  readonly priority: Priority;
  readonly tags: readonly string[];
  /** For the yearly report: what was to come of it, what came, what lacks, and why. */
  readonly expected: string;
  readonly result: string;
  readonly gap: string;
  readonly cause: string;
  /** Where it stands in the DUP (d.lgs. 118/2011, annex 4/1): mission, programme, objective. */
  readonly dup: string;
}

export type Field = keyof TrackedValues;

export const labelLimit = 80;
export const textLimit = 2000;

const oneOf =
  <const Choice extends string>(choices: readonly Choice[]) =>
  (value: FactValue): Choice | null =>
    choices.find((choice) => choice === value) ?? null;

const readText = (value: FactValue): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, textLimit) : null;

function readLabels(value: FactValue): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const labels = (value as readonly string[]).map((text) => cleanLabel(text, labelLimit));
  const clean = [...new Set(labels.filter(Boolean))];
  return clean.length > 0 ? clean : null;
}

/** Labels as they are typed, with commas between. */
export const labelsOf = (text: string): readonly string[] =>
  text.split(',').slice(0, factListLimit);

const readProgress = (value: FactValue): number | null =>
  typeof value === 'number' && value >= 0 && value <= 100 ? Math.round(value) : null;

const readers: {
  readonly [Name in Field]: (value: FactValue) => TrackedValues[Name] | null;
} = {
  state: readState,
  progress: readProgress,
  owners: readLabels,
  start: parseDay,
  due: parseDay,
  end: parseDay,
  priority: oneOf(priorities),
  tags: readLabels,
  expected: readText,
  result: readText,
  gap: readText,
  cause: readText,
  dup: readText,
};

export const fields = Object.keys(readers) as readonly Field[];
export const isField = (text: string): text is Field => Object.hasOwn(readers, text);

/** The value as the field has it; null where there is none or it is not one of this field's. */
export const readValue = <Name extends Field>(
  field: Name,
  value: FactValue,
): TrackedValues[Name] | null => readers[field](value);

/** The facts recorded on one action. A field nobody wrote is not in it. */
export type Facts = ReadonlyMap<Field, Fact>;

/** What an action's facts come to. A fact that is to be decided has no value. */
export interface Tracking {
  readonly values: { readonly [Name in Field]: TrackedValues[Name] | null };
  /** Fields with values written apart, in their order. */
  readonly disputed: readonly Field[];
  /** The last writing of any of it, by its author's clock; null where there is none. */
  readonly last: Entry | null;
}

const valueOf = <Name extends Field>(facts: Facts, field: Name): TrackedValues[Name] | null => {
  const fact = facts.get(field);
  const value = fact && agreed(fact);
  return value === undefined ? null : readValue(field, value);
};

export function trackingOf(facts: Facts): Tracking {
  let last: Entry | null = null;
  for (const fact of facts.values()) {
    for (const head of fact.kind === 'unset' ? [] : fact.heads)
      if (!last || head.at > last.at) last = head;
  }
  return {
    values: {
      state: valueOf(facts, 'state'),
      progress: valueOf(facts, 'progress'),
      owners: valueOf(facts, 'owners'),
      start: valueOf(facts, 'start'),
      due: valueOf(facts, 'due'),
      end: valueOf(facts, 'end'),
      priority: valueOf(facts, 'priority'),
      tags: valueOf(facts, 'tags'),
      expected: valueOf(facts, 'expected'),
      result: valueOf(facts, 'result'),
      gap: valueOf(facts, 'gap'),
      cause: valueOf(facts, 'cause'),
      dup: valueOf(facts, 'dup'),
    },
    disputed: fields.filter((field) => facts.get(field)?.kind === 'disputed'),
    last,
  };
}

export const untracked: Tracking = trackingOf(new Map());

/** Its day is past and it is neither done nor stopped. */
export const isLate = ({ values: { due, state } }: Tracking, today: Day): boolean =>
  due !== null && due < today && isOpen(state);

/** Work is still to come. */
export const isOpen = (state: State | null): boolean =>
  state === null || kindOf(state) === 'to-do' || kindOf(state) === 'doing';

/** What does not go together. It is said, and nothing is refused. */
export type Oddity =
  | 'done-not-whole'
  | 'whole-not-done'
  | 'begun-not-going'
  | 'ends-before-start'
  | 'due-before-start';

export function odditiesOf({ values }: Tracking): readonly Oddity[] {
  const { state, progress, start, due, end } = values;
  const odd: Oddity[] = [];
  const kind = state && kindOf(state);
  if (kind === 'done' && progress !== null && progress < 100) odd.push('done-not-whole');
  if (kind !== null && kind !== 'done' && progress === 100) odd.push('whole-not-done');
  if (kind === 'to-do' && progress !== null && progress > 0)
    if (progress < 100) odd.push('begun-not-going');
  if (start && end && end < start) odd.push('ends-before-start');
  if (start && due && due < start) odd.push('due-before-start');
  return odd;
}
