import { describe, expect, it } from 'vitest';
import { byGoal } from '../../../src/app/merge-words';
import type { ActionId } from '../../../src/domain/ids';

const change = (action: string) => ({
  action: action as ActionId,
  before: '',
  after: 'x',
  by: [],
  both: false,
});

describe('changes of notes', () => {
  it('are told goal by goal, in the order of print', () => {
    const told = byGoal(null, {
      changes: ['10.2.1', '2.10.1', '2.2.2', '2.2.10', '2.2.1'].map(change),
      facts: [],
    });
    expect(
      told.map(({ goal, changes }) => [goal.id, ...changes.map(({ action }) => action)]),
    ).toEqual([
      ['2.2', '2.2.1', '2.2.2', '2.2.10'],
      ['2.10', '2.10.1'],
      ['10.2', '10.2.1'],
    ]);
  });
});
