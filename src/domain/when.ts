import type { Timestamp } from './ids';

/** How far a time is, as people say it: the day counts, by the calendar of this device. */
export type Distance = 'today' | 'yesterday' | 'this-year' | 'other-year';

export function distance(at: Timestamp, now: Timestamp): Distance {
  const then = new Date(at);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (sameDay(then, today)) return 'today';
  if (sameDay(then, yesterday)) return 'yesterday';
  return then.getFullYear() === today.getFullYear() ? 'this-year' : 'other-year';
}

const sameDay = (a: Date, b: Date): boolean =>
  a.getFullYear() === b.getFullYear() &&
  a.getMonth() === b.getMonth() &&
  a.getDate() === b.getDate();
