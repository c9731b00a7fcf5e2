import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../../src/domain/amount';
import { factOf, type Entry, type EntryId, type FactValue } from '../../../src/domain/fact';
import type { ActionId, PersonId } from '../../../src/domain/ids';
import { itemOf, readItemValue, type Item, type ItemField } from '../../../src/domain/item';
import { itemId, partId, parseSubject, type ItemId } from '../../../src/domain/subject';
import { trendOf } from '../../../src/domain/trend';

const action = '7.12.3' as ActionId;
let last = 0;
const random = () => (++last).toString(36).padStart(12, '0') as EntryId;
const entry = (value: FactValue): Entry => {
  return { id: random(), value, by: '00000000000000aa' as PersonId, at: ++last, over: [] };
};

function item(id: ItemId, values: Partial<Record<ItemField, FactValue>>): Item {
  const subject = parseSubject(id);
  if (!subject || subject.kind === 'action') throw new Error(id);
  const entries = Object.entries(values).map(([field, value]) => {
    return [field as ItemField, entry(value)] as const;
  });
  const facts = new Map(entries.map(([field, one]) => [field, factOf([one])]));
  return itemOf(
    subject,
    facts,
    entries.map(([, one]) => one),
  )!;
}

describe('a thing kept on an action', () => {
  it('has what its fields may hold, and nothing else', () => {
    const milestone = item(itemId(action, 'milestone', random()), {
      title: ' Gara\u0000 d’appalto ',
      day: '2015-02-31',
      link: 'javascript:alert(1)',
      done: 'yes',
      target: '12',
    });
    expect(milestone.values).toMatchObject({
      title: 'Gara d’appalto',
      day: null,
      link: null,
      done: null,
      target: null,
    });
    expect(readItemValue('link', 'https://comune.example/atto')).toBe(
      'https://comune.example/atto',
    );
    expect(milestone.first.at).toBeLessThan(milestone.last.at);
  });

  it('is none where nothing was ever written of it', () => {
    const subject = parseSubject(itemId(action, 'evidence', random()));
    if (!subject || subject.kind === 'action') throw new Error('an item');
    expect(itemOf(subject, new Map(), [])).toBeNull();
  });
});

describe('a number as people type it', () => {
  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    [' -3 ', -3],
    ['\u2212 3', -3],
    ['1 000', 1000],
    ['0,001', 0.001],
  ])('%s', (text, amount) => expect(parseAmount(text, ',')).toBe(amount));

  it.each(['', '-', 'dodici', '1,2,3', '1,234.5', '1e5', '12 %', '9'.repeat(16), 'Infinity'])(
    'is none: %s',
    (text) => expect(parseAmount(text, ',')).toBeNull(),
  );

  it('is read the English way in English', () => {
    expect(parseAmount('1,234.5', '.')).toBe(1234.5);
    expect(parseAmount('1,600', '.')).toBe(1600);
    expect(parseAmount('12.5', '.')).toBe(12.5);
    expect(parseAmount('12,5', '.')).toBeNull();
  });
});

describe('how an indicator went', () => {
  const indicator = (values: Partial<Record<ItemField, FactValue>>) =>
    item(itemId(action, 'indicator', random()), values);
  const measure = (of: Item, day: string, amount: number | null) =>
    item(partId(of.id, random()), { day: day, amount });

  it('is drawn on a scale that holds baseline and target', () => {
    const trees = indicator({ baseline: 0, target: 100 });
    const measures = [
      measure(trees, '2016-01-01', 75),
      measure(trees, '2015-01-01', 25),
      measure(trees, '2015-07-02', null),
    ];
    const { points, target } = trendOf(trees, measures);
    expect(points).toEqual([
      { day: '2015-01-01', amount: 25, x: 0, y: 0.25 },
      { day: '2016-01-01', amount: 75, x: 1, y: 0.75 },
    ]);
    expect(target).toBe(1);
  });

  it('is a line in the middle where nothing changes, and nothing where nothing is known', () => {
    const trees = indicator({ title: 'Alberi' });
    expect(trendOf(trees, [])).toEqual({ points: [], target: null });
    expect(trendOf(trees, [measure(trees, '2015-01-01', 5)]).points).toMatchObject([
      { x: 0.5, y: 0.5 },
    ]);
  });
});
