import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/domain/day';
import { nextDeadlines, termEnd } from '../../../src/domain/deadlines';

const at = (text: string) =>
  nextDeadlines(parseDay(text)!).map(({ kind, day, days }) => [kind, day, days]);

describe('the deadlines', () => {
  it('are the next of each, the nearest first', () => {
    expect(at('2015-07-08')).toEqual([
      ['dup', '2015-07-31', 23],
      ['progress-report', '2015-07-31', 23],
      ['dup-update', '2015-11-15', 130],
    ]);
  });

  it('are still there on their day, and the next year’s on the day after', () => {
    expect(at('2015-07-31')[0]).toEqual(['dup', '2015-07-31', 0]);
    expect(at('2015-08-01')).toEqual([
      ['dup-update', '2015-11-15', 106],
      ['dup', '2016-07-31', 365],
      ['progress-report', '2016-07-31', 365],
    ]);
    expect(at('2015-12-31')[0]).toEqual(['dup', '2016-07-31', 213]);
  });

  it('can be others, where a body’s statute has others', () => {
    const rules = [
      { kind: 'dup', month: 9, day: 30 },
      { kind: 'dup-update', month: 2, day: 29 },
    ] as const;
    const found = nextDeadlines(parseDay('2015-09-01')!, rules);
    expect(found.map(({ day, days }) => [day, days])).toEqual([
      ['2015-09-30', 29],
      ['2016-02-29', 181],
    ]);
    // A year that has no such day.
    expect(nextDeadlines(parseDay('2016-03-01')!, rules.slice(1))).toEqual([]);
  });
});

describe('the end of the mandate', () => {
  it('is known by its year', () => {
    const term = { from: 2014, to: 2019 };
    expect(termEnd(term, parseDay('2015-07-08')!)).toEqual({ year: 2019, years: 4 });
    expect(termEnd(term, parseDay('2019-12-31')!)).toEqual({ year: 2019, years: 0 });
    expect(termEnd(term, parseDay('2020-01-01')!)).toEqual({ year: 2019, years: -1 });
  });
});
