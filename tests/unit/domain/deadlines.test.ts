import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/domain/day';
import { nextDeadlines, ownLimit, termEndOf, yearlyOf } from '../../../src/domain/deadlines';
import type { EntryId, Fact, FactValue } from '../../../src/domain/fact';
import type { PersonId } from '../../../src/domain/ids';
import type { RecordId, SharedRecord } from '../../../src/domain/shared-record';

const entry = (value: FactValue, at = 5) => ({
  id: '0123456789ab' as EntryId,
  value,
  by: '0123456789abcdef' as PersonId,
  at,
  over: [],
});

/** A record as anybody may have written it. */
function record(id: string, values: Readonly<Record<string, FactValue>>): SharedRecord {
  const facts = Object.entries(values).map(([field, value]): [string, Fact] => [
    field,
    { kind: 'agreed', entry: entry(value), heads: [entry(value)] },
  ]);
  return { kind: 'deadline', id: id as RecordId, facts: new Map(facts), first: entry(null) };
}

const at = (text: string, records: readonly SharedRecord[] = []) =>
  nextDeadlines(parseDay(text)!, yearlyOf(records)).map(({ of, day, days }) => [of.id, day, days]);

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
    const records = [
      record('dup', { day: '09-30' }),
      record('progress-report', { off: true }),
      record('dup-update', { day: '02-29' }),
      record('x1', { name: 'Relazione al Consiglio', day: '09-10' }),
      record('x2', { name: 'Eliminata', day: '09-11', gone: true }),
    ];
    expect(at('2015-09-01', records)).toEqual([
      ['x1', '2015-09-10', 9],
      ['dup', '2015-09-30', 29],
      ['dup-update', '2016-02-29', 181],
    ]);
    // A year that has no such day.
    expect(at('2016-03-01', records).at(-1)).toEqual(['dup-update', '2017-02-28', 364]);
  });

  it('are as the law has them where what colleagues sent is none', () => {
    for (const day of ['13-01', '02-30', '7-31', '2015-07-31', 31, true, null, ['07-31'], ''])
      expect(yearlyOf([record('dup', { day, off: 'sì' })])[0]).toMatchObject({
        on: { month: 7, day: 31 },
        off: false,
      });
    const own = [
      record('a', { name: 'Senza giorno' }),
      record('b', { day: '01-01' }),
      record('c', { name: '   ', day: '01-01' }),
      record('d', { name: 3, day: '01-01' }),
    ];
    expect(yearlyOf(own)).toHaveLength(3);
    const flood = Array.from({ length: 500 }, (_, n) =>
      record(`n${n}`, { name: 'N'.repeat(4000), day: '01-01' }),
    );
    const shown = yearlyOf(flood);
    expect(shown).toHaveLength(3 + ownLimit);
    expect(shown.at(-1)!.name.length).toBeLessThan(100);
  });
});

describe('the end of the mandate', () => {
  const term = { from: 2014, to: 2019 };

  it('is known by its year, until somebody records the day', () => {
    expect(termEndOf([], term)).toMatchObject({ year: 2019, day: null, off: false });
    const records = [record('term-end', { day: '2020-05-31' })];
    expect(termEndOf(records, term)).toMatchObject({ year: 2020, day: '2020-05-31' });
  });

  it('is no day far from the mandate, or none of the calendar', () => {
    for (const day of ['1999-05-26', '9999-01-01', '2019-02-30', '05-26', 2019, null])
      expect(termEndOf([record('term-end', { day })], term)).toMatchObject({
        year: 2019,
        day: null,
      });
  });
});
