import { parseDay, type Day } from './day';

/** A day of every year. */
export interface YearDay {
  readonly month: number;
  readonly day: number;
}

const two = (n: number): string => String(n).padStart(2, '0');
/** A year that has all of them. */
const leapYear = 2000;

/** The last day of a month, in the years in which it is longest. */
export const longestMonth = (month: number): number =>
  new Date(Date.UTC(leapYear, month, 0)).getUTCDate();

/** `07-31`. */
export const formatYearDay = ({ month, day }: YearDay): string => `${two(month)}-${two(day)}`;

/** The day if the text is one that some year has, else null. */
export function parseYearDay(text: unknown): YearDay | null {
  if (typeof text !== 'string' || !parseDay(`${leapYear}-${text}`)) return null;
  const [month = 0, day = 0] = text.split('-').map(Number);
  return { month, day };
}

export const sameYearDay = (a: YearDay, b: YearDay): boolean =>
  a.month === b.month && a.day === b.day;

/** The day it is in a year; 29 February is the 28th in a year that has none. */
function dayIn(year: number, { month, day }: YearDay): Day {
  const at = (n: number) => parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(n)}`);
  return (at(day) ?? at(day - 1)) as Day;
}

/** The first day from `today` on, and the last up to it. */
export function around(today: Day, on: YearDay): { readonly next: Day; readonly last: Day } {
  const year = Number(today.slice(0, 4));
  const here = dayIn(year, on);
  return {
    next: here >= today ? here : dayIn(year + 1, on),
    last: here <= today ? here : dayIn(year - 1, on),
  };
}
