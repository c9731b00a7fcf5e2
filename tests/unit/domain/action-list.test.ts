import { describe, expect, it } from 'vitest';
import {
  grouped,
  listed,
  rowsOf,
  wholeList,
  type ListView,
  type Row,
} from '../../../src/domain/action-list';
import { factOf, type EntryId, type FactValue } from '../../../src/domain/fact';
import type { ActionId, AreaSlug, PersonId, PointNumber } from '../../../src/domain/ids';
import { trackingOf, type Field, type Tracking } from '../../../src/domain/tracking';
import { cremona } from './cremona';

const now = new Date(2015, 6, 31, 12).getTime();
const day = 86_400_000;
let last = 0;
const entry = (value: FactValue, at: number) => ({
  id: (++last).toString(36).padStart(12, '0') as EntryId,
  value,
  by: '00000000000000aa' as PersonId,
  at,
  over: [],
});
const tracked = (at: number, values: Partial<Record<Field, FactValue[]>>): Tracking =>
  trackingOf(
    new Map(
      Object.entries(values).map(([field, all]) => [
        field as Field,
        factOf(all.map((value) => entry(value, at))),
      ]),
    ),
  );
const tracking = new Map<ActionId, Tracking>([
  [
    '1.1.1' as ActionId,
    tracked(now, { state: ['going'], due: ['2015-07-01'], owners: [['Anna']] }),
  ],
  ['1.1.2' as ActionId, tracked(now - 95 * day, { state: ['done'], progress: [100] })],
  ['1.2.1' as ActionId, tracked(now - 95 * day, { state: ['planned'] })],
  ['3.1.1' as ActionId, tracked(now, { state: ['going', 'done'], due: ['2015-08-10'] })],
]);
const touches = new Map([
  ['1.1.2' as ActionId, { at: now - 91 * day }],
  ['1.2.1' as ActionId, { at: now - 91 * day }],
]);
const rows = rowsOf(cremona, { tracking, touches });
const { length: areas } = cremona.areas;
const list = (view: Partial<ListView>) => listed(rows, { ...wholeList, ...view }, { areas, now });
const ids = (all: readonly Row[]) => all.map(({ action }) => action.id);

describe('the list of actions', () => {
  it('has every action once, as the programme has them', () => {
    expect(rows).toHaveLength(284);
    expect(list({})).toEqual(rows);
  });

  it('shows those of a point, an area and a state', () => {
    for (const { action, goal } of list({ point: 3 as PointNumber, area: 'none' })) {
      expect(goal.points).toContain(3);
      expect(goal.areas).toEqual([]);
      expect(action.id).toBeTruthy();
    }
    expect(ids(list({ state: 'going' }))).toEqual(['1.1.1']);
    // What is to be decided is in no state.
    expect(list({ state: 'none' })).toHaveLength(281);
  });

  it('shows what is to be looked after', () => {
    expect(ids(list({ concern: 'late' }))).toEqual(['1.1.1']);
    expect(ids(list({ concern: 'soon' }))).toEqual(['3.1.1']);
    expect(ids(list({ concern: 'disputed' }))).toEqual(['3.1.1']);
    expect(list({ concern: 'unowned' })).toHaveLength(282);
    expect(list({ concern: 'untouched' })).toHaveLength(281);
    expect(ids(list({ concern: 'untouched' }))).toContain('1.2.1');
    // Nobody need answer for, or touch, what is done.
    expect(ids(list({ concern: 'untouched' }))).not.toContain('1.1.2');
    expect(ids(list({ concern: 'unowned' }))).not.toContain('1.1.2');
  });

  it('is put in order, with what has no value last either way', () => {
    expect(ids(list({ order: 'due' })).slice(0, 2)).toEqual(['1.1.1', '3.1.1']);
    expect(ids(list({ order: 'due', down: true })).slice(0, 2)).toEqual(['3.1.1', '1.1.1']);
    expect(ids(list({ order: 'state' })).slice(0, 2)).toEqual(['1.2.1', '1.1.1']);
    expect(ids(list({ order: 'progress' }))[0]).toBe('1.1.2');
    expect(ids(list({ order: 'recent', down: true })).slice(-1)).not.toEqual(['1.1.1']);
  });

  it('is put in groups, in which a row of two owners is twice and one of none is last', () => {
    const states = grouped(rows, 'state').map(({ key, rows: all }) => [key, all.length]);
    expect(states).toEqual([
      ['planned', 1],
      ['going', 1],
      ['done', 1],
      [null, 281],
    ]);
    const months = grouped(rows, 'month').map(({ key }) => key);
    expect(months).toEqual(['2015-07', '2015-08', null]);
    const points = grouped(rows, 'point');
    expect(points.map(({ key }) => key)).toEqual(
      cremona.points.map(({ number }) => String(number)),
    );
    for (const { key, rows: all } of points)
      for (const { goal } of all) expect(goal.points).toContain(Number(key));
    expect(grouped(rows, 'owner').map(({ key }) => key)).toEqual(['Anna', null]);
    const slugs = grouped(rows, 'area').map(({ key }) => key as AreaSlug | null);
    expect(slugs.at(-1)).toBeNull();
    expect(slugs).toHaveLength(areas + 1);
  });
});
