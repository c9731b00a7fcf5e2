import { SvelteMap } from 'svelte/reactivity';
import { describe, expect, it } from 'vitest';
import { CellCursor, moved } from '../../../src/app/cell-cursor.svelte';

const press = (line: number, column: number, key: string, ctrlKey = false, lines = 100) => {
  const extent = { lines, first: 1, last: 7, page: 10 };
  const to = moved({ line, column }, { key, ctrlKey, metaKey: false }, extent);
  return to && [to.line, to.column];
};

describe('moving among cells', () => {
  it('goes by one, up to the head, and no further than the edges', () => {
    expect(press(0, 2, 'ArrowDown')).toEqual([1, 2]);
    expect(press(0, 2, 'ArrowUp')).toEqual([-1, 2]);
    expect(press(-1, 2, 'ArrowUp')).toEqual([-1, 2]);
    expect(press(99, 7, 'ArrowDown')).toEqual([99, 7]);
    expect(press(99, 7, 'ArrowRight')).toEqual([99, 7]);
    expect(press(5, 1, 'ArrowLeft')).toEqual([5, 1]);
  });

  it('goes to the ends, and by pages', () => {
    expect(press(5, 3, 'Home')).toEqual([5, 1]);
    expect(press(5, 3, 'End')).toEqual([5, 7]);
    expect(press(5, 3, 'Home', true)).toEqual([0, 1]);
    expect(press(5, 3, 'End', true)).toEqual([99, 7]);
    expect(press(5, 3, 'ArrowDown', true)).toEqual([99, 3]);
    expect(press(5, 3, 'ArrowLeft', true)).toEqual([5, 1]);
    expect(press(5, 3, 'PageDown')).toEqual([15, 3]);
    expect(press(5, 3, 'PageUp')).toEqual([0, 3]);
    expect(press(95, 3, 'PageDown')).toEqual([99, 3]);
    expect(press(5, 3, 'x')).toBeNull();
    expect(press(-1, 3, 'ArrowDown', false, 0)).toEqual([-1, 3]);
  });

  it('stays with its line when lines move, and near where it was when that goes', () => {
    const shown = new SvelteMap([['lines', 'abcd']]);
    const lines = (keys: string) => shown.set('lines', keys);
    const cursor = new CellCursor(() => Array.from(shown.get('lines')!).map((key) => ({ key })));
    cursor.go({ line: 2, column: 4 });
    cursor.write('x');
    expect(cursor.writing).toEqual({ typed: 'x' });
    lines('dcab');
    expect(cursor.at).toEqual({ line: 1, column: 4 });
    lines('a');
    expect(cursor.at).toEqual({ line: 0, column: 4 });
    lines('');
    expect(cursor.at.line).toBe(-1);
    cursor.go({ line: -1, column: 2 });
    expect([cursor.at.line, cursor.writing]).toEqual([-1, null]);
  });
});
