import { describe, expect, it } from 'vitest';
import {
  filtering,
  noFilters,
  select,
  type AreaFilter,
  type Filters,
  type NoteFacts,
  type NoteFilter,
} from '../../../src/domain/filters';
import type { ActionId, GoalId, PointNumber } from '../../../src/domain/ids';
import type { Goal, Programme } from '../../../src/domain/programme';
import { cremona } from './cremona';

const day = 86_400_000;
const now = Date.UTC(2026, 4, 10, 12);

/** A note on every third action, touched one day later each. */
const everyAction = cremona.goals.flatMap(({ actions }) => actions.map(({ id }) => id));
const notedIds = everyAction.filter((_, index) => index % 3 === 0);
const facts: NoteFacts = {
  noted: new Set(notedIds),
  touches: new Map(notedIds.map((id, index) => [id, { at: now - (index + 0.5) * day }])),
  now,
};

const points = [null, ...cremona.points.map(({ number }) => number)];
const areas: AreaFilter[] = ['any', 'all', 'none', ...cremona.areas.map(({ slug }) => slug)];
const notes: NoteFilter[] = ['any', 'with', 'without', 'days-7', 'days-30'];
const combinations = points.flatMap((point) =>
  areas.flatMap((area) => notes.map((note): Filters => ({ point, area, note, compact: false }))),
);

/** What a goal must have to be shown, said again and more slowly. */
const passes = (goal: Goal, id: ActionId, { point, area, note }: Filters): boolean => {
  const there = { any: true, all: goal.areas.length === 5, none: goal.areas.length === 0 };
  const inArea = area in there ? there[area as 'any'] : goal.areas.some((slug) => slug === area);
  const age = now - (facts.touches.get(id)?.at ?? -Infinity);
  const hasNote = {
    any: true,
    with: notedIds.includes(id),
    without: !notedIds.includes(id),
    'days-7': age < 7 * day,
    'days-30': age < 30 * day,
  };
  return (point === null || goal.points.includes(point)) && inArea && hasNote[note];
};

describe('the list of the Cremona programme', () => {
  it('unfiltered shows all of it', () => {
    const all = select(cremona, noFilters, facts);
    expect([all.points.size, all.goals.size, all.actions.size]).toEqual([10, 91, 284]);
    expect(all.noted).toBe(notedIds.length);
  });

  it(`shows exactly what passes, for each of ${combinations.length} combinations of filters`, () => {
    for (const filters of combinations) {
      const expected = cremona.goals.flatMap((goal) =>
        goal.actions.map(({ id }) => id).filter((id) => passes(goal, id, filters)),
      );
      const shown = select(cremona, filters, facts);
      expect([...shown.actions], JSON.stringify(filters)).toEqual(expected);
      expect(shown.noted).toBe(expected.filter((id) => notedIds.includes(id)).length);
    }
  });

  it('adds up for every combination, a goal of two points counted once', () => {
    for (const filters of combinations) {
      const shown = select(cremona, filters, facts);
      const goals = cremona.goals.filter(({ id }) => shown.goals.has(id));
      expect(goals.length).toBe(shown.goals.size);
      // Each goal shown has an action shown, and the other way round.
      const ofActions = new Set([...shown.actions].map((id) => id.replace(/\.\d+$/, '')));
      expect(ofActions).toEqual(shown.goals);
      // The sum over the points counts a goal in each of its points: taken off again, it is whole.
      const own = (number: PointNumber) => goals.filter(({ points: of }) => of.includes(number));
      const summed = [...shown.points].reduce((sum, number) => sum + own(number).length, 0);
      const again = goals.reduce(
        (sum, goal) => sum + goal.points.filter((number) => shown.points.has(number)).length - 1,
        0,
      );
      expect(summed - again, JSON.stringify(filters)).toBe(shown.goals.size);
      for (const number of shown.points) expect(own(number).length).toBeGreaterThan(0);
      if (filters.point) expect([...shown.points].every((n) => n === filters.point)).toBe(true);
    }
  });

  it('parts by note: with and without make the whole, and no action is in both', () => {
    for (const { point, area } of combinations) {
      const shown = (note: NoteFilter) =>
        select(cremona, { ...noFilters, point, area, note }, facts).actions;
      const [any, yes, no] = [shown('any'), shown('with'), shown('without')];
      expect(yes.size + no.size).toBe(any.size);
      expect(new Set([...yes, ...no])).toEqual(any);
      for (const id of shown('days-7')) expect(shown('days-30').has(id)).toBe(true);
    }
  });

  it('parts by point: all points together make the whole', () => {
    const union = new Set(
      cremona.points.flatMap(({ number }) => [
        ...select(cremona, { ...noFilters, point: number }, facts).actions,
      ]),
    );
    expect(union.size).toBe(284);
  });

  it('under one area shows also the goals of all of them', () => {
    const everywhere = select(cremona, { ...noFilters, area: 'all' }, facts).goals;
    expect(everywhere.size).toBeGreaterThan(0);
    for (const { slug } of cremona.areas) {
      const shown = select(cremona, { ...noFilters, area: slug }, facts).goals;
      for (const id of everywhere) expect(shown.has(id)).toBe(true);
    }
  });

  it('is empty for an area or a point that is not there, and does not fail', () => {
    for (const filters of [{ area: 'marziani' }, { area: 'constructor' }, { point: 99 }]) {
      const shown = select(cremona, { ...noFilters, ...filters } as Filters, facts);
      expect([shown.points.size, shown.goals.size, shown.actions.size]).toEqual([0, 0, 0]);
    }
  });
});

describe('filters', () => {
  it('are on when something may be left out; the compact view leaves out nothing', () => {
    expect(filtering(noFilters)).toBe(false);
    expect(filtering({ ...noFilters, compact: true })).toBe(false);
    expect(filtering({ ...noFilters, point: 1 as PointNumber })).toBe(true);
    expect(filtering({ ...noFilters, area: 'none' })).toBe(true);
    expect(filtering({ ...noFilters, note: 'without' })).toBe(true);
  });

  it('count days to the moment: seven days ago exactly is past, a clock ahead is not', () => {
    const id = everyAction[0]!;
    const shown = (at: number) =>
      select(
        cremona,
        { ...noFilters, note: 'days-7' },
        { noted: new Set([id]), touches: new Map([[id, { at }]]), now },
      ).actions.size;
    expect(shown(now - 7 * day)).toBe(0);
    expect(shown(now - 7 * day + 1)).toBe(1);
    expect(shown(now + day)).toBe(1);
  });

  it('show a goal with no actions until notes are asked for, and know no "all" without areas', () => {
    const bare: Programme = {
      ...cremona,
      areas: [],
      goals: [{ ...cremona.goals[0]!, actions: [], areas: [] }],
    };
    const shown = (filters: Partial<Filters>): readonly GoalId[] => [
      ...select(bare, { ...noFilters, ...filters }, facts).goals,
    ];
    expect(shown({})).toHaveLength(1);
    expect(shown({ area: 'none' })).toHaveLength(1);
    expect(shown({ area: 'all' })).toHaveLength(0);
    expect(shown({ note: 'without' })).toHaveLength(0);
  });
});
