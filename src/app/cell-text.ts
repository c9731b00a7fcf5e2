import { dayOf, parseDay, type Day } from '../domain/day';
import { factListLimit } from '../domain/fact';
import type { ActionId, Timestamp } from '../domain/ids';
import {
  labelLimit,
  labelsOf,
  priorities,
  readValue,
  type Priority,
  type Tracking,
} from '../domain/tracking';
import type { StateWords } from '../messages/states';
import type { Setting } from './tracking.svelte';

/** What the table shows of each action, and lets one write in place. */
export const cellFields = ['state', 'progress', 'owners', 'due', 'priority', 'tags'] as const;
export type CellField = (typeof cellFields)[number];

/** Why a text is no value of a cell. */
export type Refusal =
  'state' | 'progress' | 'due' | 'priority' | 'unclear' | 'long' | 'many' | 'empty';

/** What a text is read with: how states and priorities are called, and what time it is. */
export interface CellWords {
  readonly states: Pick<StateWords, 'choices' | 'name'>;
  readonly priorities: Readonly<Record<Priority, string>>;
  readonly now: Timestamp;
}

/** What is typed in a cell, as what is to be recorded, or why it can't be. Nothing typed: no value. */
export function readCell(
  action: ActionId,
  field: CellField,
  text: string,
  words: CellWords,
): Setting | Refusal {
  const typed = text.trim();
  if (typed === '') return { action, field, value: null };
  switch (field) {
    case 'state': {
      const value = named(typed, words.states.choices(), words.states.name);
      return value === 'none'
        ? 'state'
        : value === 'several'
          ? 'unclear'
          : { action, field, value };
    }
    case 'priority': {
      const value = named(typed, priorities, (one) => words.priorities[one]);
      if (value === 'none') return 'priority';
      return value === 'several' ? 'unclear' : { action, field, value };
    }
    case 'progress': {
      const number = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(typed)?.[1];
      const value = number ? readValue(field, Number(number.replace(',', '.'))) : null;
      return value === null ? 'progress' : { action, field, value };
    }
    case 'due': {
      const value = readDay(typed, dayOf(words.now));
      return value === null ? 'due' : { action, field, value };
    }
    case 'owners':
    case 'tags': {
      const given = typed.split(',').map((label) => label.trim());
      if (given.some((label) => Array.from(label).length > labelLimit)) return 'long';
      if (given.filter(Boolean).length > factListLimit) return 'many';
      return { action, field, value: readValue(field, labelsOf(given.filter(Boolean).join(','))) };
    }
  }
}

/** A value as one types it: what an editor begins with. */
export function cellText(field: CellField, { values }: Pick<Tracking, 'values'>): string {
  switch (field) {
    case 'due': {
      const [year, month, day] = values.due?.split('-') ?? [];
      return year ? `${Number(day)}/${Number(month)}/${year}` : '';
    }
    case 'owners':
    case 'tags':
      return values[field]?.join(', ') ?? '';
    default:
      return values[field]?.toString() ?? '';
  }
}

/** `3/2/2015`, `3.2.15`, `3-2` of this year, or `2015-02-03`. */
function readDay(text: string, today: Day): Day | null {
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(text);
  if (!parts) return parseDay(text);
  const [, day = '', month = '', year = today.slice(0, 4)] = parts;
  const full = year.length === 2 ? `20${year}` : year;
  return parseDay(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The only choice whose name begins so; a name in full is always that one. */
function named<Choice extends string>(
  text: string,
  choices: readonly Choice[],
  name: (choice: Choice) => string,
): Choice | 'none' | 'several' {
  const sought = plain(text);
  const found = choices.filter((choice) => plain(name(choice)).startsWith(sought));
  const whole = found.find((choice) => plain(name(choice)) === sought);
  return whole ?? (found.length > 1 ? 'several' : (found[0] ?? 'none'));
}

/** Without capitals, accents and double spaces. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').toLocaleLowerCase('it');
