import { expect, test } from 'vitest';
import { DeadlineDesk } from '../../../src/app/deadline-desk.svelte';
import { lawful, ownLimit, termEndId } from '../../../src/domain/deadlines';
import { parseDay } from '../../../src/domain/day';
import { Recorder } from '../../helpers/desks';

class Officer extends Recorder {
  readonly deadlines = new DeadlineDesk(this.records, this.facts);

  get dup() {
    return this.deadlines.yearly[0]!;
  }
}

const september = { month: 9, day: 30 };
const term = { from: 2014, to: 2019 };

test('a day is changed, taken back, and brought to the usual one', () => {
  const [anna, bruno] = [new Officer('Anna', 1), new Officer('Bruno', 2)];
  anna.deadlines.change(anna.dup, september);
  anna.deadlines.switchOff(anna.dup.id, true);
  anna.meets(bruno);
  expect(bruno.dup).toMatchObject({ kind: 'dup', on: september, off: true });
  anna.facts.undo();
  expect(anna.dup.off).toBe(false);
  expect(anna.deadlines.reset(anna.dup.id)).toBe(1);
  expect(anna.dup.on).toEqual({ month: 7, day: 31 });
  // The usual day is as if nobody had said one: nothing to record.
  expect(anna.deadlines.change(anna.dup, { month: 7, day: 31 })).toBe(0);
  anna.deadlines.setTermEnd(parseDay('2019-05-26'));
  expect(anna.deadlines.termEnd(term).day).toBe('2019-05-26');
  anna.deadlines.reset(termEndId);
  expect(anna.deadlines.termEnd(term).day).toBeNull();
});

test('one’s own are added, called otherwise and thrown away, as many as there is room for', () => {
  const anna = new Officer('Anna', 1);
  expect(anna.deadlines.add('  ', september)).toBeNull();
  const id = anna.deadlines.add(' Relazione  al Consiglio ', september)!;
  const own = () => anna.deadlines.yearly.slice(lawful.length);
  expect(own()).toMatchObject([{ id, kind: 'own', name: 'Relazione al Consiglio' }]);
  anna.deadlines.change(own()[0]!, { month: 10, day: 1 }, 'Relazione');
  expect(own()).toMatchObject([{ name: 'Relazione', on: { month: 10, day: 1 } }]);
  anna.deadlines.throwAway(id);
  expect(own()).toEqual([]);
  anna.facts.undo();
  expect(own()).toHaveLength(1);
  while (anna.deadlines.hasRoom) anna.deadlines.add('Un’altra', september);
  expect(own()).toHaveLength(ownLimit);
  expect(anna.deadlines.add('Una di troppo', september)).toBeNull();
});

test('days written apart are to be decided, and the choice is for both', () => {
  const [anna, bruno] = [new Officer('Anna', 1), new Officer('Bruno', 2)];
  anna.deadlines.change(anna.dup, september);
  bruno.deadlines.change(bruno.dup, { month: 8, day: 31 });
  anna.meets(bruno);
  for (const { dup } of [anna, bruno]) expect(dup.disputed).toEqual(['day']);
  expect(anna.dup.on).toEqual(bruno.dup.on);
  const fact = bruno.deadlines.fact(bruno.dup.id, 'day');
  const mine = fact.kind === 'disputed' && fact.choices.find(({ value }) => value === '08-31');
  if (mine) bruno.deadlines.settle(bruno.dup.id, 'day', mine);
  bruno.meets(anna);
  expect(anna.dup).toMatchObject({ on: { month: 8, day: 31 }, disputed: [] });
});

test('who can only read changes nothing', () => {
  const anna = new Officer('Anna', 1);
  anna.canEdit = false;
  expect(anna.deadlines.change(anna.dup, september)).toBe(0);
  expect(anna.deadlines.add('Relazione', september)).toBeNull();
  expect(anna.deadlines.yearly).toHaveLength(lawful.length);
});
