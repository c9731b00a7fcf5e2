import { describe, expect, it } from 'vitest';
import { authorsIn, changesIn } from '../../../src/app/register';
import type { Day } from '../../../src/domain/day';
import type { ActionId } from '../../../src/domain/ids';
import { wholeRegister, type RegisterView } from '../../../src/domain/register-view';
import type { RecordId } from '../../../src/domain/shared-record';
import { Recorder } from '../../helpers/desks';

const [first, second] = ['1.1.1', '1.1.2'] as [ActionId, ActionId];

const said = (who: Recorder, asked: Partial<RegisterView> = {}) =>
  changesIn(who.facts, { ...wholeRegister, ...asked }).map(
    ({ changed, entry, by, before }) =>
      `${by.name}: ${changed.of} ${changed.field} ${before.join()}>${String(entry.value)}`,
  );

describe('the record of changes', () => {
  it('says who changed what, from what, the last first', () => {
    const anna = new Recorder('Anna', 1);
    anna.desk.set([{ action: first, field: 'state', value: 'planned' }]);
    anna.desk.set([
      { action: first, field: 'state', value: 'going' },
      { action: first, field: 'due', value: '2015-07-31' as Day },
    ]);
    const gate = anna.items.newId(first, 'milestone');
    anna.items.set(gate, [{ field: 'title', value: 'Gara' }]);
    anna.items.throwAway(gate);
    const all = said(anna, { action: first });
    expect(all.slice(0, 2)).toEqual(['Anna: milestone gone >true', 'Anna: milestone title >Gara']);
    expect(all.slice(2, 4).sort()).toEqual([
      'Anna: action due >2015-07-31',
      'Anna: action state planned>going',
    ]);
    expect(all[4]).toBe('Anna: action state >planned');
  });

  it('is filtered by person, action and period, and survives a merge', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    anna.time = new Date(2015, 1, 3, 23, 59).getTime();
    anna.desk.set([{ action: first, field: 'state', value: 'planned' }]);
    bruno.time = new Date(2015, 1, 4, 0, 1).getTime();
    bruno.desk.set([{ action: second, field: 'state', value: 'done' }]);
    anna.meets(bruno);
    for (const who of [anna, bruno]) {
      expect(said(who)).toEqual(['Bruno: action state >done', 'Anna: action state >planned']);
      expect(said(who, { person: bruno.person.id })).toEqual(['Bruno: action state >done']);
      expect(authorsIn(who.facts).map(({ name }) => name)).toEqual(['Anna', 'Bruno']);
      expect(said(who, { action: first })).toEqual(['Anna: action state >planned']);
      expect(said(who, { from: '2015-02-04' as Day })).toEqual(['Bruno: action state >done']);
      expect(said(who, { to: '2015-02-03' as Day })).toEqual(['Anna: action state >planned']);
    }
  });

  it('tells what was changed of the whole workspace too, but not of one action', () => {
    const anna = new Recorder('Anna', 1);
    anna.records.set('state', 'going' as RecordId, { name: 'Avviata' });
    anna.records.set('state', 'going' as RecordId, { name: 'In lavorazione' });
    expect(said(anna)).toEqual([
      'Anna: record name Avviata>In lavorazione',
      'Anna: record name >Avviata',
    ]);
    expect(said(anna, { action: first })).toEqual([]);
  });

  it('leaves out what this build does not know', () => {
    const anna = new Recorder('Anna', 1);
    anna.facts.set([
      { subject: 'something/else', field: 'state', value: 'x' },
      { subject: '1.1.1', field: 'colour', value: 'x' },
      { subject: '1.1.1:z-0123456789ab', field: 'title', value: 'x' },
    ]);
    expect(said(anna)).toEqual([]);
  });
});
