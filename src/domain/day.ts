import type { Brand, Timestamp } from './ids';

/** `2015-02-03`: a day of the calendar, with no time and no zone (ISO 8601). */
export type Day = Brand<string, 'Day'>;

/** The day if the text is one that the calendar has, else null. */
export function parseDay(text: unknown): Day | null {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text
    ? null
    : (text as Day);
}

/** The day it is at a moment, by the calendar of this device. */
export function dayOf(at: Timestamp): Day {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as Day;
}

/** Days from one day to another; negative where the second comes first. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
