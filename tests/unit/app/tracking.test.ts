import { describe, expect, it } from 'vitest';
import type { ActionId } from '../../../src/domain/ids';
import { Recorder } from '../../helpers/desks';

const [first, second] = ['1.1.1', '1.1.2'] as [ActionId, ActionId];

const state = (action: ActionId, value: 'going' | 'done' | 'planned' | null) =>
  ({ action, field: 'state', value }) as const;

describe('the desk of what is recorded', () => {
  it('records values, and only those that are new', () => {
    const { desk } = new Recorder('Anna', 1);
    const all = [state(first, 'going'), { action: first, field: 'progress', value: 40 }] as const;
    expect(desk.set(all)).toBe(2);
    expect(desk.set([state(first, 'going'), state(second, null)])).toBe(0);
    expect(desk.of(first).values).toMatchObject({ state: 'going', progress: 40, due: null });
    expect([...desk.all.keys()]).toEqual([first]);
    desk.set([state(first, null)]);
    expect(desk.of(first).values.state).toBeNull();
  });

  it('keeps what two wrote apart until one decides, and then it is gone for both', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    anna.desk.set([state(first, 'planned')]);
    anna.meets(bruno);
    anna.desk.set([state(first, 'going')]);
    bruno.desk.set([state(first, 'done')]);
    anna.meets(bruno);
    for (const { desk } of [anna, bruno]) {
      expect(desk.of(first)).toMatchObject({ disputed: ['state'], values: { state: null } });
    }
    const fact = bruno.desk.factsOf(first).get('state');
    if (fact?.kind !== 'disputed') throw new Error('to be decided');
    expect(fact.choices.map((choice) => bruno.desk.author(choice).name).sort()).toEqual([
      'Anna',
      'Bruno',
    ]);
    const going = fact.choices.find(({ value }) => value === 'going');
    bruno.desk.settle(first, 'state', going!);
    anna.meets(bruno);
    for (const { desk } of [anna, bruno]) {
      expect(desk.of(first)).toMatchObject({ disputed: [], values: { state: 'going' } });
    }
  });

  it('takes back a change of many in one step, and leaves what a colleague changed since', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    anna.desk.set([state(first, 'planned')]);
    anna.desk.set([state(first, 'done'), state(second, 'done')]);
    anna.meets(bruno);
    bruno.desk.set([state(second, 'going')]);
    anna.meets(bruno);
    expect(anna.desk.undo()).toBe(1);
    expect(anna.desk.of(first).values.state).toBe('planned');
    expect(anna.desk.of(second).values.state).toBe('going');
    expect(anna.desk.undo()).toBe(1);
    expect(anna.desk.of(first).values.state).toBeNull();
    expect(anna.desk.canUndo).toBe(false);
    expect(anna.desk.undo()).toBe(0);
  });

  it('takes back a decision: both values are there again', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    anna.desk.set([state(first, 'going')]);
    bruno.desk.set([state(first, 'done')]);
    anna.meets(bruno);
    anna.desk.set([state(first, 'planned')]);
    anna.desk.undo();
    anna.meets(bruno);
    const fact = bruno.desk.factsOf(first).get('state');
    expect(fact?.kind === 'disputed' && fact.choices.map(({ value }) => value).sort()).toEqual([
      'done',
      'going',
    ]);
  });

  it('writes nothing for who may not', () => {
    const reader = new Recorder('Lia', 3);
    reader.canEdit = false;
    reader.desk.set([state(first, 'done')]);
    expect(reader.desk.of(first).values.state).toBeNull();
    expect(reader.desk.canUndo).toBe(false);
  });

  it('offers the labels that are in use', () => {
    const { desk } = new Recorder('Anna', 1);
    desk.set([
      { action: first, field: 'owners', value: ['Ufficio Verde', 'Anna'] },
      { action: second, field: 'owners', value: ['Anna'] },
    ]);
    expect(desk.used('owners')).toEqual(['Anna', 'Ufficio Verde']);
    expect(desk.used('tags')).toEqual([]);
  });
});
