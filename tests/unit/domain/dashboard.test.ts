import { describe, expect, it } from 'vitest';
import { concerns, listed, rowsOf, wholeList, type Row } from '../../../src/domain/action-list';
import { dashboardOf, figureOf, type Part, type Sum } from '../../../src/domain/dashboard';
import { dayOf } from '../../../src/domain/day';
import { factOf, type EntryId, type FactValue } from '../../../src/domain/fact';
import type { ActionId, PersonId } from '../../../src/domain/ids';
import { listHref, parseRoute } from '../../../src/domain/route';
import { trackingOf, type Field, type Tracking } from '../../../src/domain/tracking';
import { builtInStates, type Standing, type State } from '../../../src/domain/state';
import { Seeded } from '../../helpers/seeded';
import { cremona } from './cremona';

const now = new Date(2015, 6, 31, 12).getTime();
const today = dayOf(now);
const day = 86_400_000;
/** The app's own, two the workspace has added, and one this copy has not heard of. */
const known: readonly State[] = [...builtInStates, 'doing-000000000001', 'done-000000000002'];
const states: readonly State[] = [...known, 'to-do-000000000003'];
const standings: readonly Standing[] = [...states, 'none'];
const isoAt = (offset: number) => dayOf(now + offset * day);

/** Something on about `share` of the actions: any state, some values written apart, days around now. */
function randomRows(seed: number, share: number): readonly Row[] {
  const random = new Seeded(seed);
  const trackings = new Map<ActionId, Tracking>();
  const touches = new Map<ActionId, { at: number }>();
  let last = 0;
  const ago = () => now - random.below(180) * day;
  const fact = (values: readonly FactValue[]) =>
    factOf(
      values.map((value) => ({
        id: (++last).toString(36).padStart(12, '0') as EntryId,
        value,
        by: '00000000000000aa' as PersonId,
        at: ago(),
        over: [],
      })),
    );
  for (const { actions } of cremona.goals) {
    for (const { id } of actions) {
      if (random.next() < share / 2) touches.set(id, { at: ago() });
      if (random.next() > share) continue;
      const values: [Field, FactValue[]][] = [['state', [random.pick(states)]]];
      if (random.next() < 0.2) values[0]![1].push(random.pick(states));
      if (random.next() < 0.3) values.push(['progress', [random.below(101)]]);
      if (random.next() < 0.5) values.push(['owners', [['Ufficio Ambiente']]]);
      if (random.next() < 0.6) values.push(['due', [isoAt(random.below(120) - 60)]]);
      if (random.next() < 0.1) values.shift();
      trackings.set(id, trackingOf(new Map(values.map(([field, all]) => [field, fact(all)]))));
    }
  }
  return rowsOf(cremona, { tracking: trackings, touches });
}

const everyPart: readonly Part[] = [
  { kind: 'total' },
  { kind: 'done' },
  ...standings.map((state) => ({ kind: 'state', state }) as const),
  ...concerns.map((concern) => ({ kind: 'concern', concern }) as const),
];

const trials = [
  [1, 0],
  [2, 0.1],
  [3, 0.5],
  [4, 0.9],
  [5, 1],
] as const;

describe.each(trials)('the dashboard, seed %i with %d recorded', (seed, share) => {
  const rows = randomRows(seed, share);
  const board = dashboardOf(cremona, rows, today, { states: known });
  const sums: readonly Sum[] = [
    board.all,
    ...board.points.map(({ sum }) => sum),
    ...board.areas.map(({ sum }) => sum),
    ...board.crossings.flat(),
  ];

  it('has no number but that of the list its link opens', () => {
    const { length: areas } = cremona.areas;
    expect(sums).toHaveLength(1 + 10 + 6 + 60);
    for (const sum of sums) {
      for (const part of everyPart) {
        const { count, view } = figureOf(sum, part);
        const route = parseRoute(listHref(view));
        if (route.kind !== 'list') throw new Error(`${listHref(view)} opens no list`);
        const list = listed(rows, route.view, { areas, now });
        expect([listHref(view), count]).toEqual([listHref(view), list.length]);
      }
    }
  });

  it('counts each action once in the whole, and once for each area and point of it', () => {
    const { all, points, areas, crossings } = board;
    expect(all.total).toBe(284);
    expect(board.standings.reduce((sum, state) => sum + (all.states.get(state) ?? 0), 0)).toBe(284);
    let [inPoints, inAreas, inCrossings] = [0, 0, 0];
    for (const { goal } of rows) {
      inPoints += goal.points.length;
      inAreas += Math.max(1, goal.areas.length);
      inCrossings += goal.points.length * Math.max(1, goal.areas.length);
    }
    const total = (of: readonly Sum[]) => of.reduce((sum, each) => sum + each.total, 0);
    expect(total(points.map(({ sum }) => sum))).toBe(inPoints);
    expect(total(areas.map(({ sum }) => sum))).toBe(inAreas);
    expect(total(crossings.flat())).toBe(inCrossings);
    expect(inAreas).toBeGreaterThan(284);
  });

  it('says what its mean averages', () => {
    for (const [index, { point, sum }] of board.points.entries()) {
      const said: number[] = [];
      for (const { goal, tracking } of rows) {
        const { progress } = tracking.values;
        if (goal.points.includes(point.number) && progress !== null) said.push(progress);
      }
      expect([index, sum.progress?.of ?? 0]).toEqual([index, said.length]);
      if (said.length === 0) continue;
      expect(sum.progress?.value).toBeCloseTo(said.reduce((a, b) => a + b, 0) / said.length);
    }
  });
});

describe('a dashboard of another programme', () => {
  it('has no column for actions without an area where there are none', () => {
    const goals = cremona.goals.filter(({ areas }) => areas.length > 0);
    const rows = rowsOf({ ...cremona, goals }, { tracking: new Map(), touches: new Map() });
    const { areas, crossings } = dashboardOf(cremona, rows, today);
    expect(areas.map(({ area }) => area)).toEqual(cremona.areas);
    expect(crossings.map((line) => line.length)).toEqual(cremona.points.map(() => 5));
  });

  it('of nothing is nothing', () => {
    const { all, areas } = dashboardOf(cremona, [], today);
    expect(figureOf(all, { kind: 'total' })).toEqual({
      count: 0,
      view: { point: wholeList.point, area: wholeList.area },
    });
    expect(all.progress).toBeNull();
    expect(areas).toHaveLength(5);
  });

  it('averages by goals where that is asked: the mean of each counts once', () => {
    const rows = randomRows(5, 0.6);
    const { all, points } = dashboardOf(cremona, rows, today, { by: 'goal' });
    const meanOf = (some: readonly Row[]) => {
      const means = cremona.goals.flatMap(({ id }) => {
        const said = some
          .filter(({ goal }) => goal.id === id)
          .flatMap(({ tracking }) => tracking.values.progress ?? []);
        return said.length > 0 ? [said.reduce((a, b) => a + b, 0) / said.length] : [];
      });
      return [means.reduce((a, b) => a + b, 0) / means.length, means.length] as const;
    };
    const [value, of] = meanOf(rows);
    expect(all.progress).toMatchObject({ of, by: 'goal' });
    expect(all.progress?.value).toBeCloseTo(value);
    const seventh = points[6]!;
    const [ofPoint] = meanOf(rows.filter(({ goal }) => goal.points.includes(seventh.point.number)));
    expect(seventh.sum.progress?.value).toBeCloseTo(ofPoint);
  });
});
