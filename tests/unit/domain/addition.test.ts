import { describe, expect, it } from 'vitest';
import { AdditionDesk } from '../../../src/app/addition-desk.svelte';
import { additionLimit, withAdditions } from '../../../src/domain/addition';
import type { ActionId, GoalId } from '../../../src/domain/ids';
import type { Goal } from '../../../src/domain/programme';
import { actionHref, parseRoute } from '../../../src/domain/route';
import { parseSubject } from '../../../src/domain/subject';
import { Recorder } from '../../helpers/desks';
import { cremona } from './cremona';

const goal = cremona.goals[0] as Goal;
const last = Number(goal.actions.at(-1)?.id.split('.').at(-1));
const words = {
  text: 'Una ciclabile in più',
  act: 'Delibera di Consiglio n. 30',
  day: null,
  link: '',
};

function two() {
  const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
  return {
    anna,
    bruno,
    hers: new AdditionDesk(anna.records),
    his: new AdditionDesk(bruno.records),
  };
}

describe('an action the workspace adds', () => {
  it('comes after the approved ones of its goal, for everybody, and can be recorded on', () => {
    const { anna, bruno, hers, his } = two();
    const id = hers.add(goal, words) as ActionId;
    expect(id).toMatch(new RegExp(`^${goal.id.replace('.', '\\.')}\\.${last + 1}-[0-9a-z]{3}$`));
    anna.meets(bruno);
    const merged = withAdditions(cremona, his.all);
    expect(merged.goals[0]?.actions.at(-1)).toEqual({ id, text: words.text, items: [] });
    expect(merged.goals[0]?.actions.slice(0, -1)).toEqual(goal.actions);
    expect(merged.goals.slice(1)).toEqual(cremona.goals.slice(1));
    expect(bruno.desk.set([{ action: id, field: 'progress', value: 30 }])).toBe(1);
    expect(bruno.desk.all.get(id)?.values.progress).toBe(30);
    expect(parseSubject(`${id}:m-0123456789ab`)).toMatchObject({ kind: 'milestone', action: id });
    const route = parseRoute(actionHref(id));
    expect(route).toMatchObject({
      kind: 'goal',
      goal: goal.id,
      action: `${last + 1}-${id.slice(-3)}`,
    });
  });

  it('of two who add at once, apart, is two', () => {
    const { anna, bruno, hers, his } = two();
    hers.add(goal, words);
    his.add(goal, { ...words, text: 'Un parco' });
    anna.meets(bruno);
    expect(hers.of(goal.id)).toHaveLength(2);
    expect(hers.of(goal.id)).toEqual(his.of(goal.id));
    expect(hers.add(goal, words)).toMatch(new RegExp(`\\.${last + 2}-`));
  });

  it('thrown away while a colleague works on it apart is in the bin, and comes back with that work', () => {
    const { anna, bruno, hers, his } = two();
    const id = hers.add(goal, words) as ActionId;
    anna.meets(bruno);
    hers.throwAway(id);
    bruno.desk.set([{ action: id, field: 'state', value: 'going' }]);
    his.change(id, { ...words, text: 'Due ciclabili in più' });
    anna.meets(bruno);
    for (const desk of [hers, his]) {
      expect(desk.of(goal.id)).toMatchObject([{ id, gone: true }]);
      expect(withAdditions(cremona, desk.all).goals).toEqual(cremona.goals);
    }
    his.bringBack(id);
    anna.meets(bruno);
    expect(hers.of(goal.id)).toMatchObject([{ text: 'Due ciclabili in più', gone: false }]);
    expect(anna.desk.of(id).values.state).toBe('going');
  });

  it('written apart by two keeps both wordings until one is chosen', () => {
    const { anna, bruno, hers, his } = two();
    const id = hers.add(goal, words) as ActionId;
    anna.meets(bruno);
    hers.change(id, { ...words, text: 'Tre ciclabili' });
    his.change(id, { ...words, text: 'Quattro ciclabili' });
    anna.meets(bruno);
    expect(hers.of(goal.id)[0]?.disputed).toEqual(['text']);
    expect(hers.of(goal.id)).toEqual(his.of(goal.id));
    his.settle(id, 'text', 'Tre ciclabili');
    anna.meets(bruno);
    expect(hers.of(goal.id)).toMatchObject([{ text: 'Tre ciclabili', disputed: [] }]);
  });

  it('is nothing without words, and nobody who only reads adds it', () => {
    const { anna, hers } = two();
    expect(hers.add(goal, { ...words, text: '  ' })).toBeNull();
    const id = hers.add(goal, words) as ActionId;
    expect(hers.change(id, { ...words, text: '' })).toBe(false);
    anna.canEdit = false;
    expect(hers.add(goal, words)).toBeNull();
    expect(hers.of(goal.id)).toHaveLength(1);
  });

  it('is not spoilt by what anybody may send', () => {
    const { anna, hers } = two();
    const send = (id: string, text: unknown) =>
      anna.records.set('addition', id as never, {
        text: text as never,
        link: 'javascript:alert(1)',
      });
    send('1-1-9', 'Numero di una approvata');
    send('1-1-9-abcd', 'Numero lungo');
    send('nonsense', 'Nulla');
    send('99-99-1-abc', 'Di un ambito che non c’è');
    send('1-1-9-abc', ['lista']);
    send('1-1-9-abd', 'Una vera');
    expect([...hers.all.keys()].sort()).toEqual(['1.1', '99.99']);
    expect(hers.of('1.1' as GoalId)).toMatchObject([{ id: '1.1.9-abd', link: null }]);
    expect(withAdditions(cremona, hers.all).goals.flatMap(({ actions }) => actions)).toHaveLength(
      285,
    );
    for (let i = 0; i < 100; i++) send(`1-1-9-x${String(i).padStart(2, '0')}`, 'Troppe');
    expect(hers.of('1.1' as GoalId)).toHaveLength(additionLimit);
  });
});
