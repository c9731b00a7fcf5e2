import { describe, expect, it } from 'vitest';
import { factOf, valuesOf, type Entry, type EntryId } from '../../../src/domain/fact';
import {
  countsAt,
  momentsSince,
  monthLimit,
  stepsOf,
  type Counts,
} from '../../../src/domain/history';
import type { ActionId, PersonId } from '../../../src/domain/ids';
import { dayOf } from '../../../src/domain/day';
import type { Standing } from '../../../src/domain/state';
import { readValue } from '../../../src/domain/tracking';
import { HistoryDesk } from '../../../src/app/history-desk.svelte';
import { VersionDesk } from '../../../src/app/version-desk.svelte';
import { Recorder } from '../../helpers/desks';
import { Seeded } from '../../helpers/seeded';

const written = (n: number, value: Entry['value'], at: number, over: readonly number[]): Entry => ({
  id: idOf(n),
  value,
  by: '0123456789abcdef' as PersonId,
  at,
  over: over.map(idOf),
});
const idOf = (n: number) => String(n).padStart(12, '0') as EntryId;
const time = (text: string) => new Date(`${text}T12:00`).getTime();

/** The plain way: the rule of facts, over what was written by then. */
function standingAt(entries: readonly Entry[], moment: number) {
  const values = valuesOf(factOf(entries.filter(({ at }) => at <= moment)));
  return (values.length === 1 ? readValue('state', values[0] ?? null) : null) ?? 'none';
}

const some = (counts: Counts, ...standings: Standing[]) =>
  standings.map((standing) => counts.get(standing) ?? 0);

describe('how a state went', () => {
  it('is at any time what the rule of facts makes of the entries up to then', () => {
    const random = new Seeded(7);
    const values = ['going', 'done', 'planned', null, 'unheard of', 3];
    const pick = (below: number) => random.bytes(new Uint8Array(1))[0]! % below;
    for (let round = 0; round < 300; round++) {
      const size = 1 + pick(9);
      // Clocks that go wrong, rings, what was never seen: all of it may be sent.
      const entries = Array.from({ length: size }, (_, n) =>
        written(
          n,
          values[pick(values.length)]!,
          pick(8),
          Array.from({ length: pick(3) }, () => pick(size + 2)),
        ),
      );
      const steps = stepsOf(entries);
      for (let moment = -1; moment < 9; moment++) {
        const last = steps.findLast(({ at }) => at <= moment)?.standing ?? 'none';
        expect([round, moment, last]).toEqual([round, moment, standingAt(entries, moment)]);
      }
    }
  });

  it('is counted at each moment, and who has said nothing is counted too', () => {
    const first = stepsOf([written(1, 'going', 10, []), written(2, 'done', 20, [1])]);
    const second = stepsOf([written(3, 'going', 20, [])]);
    const counts = countsAt([5, 10, 25], [first, second], 3);
    expect(counts.map((all) => some(all, 'going', 'done', 'none'))).toEqual([
      [0, 0, 3],
      [1, 0, 2],
      [1, 1, 1],
    ]);
  });

  it('is asked for the ends of the months since the first change, two years at most', () => {
    const days = (first: number) => momentsSince(first, time('2015-07-08')).map(dayOf);
    expect(days(time('2015-05-20'))).toEqual(['2015-05-31', '2015-06-30', '2015-07-08']);
    expect(days(time('2015-07-01'))).toEqual(['2015-07-08']);
    for (const first of [-1e300, 0]) expect(days(first)).toHaveLength(monthLimit);
    for (const first of [Infinity, 1e300]) expect(days(first)).toEqual(['2015-07-08']);
  });
});

describe('the history of a workspace', () => {
  it('is worked out at months’ ends, is exact in versions, and ends with how it is now', async () => {
    const anna = new Recorder('Anna', 1);
    const desk = new VersionDesk(
      { shared: anna.doc, person: () => anna.person, now: () => anna.time },
      anna.facts,
    );
    const history = new HistoryDesk(anna.facts, desk);
    const actions = ['1.1.1', '1.1.2'] as ActionId[];
    const [one, two] = actions as [ActionId, ActionId];
    const past = () => history.months(actions, time('2015-07-08'));
    anna.time = time('2015-05-10');
    anna.desk.set([{ action: one, field: 'state', value: 'going' }]);
    anna.time = time('2015-06-10');
    anna.desk.set([{ action: one, field: 'state', value: 'done' }]);
    const version = await desk.make('Giugno');
    expect(past().map(({ counts }) => some(counts, 'going', 'done', 'none'))).toEqual([
      [1, 0, 1],
      [0, 1, 1],
      [0, 1, 1],
    ]);
    expect(past().map(({ now }) => now)).toEqual([false, false, true]);
    // By a clock that is ahead: it counts for how things stand now.
    anna.time = time('2015-12-01');
    anna.desk.set([{ action: two, field: 'state', value: 'planned' }]);
    expect(past().map(({ counts }) => some(counts, 'planned'))).toEqual([[0], [0], [1]]);
    const exact = await history.exact(actions, 0);
    expect(exact).toMatchObject([{ at: version!.at }]);
    expect(some(exact[0]!.counts, 'done', 'planned', 'none')).toEqual([1, 0, 1]);
    expect(history.exact(actions, 0)).toBe(history.exact(actions, 0));
    anna.doc.doc.getMap('version-parts').clear();
    await desk.make('Rotta');
    anna.doc.doc.getMap('version-parts').clear();
    expect(await history.exact(actions, 0)).toEqual([]);
    history.close();
  });
});
