import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day';
import type { ActionId } from '../../../src/domain/ids';
import type { Item } from '../../../src/domain/item';
import { Recorder } from '../../helpers/desks';
import { Seeded } from '../../helpers/seeded';

const action = '1.1.1' as ActionId;
const titles = (items: readonly Item[]) => items.map(({ values }) => values.title);

function milestone(who: Recorder, title: string, day: string | null = null) {
  const id = who.items.newId(action, 'milestone');
  who.items.set(id, [
    { field: 'title', value: title },
    { field: 'day', value: day as Day | null },
  ]);
  return id;
}

describe('the desk of things kept on an action', () => {
  it('has milestones by day, those without one last, and each kind apart', () => {
    const anna = new Recorder('Anna', 1);
    milestone(anna, 'Collaudo');
    milestone(anna, 'Fine lavori', '2016-03-01');
    milestone(anna, 'Gara', '2015-02-03');
    const act = anna.items.newId(action, 'evidence');
    anna.items.set(act, [{ field: 'act', value: 'Delibera di Giunta n. 12' }]);
    expect(titles(anna.items.of(action, 'milestone'))).toEqual(['Gara', 'Fine lavori', 'Collaudo']);
    expect(anna.items.of(action, 'evidence').map(({ id }) => id)).toEqual([act]);
    expect(anna.items.titleOf(act)).toBe('Delibera di Giunta n. 12');
    expect(anna.items.of('1.1.2' as ActionId, 'milestone')).toEqual([]);
  });

  it('keeps the measures of an indicator with it, into the bin and back', () => {
    const anna = new Recorder('Anna', 1);
    const trees = anna.items.newId(action, 'indicator');
    anna.items.set(trees, [{ field: 'title', value: 'Alberi' }]);
    const indicator = () => anna.items.of(action, 'indicator')[0]!;
    anna.items.measure(indicator(), new Date(2015, 6, 1, 9).getTime());
    const [measure] = anna.items.parts(indicator());
    expect(measure?.values).toMatchObject({ day: '2015-07-01', amount: null });
    anna.items.set(measure!.id, [{ field: 'amount', value: 12.5 }]);
    anna.items.throwAway(measure!.id);
    anna.items.throwAway(trees);
    expect(anna.items.bin(action).map(({ kind }) => kind)).toEqual(['indicator']);
    anna.items.bringBack(trees);
    expect(anna.items.bin(action).map(({ kind }) => kind)).toEqual(['measure']);
    anna.items.bringBack(measure!.id);
    expect(anna.items.parts(indicator())[0]?.values.amount).toBe(12.5);
  });

  it('puts into the bin what a colleague edits offline: it comes back with the edit', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    const id = milestone(anna, 'Gara', '2015-02-03');
    anna.meets(bruno);
    anna.items.throwAway(id);
    bruno.items.set(id, [{ field: 'title', value: 'Gara europea' }]);
    anna.meets(bruno);
    for (const { items } of [anna, bruno]) {
      expect(items.of(action, 'milestone')).toEqual([]);
      expect(titles(items.bin(action))).toEqual(['Gara europea']);
    }
    bruno.items.bringBack(id);
    anna.meets(bruno);
    expect(titles(anna.items.of(action, 'milestone'))).toEqual(['Gara europea']);
  });

  it('is there where one throws it away again and another brings it back', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    const id = milestone(anna, 'Gara');
    anna.items.throwAway(id);
    anna.meets(bruno);
    bruno.items.bringBack(id);
    anna.items.set(id, [{ field: 'gone', value: false }]);
    anna.items.throwAway(id);
    anna.meets(bruno);
    for (const { items } of [anna, bruno]) {
      expect(titles(items.of(action, 'milestone'))).toEqual(['Gara']);
      expect(items.bin(action)).toEqual([]);
    }
  });

  it('takes back what was done to it in one step', () => {
    const anna = new Recorder('Anna', 1);
    const id = milestone(anna, 'Gara', '2015-02-03');
    anna.items.throwAway(id);
    anna.desk.undo();
    expect(titles(anna.items.of(action, 'milestone'))).toEqual(['Gara']);
    anna.desk.undo();
    expect(anna.items.of(action, 'milestone')[0]?.values).toMatchObject({ title: null, day: null });
  });

  it('holds the same for all, and every value last seen by nobody else, whatever the order', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = new Seeded(seed);
      const people = Array.from(
        { length: 2 + random.below(5) },
        (_, i) => new Recorder(`P${i}`, seed * 100 + i),
      );
      const ids = [milestone(people[0]!, 'Inizio')];
      for (let step = 0; step < 60; step++) {
        const who = random.pick(people);
        const id = random.pick(ids);
        const act = random.below(6);
        if (act === 0) ids.push(milestone(who, `Nuova ${step}`));
        else if (act === 1) who.items.throwAway(id);
        else if (act === 2) who.items.bringBack(id);
        else if (act === 3) who.meets(random.pick(people));
        else who.items.set(id, [{ field: 'title', value: `T${step}` }]);
      }
      for (const a of people) for (const b of people) if (a !== b) a.meets(b);
      for (const a of people) for (const b of people) if (a !== b) a.meets(b);
      const seen = ({ items }: Recorder) =>
        JSON.stringify([
          items.of(action, 'milestone').map(({ id, values, disputed }) => [id, values, disputed]),
          items.bin(action).map(({ id }) => id),
        ]);
      expect(new Set(people.map(seen)).size, `seed ${seed}`).toBe(1);
      const all = people[0]!.items;
      const kept = [...all.of(action, 'milestone'), ...all.bin(action)].map(({ id }) => id);
      expect(new Set(kept), `seed ${seed}: nothing vanishes`).toEqual(new Set(ids));
    }
  }, 30_000);
});
