import { daysBetween, parseDay, type Day } from './day';
import type { Programme } from './programme';

/** What the law wants done by a day of every year. Its source is among the words. */
export type DeadlineKind = 'dup' | 'progress-report' | 'dup-update';

/** A day of every year. */
export interface YearlyRule {
  readonly kind: DeadlineKind;
  readonly month: number;
  readonly day: number;
}

/** As the law has them. A body's own statute may set other days: they can be handed in. */
const statutory: readonly YearlyRule[] = [
  { kind: 'dup', month: 7, day: 31 },
  { kind: 'progress-report', month: 7, day: 31 },
  { kind: 'dup-update', month: 11, day: 15 },
];

export interface Deadline {
  readonly kind: DeadlineKind;
  readonly day: Day;
  /** Days from today; 0 is today. */
  readonly days: number;
}

/** The next day of each rule from today on, the nearest first. */
export function nextDeadlines(
  today: Day,
  rules: readonly YearlyRule[] = statutory,
): readonly Deadline[] {
  const year = Number(today.slice(0, 4));
  return rules
    .flatMap((rule) => {
      const days = [dayIn(year, rule), dayIn(year + 1, rule)].filter((day) => day !== null);
      const day = days.find((one) => one >= today);
      return day ? { kind: rule.kind, day, days: daysBetween(today, day) } : [];
    })
    .sort((a, b) => a.days - b.days);
}

/** How far the end of the mandate is. Only its year is known: the day is that of the elections. */
export function termEnd(
  { to }: Programme['term'],
  today: Day,
): { readonly year: number; readonly years: number } {
  return { year: to, years: to - Number(today.slice(0, 4)) };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Null for 29 February of a year that has none. */
const dayIn = (year: number, { month, day }: YearlyRule): Day | null =>
  parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
