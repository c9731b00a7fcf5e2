import { describe, expect, it } from 'vitest';
import { dayOf, daysBetween, parseDay, type Day } from '../../../src/domain/day';
import { factOf, type EntryId, type FactValue } from '../../../src/domain/fact';
import type { PersonId } from '../../../src/domain/ids';
import { isSoon, rollUp } from '../../../src/domain/roll-up';
import {
  fields,
  isLate,
  odditiesOf,
  readValue,
  trackingOf,
  untracked,
  type Field,
  type Tracking,
} from '../../../src/domain/tracking';
import { kindOf, builtInStates } from '../../../src/domain/state';

let last = 0;
const entry = (value: FactValue) => ({
  id: (++last).toString(36).padStart(12, '0') as EntryId,
  value,
  by: '00000000000000aa' as PersonId,
  at: last,
  over: [],
});
const tracked = (values: Partial<Record<Field, FactValue>>): Tracking =>
  trackingOf(
    new Map(
      Object.entries(values).map(([field, value]) => [field as Field, factOf([entry(value)])]),
    ),
  );
const day = (text: string) => parseDay(text)!;
const today = day('2015-07-31');

describe('a day', () => {
  it('is one the calendar has', () => {
    expect(parseDay('2016-02-29')).toBe('2016-02-29');
    for (const text of ['2015-02-29', '2015-2-3', '2015-13-01', '', null, 20150101])
      expect(parseDay(text)).toBeNull();
  });

  it('is that of this device, and is counted by the calendar', () => {
    expect(dayOf(new Date(2015, 6, 31, 23, 59).getTime())).toBe('2015-07-31');
    expect(dayOf(new Date(2015, 0, 1, 0, 0).getTime())).toBe('2015-01-01');
    expect(daysBetween(day('2015-03-28'), day('2015-03-30'))).toBe(2); // over the change to summer time
    expect(daysBetween(day('2015-03-30'), day('2015-03-28'))).toBe(-2);
  });
});

describe('what is recorded', () => {
  it('reads of each field only what it may hold', () => {
    const bad: Record<Field, FactValue> = {
      state: 'finita',
      progress: 101,
      owners: [],
      start: '2015-02-30',
      due: 5,
      end: 'domani',
      priority: 'urgent',
      tags: 'scuola',
      expected: '   ',
      result: 3,
      gap: null,
      cause: ['x'],
      dup: '',
    };
    for (const field of fields) expect(readValue(field, bad[field])).toBeNull();
    expect(readValue('owners', [' Ufficio\u202e  Verde ', 'Ufficio Verde', ''])).toEqual([
      'Ufficio Verde',
    ]);
    expect(readValue('progress', 33.4)).toBe(33);
  });

  it('has no value where it is to be decided', () => {
    const facts = new Map([['state', factOf([entry('going'), entry('done')])]] as const);
    expect(trackingOf(facts)).toMatchObject({ disputed: ['state'], values: { state: null } });
    expect(untracked.last).toBeNull();
  });

  it('is late when its day is past and it is open', () => {
    expect(isLate(tracked({ due: '2015-07-30' }), today)).toBe(true);
    expect(isLate(tracked({ due: '2015-07-31' }), today)).toBe(false);
    for (const state of builtInStates) {
      const open = kindOf(state) === 'to-do' || kindOf(state) === 'doing';
      expect(isLate(tracked({ due: '2015-01-01', state }), today)).toBe(open);
    }
  });

  it('says what does not go together', () => {
    const odd = (values: Partial<Record<Field, FactValue>>) => odditiesOf(tracked(values));
    expect(odd({ state: 'done', progress: 60 })).toEqual(['done-not-whole']);
    expect(odd({ state: 'going', progress: 100 })).toEqual(['whole-not-done']);
    expect(odd({ state: 'planned', progress: 10 })).toEqual(['begun-not-going']);
    expect(odd({ start: '2015-02-01', end: '2015-01-01', due: '2015-01-02' })).toEqual([
      'ends-before-start',
      'due-before-start',
    ]);
    for (const fine of [
      { state: 'done', progress: 100 },
      { state: 'done' },
      { progress: 100 },
      { state: 'planned', progress: 0 },
      { start: '2015-01-01', end: '2015-01-01' },
    ])
      expect(odd(fine)).toEqual([]);
  });
});

describe('where some actions stand together', () => {
  it('counts each once and says of how many the mean is', () => {
    const all = [
      tracked({ state: 'done', progress: 100, owners: ['Anna'] }),
      tracked({ state: 'going', progress: 50, due: '2015-07-01' }),
      tracked({ state: 'going', due: '2015-08-30' }),
      tracked({ due: '2015-08-31' }),
      trackingOf(new Map([['state', factOf([entry('going'), entry('done')])]] as const)),
    ];
    const sum = rollUp(all, today);
    expect(sum).toMatchObject({ total: 5, late: 1, soon: 1, disputed: 1, unowned: 4 });
    expect(sum.progress).toEqual({ mean: 75, of: 2 });
    expect(sum.byState.get('going')).toBe(2);
    expect(sum.byState.get(null)).toBe(2);
    expect([...sum.byState.values()].reduce((a, b) => a + b)).toBe(5);
    expect(isSoon(all[2]!, '2015-08-01' as Day)).toBe(true);
    expect(rollUp([], today).progress).toBeNull();
  });
});
