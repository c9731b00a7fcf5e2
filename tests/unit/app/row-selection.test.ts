import { describe, expect, it } from 'vitest';
import { RowSelection } from '../../../src/app/row-selection.svelte';
import type { ActionId } from '../../../src/domain/ids';

const line = (name: string, action = name) => ({ key: name, action: action as ActionId });
const head = { key: 'head', action: null };

function make(lines: { key: string; action: ActionId | null }[]) {
  const selection = new RowSelection(() => lines);
  return { selection, chosen: () => [...selection.chosen].join('') };
}
const letters = () => Array.from('abcdef', (name) => line(name));

describe('the selection of rows', () => {
  it('takes rows one by one, and lets them go', () => {
    const { selection, chosen } = make(letters());
    selection.toggle('b');
    selection.toggle('d');
    expect(chosen()).toBe('bd');
    selection.toggle('b');
    expect([chosen(), selection.has('b' as ActionId)]).toEqual(['d', false]);
    selection.toggle('nobody');
    expect(chosen()).toBe('d');
  });

  it('goes from the last row taken to another, either way, and back', () => {
    const { selection, chosen } = make(letters());
    selection.toggle('f');
    selection.toggle('c');
    selection.extendTo('e');
    expect(chosen()).toBe('fcde');
    selection.extendTo('b');
    expect(chosen().split('').sort().join('')).toBe('bcf');
  });

  it('begins a stretch where one is, and takes it back step by step', () => {
    const { selection, chosen } = make(letters());
    selection.step('b', 'c');
    selection.step('c', 'd');
    expect(chosen()).toBe('bcd');
    selection.step('d', 'c');
    expect(chosen()).toBe('bc');
    selection.step('e', 'f'); // elsewhere: another stretch, the first stays
    expect(chosen()).toBe('bcef');
  });

  it('starts with the row itself where no row was taken, or that one is gone', () => {
    const lines = letters();
    const { selection, chosen } = make(lines);
    selection.extendTo('c');
    expect(chosen()).toBe('c');
    lines.splice(2, 1);
    selection.extendTo('e');
    expect(chosen()).toBe('ce');
    selection.extendTo('nobody');
    expect(chosen()).toBe('ce');
  });

  it('takes all, counts an action of two groups once, and no heading', () => {
    const { selection, chosen } = make([head, line('a'), line('b'), line('a2', 'a')]);
    selection.toggle('head');
    expect(chosen()).toBe('');
    selection.all();
    expect(chosen()).toBe('ab');
    selection.clear();
    expect(chosen()).toBe('');
    selection.step('head', 'a');
    expect(chosen()).toBe('a');
  });
});
