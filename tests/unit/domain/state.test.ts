import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { StateDesk } from '../../../src/app/state-desk.svelte';
import {
  addedLimit,
  builtInStates,
  kindOf,
  lookOf,
  orderOf,
  readState,
  statesOf,
  type State,
} from '../../../src/domain/state';
import { it as italian } from '../../../src/messages/it';
import { stateWords } from '../../../src/messages/states';
import { Recorder } from '../../helpers/desks';

const desks = (...recorders: Recorder[]) => recorders.map(({ records }) => new StateDesk(records));
const namesOf = (desk: StateDesk) => {
  const words = stateWords(italian.stateNames, desk.all);
  return words.choices().map(words.name);
};

describe('the states of a workspace', () => {
  it('are the six of the app as long as nobody says otherwise', () => {
    expect(statesOf([]).map(({ id }) => id)).toEqual(builtInStates);
    expect(italian.states.all).toEqual(builtInStates);
  });

  it('are renamed, coloured, added and retired for everybody', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    const [hers, his] = desks(anna, bruno) as [StateDesk, StateDesk];
    hers.rename('going', '  Avviata ');
    hers.colour('going', 'green');
    hers.retire('planned', true);
    expect(hers.add('doing', 'In gara')).toBe(true);
    anna.meets(bruno);
    expect(namesOf(his)).toEqual([
      'Non avviata',
      'Avviata',
      'In gara',
      'Conclusa',
      'Sospesa',
      'Abbandonata',
    ]);
    expect(his.all.find(({ id }) => id === 'going')?.colour).toBe('green');
    const added = his.all.find(({ name }) => name === 'In gara')?.id as State;
    expect([kindOf(added), lookOf(added)]).toEqual(['doing', 'going']);
    const words = stateWords(italian.stateNames, his.all);
    expect(words.choices('planned')).toContain('planned');
    his.rename('going', '');
    his.retire('planned', false);
    expect(namesOf(his).slice(0, 4)).toEqual([
      'Non avviata',
      'In programma',
      'In corso',
      'In gara',
    ]);
  });

  it('keep two names given apart, and anybody decides', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    const [hers, his] = desks(anna, bruno) as [StateDesk, StateDesk];
    hers.rename('going', 'Avviata');
    his.rename('going', 'In lavorazione');
    anna.meets(bruno);
    expect([...hers.choices('going', 'name')].sort()).toEqual(['Avviata', 'In lavorazione']);
    expect(namesOf(hers)).toEqual(namesOf(his));
    his.rename('going', 'Avviata');
    anna.meets(bruno);
    expect(hers.choices('going', 'name')).toEqual([]);
    expect(namesOf(hers)).toContain('Avviata');
  });

  it('of which one never got a name are no states, and there are not too many', () => {
    const anna = new Recorder('Anna', 1);
    const [desk] = desks(anna) as [StateDesk];
    expect(desk.add('done', ' \u202e ')).toBe(false);
    for (let i = 0; i < addedLimit; i++) expect(desk.add('done', `Stato ${i}`)).toBe(true);
    expect(desk.full).toBe(true);
    expect(desk.add('done', 'Uno di troppo')).toBe(false);
    anna.canEdit = false;
    desk.rename('going', 'Mai');
    expect(namesOf(desk)).not.toContain('Mai');
  });

  it('are not spoilt by what anybody may send', () => {
    const anna = new Recorder('Anna', 1);
    const [desk] = desks(anna) as [StateDesk];
    anna.records.set('state', 'going' as never, { name: ['a'], colour: 'url(x)', retired: 'yes' });
    anna.records.set('state', 'nonsense' as never, { name: 'Nulla' });
    anna.records.set('state', 'stopped-00000000000' as never, { name: 'Numero corto' });
    expect(desk.all.map(({ id }) => id)).toEqual(builtInStates);
    expect(desk.all.find(({ id }) => id === 'going')).toMatchObject({ name: null, colour: null });
  });
});

test('a state not heard of yet has its place and says so', () => {
  const stray = 'doing-0123456789ab' as State;
  expect(orderOf(builtInStates, [null, stray, 'going'])).toEqual([
    'not-begun',
    'planned',
    'going',
    stray,
    'done',
    'suspended',
    'dropped',
  ]);
  expect(italian.states.name(stray)).toBe('Stato non ancora ricevuto');
});

test('what is no state is none', () => {
  const texts = fc.oneof(fc.string(), fc.constantFrom('none', 'toString', 'done-', 'doing-ABC'));
  fc.assert(
    fc.property(texts, (text) => {
      expect(readState(text) === null || builtInStates.includes(text as never)).toBe(true);
    }),
  );
  expect(readState('stopped-0123456789ab')).toBe('stopped-0123456789ab');
});
