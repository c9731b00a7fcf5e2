import { describe, expect, it } from 'vitest';
import { distance } from '../../../src/domain/when';

/** By the calendar of this device, whatever its time zone. */
const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime();

describe('how far a time is', () => {
  it.each([
    ['the same moment', at(2026, 5, 10), 'today'],
    ['a minute past midnight', at(2026, 5, 10, 0, 1), 'today'],
    ['the last minute of yesterday', at(2026, 5, 9, 23, 59), 'yesterday'],
    ['yesterday at midnight', at(2026, 5, 9, 0, 0), 'yesterday'],
    ['the day before yesterday', at(2026, 5, 8, 23, 59), 'this-year'],
    ['the first of the year', at(2026, 1, 1, 0, 0), 'this-year'],
    ['the last minute of last year', at(2025, 12, 31, 23, 59), 'other-year'],
    ['the same day of another year', at(2025, 5, 10), 'other-year'],
    ['tomorrow, by a clock that is ahead', at(2026, 5, 11), 'this-year'],
  ])('counts days and not hours: %s', (_, then, expected) => {
    expect(distance(then, at(2026, 5, 10, 12, 0))).toBe(expected);
  });

  it('knows yesterday across the turn of a month and of a year', () => {
    expect(distance(at(2026, 2, 28), at(2026, 3, 1))).toBe('yesterday');
    expect(distance(at(2028, 2, 29), at(2028, 3, 1))).toBe('yesterday');
    expect(distance(at(2025, 12, 31, 23, 59), at(2026, 1, 1, 0, 1))).toBe('yesterday');
  });

  it('knows yesterday on the days when the clocks change', () => {
    for (const [month, day] of [
      [3, 29],
      [3, 30],
      [10, 25],
      [10, 26],
    ] as const) {
      expect(distance(at(2026, month, day - 1, 0, 0), at(2026, month, day, 23, 59))).toBe(
        'yesterday',
      );
      expect(distance(at(2026, month, day, 0, 0), at(2026, month, day, 23, 59))).toBe('today');
    }
  });
});
