import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/domain/day';
import { yearlyOf, type Yearly } from '../../../src/domain/deadlines';
import { setDay } from '../../../src/domain/version-schedule';

const day = (text: string): Day => parseDay(text)!;
const yearly = yearlyOf([]);
const due = (pace: 'deadlines' | 'monthly', from: string, today: string, all = yearly) =>
  setDay({ pace, from: day(from) }, day(today), all);

describe('the set day', () => {
  it('is the last deadline there was, and none from before the choice', () => {
    expect(due('deadlines', '2026-07-01', '2026-07-30')).toBeNull();
    expect(due('deadlines', '2026-07-01', '2026-07-31')).toBe('2026-07-31');
    expect(due('deadlines', '2026-07-01', '2026-11-14')).toBe('2026-07-31');
    expect(due('deadlines', '2026-07-01', '2027-01-10')).toBe('2026-11-15');
    expect(due('deadlines', '2026-08-01', '2026-11-14')).toBeNull();
  });

  it('is no deadline that is off, or that was put there afterwards', () => {
    const at = (text: string) => new Date(`${text}T12:00`).getTime();
    const moved = (change: Partial<Yearly>) => [{ ...yearly[0]!, ...change }];
    const asked = (change: Partial<Yearly>) =>
      due('deadlines', '2026-01-01', '2026-08-10', moved(change));
    expect(asked({})).toBe('2026-07-31');
    expect(asked({ off: true })).toBeNull();
    expect(asked({ on: { month: 3, day: 1 }, since: at('2026-06-05') })).toBeNull();
    expect(asked({ on: { month: 8, day: 1 }, since: at('2026-06-05') })).toBe('2026-08-01');
  });

  it('is the first of the month', () => {
    expect(due('monthly', '2026-07-15', '2026-07-31')).toBeNull();
    expect(due('monthly', '2026-07-15', '2026-08-20')).toBe('2026-08-01');
    expect(due('monthly', '2026-08-01', '2026-08-01')).toBe('2026-08-01');
  });
});
