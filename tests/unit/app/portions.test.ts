import { describe, expect, it } from 'vitest';
import { portion, Portions } from '../../../src/app/portions.svelte';

const items = Array.from({ length: 100 }, (_, index) => index);
const none = () => false;

describe('a long list in portions', () => {
  it('shows some at first, and more of the one list that is asked for', () => {
    const portions = new Portions();
    expect(portions.of('going', items, none)).toHaveLength(portion);
    portions.more('going');
    expect(portions.of('going', items, none)).toEqual(items.slice(0, 2 * portion));
    expect(portions.of('done', items, none)).toHaveLength(portion);
    for (let times = 0; times < 5; times++) portions.more('going');
    expect(portions.of('going', items, none)).toEqual(items);
  });

  it('also shows what must be seen, in its place', () => {
    const shown = new Portions().of('going', items, (item) => item === 99 || item === 3);
    expect(shown).toEqual([...items.slice(0, portion), 99]);
  });
});
