import { daysBetween, parseDay, type Day } from './day';
import type { FactValue } from './fact';
import type { Timestamp } from './ids';
import { cleanLabel } from './person';
import type { Programme } from './programme';
import { recordValue, type RecordId, type SharedRecord } from './shared-record';
import { around, parseYearDay, type YearDay } from './year-day';

/** What the law wants done by a day of every year. Its source is among the words. */
export const lawful = ['dup', 'progress-report', 'dup-update'] as const;
export type DeadlineKind = (typeof lawful)[number];

/** As the law has them. A body's own statute may set other days. */
export const usualDay: Readonly<Record<DeadlineKind, YearDay>> = {
  dup: { month: 7, day: 31 },
  'progress-report': { month: 7, day: 31 },
  'dup-update': { month: 11, day: 15 },
};

export const termEndId = 'term-end' as RecordId;
export const deadlineNameLimit = 80;
/** Most deadlines of a body's own. */
export const ownLimit = 40;

/** True where neither the law nor the mandate's end has given it. */
export const isOwnDeadline = (id: RecordId): boolean =>
  id !== termEndId && !lawful.some((kind) => kind === (id as string));

/** What is recorded of a deadline. */
export type DeadlineField = 'day' | 'name' | 'off' | 'gone';
const shownFields: readonly DeadlineField[] = ['name', 'day', 'off'];

/** A day of every year by which something is to be done. */
export interface Yearly {
  readonly id: RecordId;
  readonly kind: DeadlineKind | 'own';
  /** Of one's own; those of the law are called as the words have it. */
  readonly name: string;
  readonly on: YearDay;
  /** The workspace does not want to hear of it. */
  readonly off: boolean;
  readonly disputed: readonly DeadlineField[];
  /** When it was last changed, by its author's clock; null where it is as the law has it. */
  readonly since: Timestamp | null;
}

/** The end of the mandate. Its day is that of the elections: until somebody records it, the year is known. */
export interface TermEnd {
  readonly year: number;
  readonly day: Day | null;
  readonly off: boolean;
  readonly disputed: readonly DeadlineField[];
}

/** All the yearly deadlines of a workspace, off or not: those of the law, then one's own as they were begun. */
export function yearlyOf(records: readonly SharedRecord[]): readonly Yearly[] {
  const byId = new Map<string, SharedRecord>(records.map((record) => [record.id, record]));
  const ofLaw = lawful.map((kind): Yearly => {
    const id = kind as string as RecordId;
    const record = byId.get(id);
    const on = record && parseYearDay(recordValue(record, 'day'));
    return { id, kind, name: '', on: on ?? usualDay[kind], ...standing(record) };
  });
  const own = records.flatMap((record): Yearly[] => {
    const { id } = record;
    const on = parseYearDay(recordValue(record, 'day'));
    const name = readName(recordValue(record, 'name'));
    if (!isOwnDeadline(id) || !on || !name || recordValue(record, 'gone') === true) return [];
    return [{ id, kind: 'own', name, on, ...standing(record) }];
  });
  return [...ofLaw, ...own.slice(0, ownLimit)];
}

export function termEndOf(
  records: readonly SharedRecord[],
  { from, to }: Programme['term'],
): TermEnd {
  const record = records.find(({ id }) => id === termEndId);
  const day = record ? readTermEnd(recordValue(record, 'day') ?? null, { from, to }) : null;
  const { off, disputed } = standing(record);
  return { year: day ? Number(day.slice(0, 4)) : to, day, off, disputed };
}

/** The last year the end of a mandate may be put off to. */
export const lastYear = ({ to }: Programme['term']): number => to + 5;

/** A day that a mandate of these years can end on; null for any other. */
export function readTermEnd(value: FactValue, term: Programme['term']): Day | null {
  const day = parseDay(value);
  const year = Number(day?.slice(0, 4));
  return year >= term.from && year <= lastYear(term) ? day : null;
}

export const readName = (value: FactValue | undefined): string =>
  typeof value === 'string' ? cleanLabel(value, deadlineNameLimit) : '';

export interface Deadline {
  readonly of: Yearly;
  readonly day: Day;
  /** Days from today; 0 is today. */
  readonly days: number;
}

/** The next day of each that is not off, from today on: the nearest first. */
export const nextDeadlines = (today: Day, yearly: readonly Yearly[]): readonly Deadline[] =>
  yearly
    .filter(({ off }) => !off)
    .map((of) => {
      const day = around(today, of.on).next;
      return { of, day, days: daysBetween(today, day) };
    })
    .sort((a, b) => a.days - b.days);

function standing(record: SharedRecord | undefined): Pick<Yearly, 'off' | 'disputed' | 'since'> {
  const facts = record?.facts ?? new Map<string, never>();
  const heads = [...facts.values()].flatMap((fact) => (fact.kind === 'unset' ? [] : fact.heads));
  return {
    off: record ? recordValue(record, 'off') === true : false,
    disputed: shownFields.filter((field) => facts.get(field)?.kind === 'disputed'),
    since: heads.length > 0 ? Math.max(...heads.map(({ at }) => at)) : null,
  };
}
