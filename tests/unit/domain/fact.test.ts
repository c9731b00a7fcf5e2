import { describe, expect, it } from 'vitest';
import {
  agreed,
  factOf,
  parseValue,
  sameValue,
  seenOf,
  type Entry,
  type EntryId,
  type FactValue,
} from '../../../src/domain/fact';
import type { PersonId } from '../../../src/domain/ids';
import { Seeded } from '../../helpers/seeded';

const anna = '00000000000000aa' as PersonId;
const idOf = (n: number) => n.toString(36).padStart(12, '0') as EntryId;
const entry = (n: number, value: FactValue, over: number[] = [], at = 0): Entry => ({
  id: idOf(n),
  value,
  by: anna,
  at,
  over: over.map(idOf),
});

describe('a fact', () => {
  it('is what was written last by one who saw what was there', () => {
    expect(factOf([])).toEqual({ kind: 'unset' });
    expect(agreed(factOf([entry(1, 'going')]))).toBe('going');
    expect(agreed(factOf([entry(1, 'going'), entry(2, 'done', [1])]))).toBe('done');
  });

  it('keeps what two wrote who had not seen each other, whatever their clocks say', () => {
    const fact = factOf([entry(1, 'going'), entry(2, 'done', [1], 9e15), entry(3, 'paused', [1])]);
    expect(fact).toMatchObject({
      kind: 'disputed',
      choices: [{ value: 'done' }, { value: 'paused' }],
    });
    expect(seenOf(fact)).toEqual([idOf(2), idOf(3)]);
  });

  it('is no conflict where two wrote the same', () => {
    const fact = factOf([entry(2, ['Anna', 'Bruno']), entry(3, ['Anna', 'Bruno'])]);
    expect(agreed(fact)).toEqual(['Anna', 'Bruno']);
    expect(seenOf(fact)).toEqual([idOf(2), idOf(3)]);
  });

  it('is settled by one who saw both, and not for a third whom nobody saw', () => {
    const apart = [entry(1, 'a'), entry(2, 'b'), entry(3, 'c')];
    expect(agreed(factOf([...apart.slice(0, 2), entry(4, 'b', [1, 2])]))).toBe('b');
    expect(factOf([...apart, entry(4, 'b', [1, 2])])).toMatchObject({
      kind: 'disputed',
      choices: [{ value: 'c' }, { value: 'b' }],
    });
  });

  it('never vanishes, not even where entries say they replace each other or themselves', () => {
    expect(factOf([entry(1, 'a', [2]), entry(2, 'b', [1])])).toMatchObject({ kind: 'disputed' });
    expect(agreed(factOf([entry(1, 'a', [1])]))).toBe('a');
  });

  it('takes only values of a bounded size', () => {
    for (const value of ['x', 3, true, null, ['a']]) expect(parseValue(value)).toEqual(value);
    for (const value of [undefined, NaN, {}, 'x'.repeat(4001), [1], Array(21).fill('x')])
      expect(parseValue(value)).toBeUndefined();
  });
});

/**
 * People write, meet (in part), come back from a backup and settle, at random and with clocks that are
 * wrong. The oracle carries with each value the set of all writings its author knew: a value stands if
 * no known writing knew it. That is the definition of happening before, and far too large to store.
 */
function history(seed: number): void {
  const random = new Seeded(seed);
  interface Copy {
    entries: Map<EntryId, Entry>;
  }
  const knew = new Map<EntryId, ReadonlySet<EntryId>>();
  const people: Copy[] = Array.from({ length: 2 + random.below(5) }, () => ({
    entries: new Map(),
  }));
  const backups: Map<EntryId, Entry>[] = [];
  const factIn = ({ entries }: Copy) => factOf([...entries.values()]);
  const expectRight = (copy: Copy) => {
    const ids = [...copy.entries.keys()];
    const standing = ids.filter((id) => !ids.some((later) => knew.get(later)?.has(id)));
    const values = new Set(standing.map((id) => JSON.stringify(copy.entries.get(id)?.value)));
    const fact = factIn(copy);
    expect(new Set(seenOf(fact))).toEqual(new Set(standing));
    expect(fact.kind).toBe(values.size === 0 ? 'unset' : values.size === 1 ? 'agreed' : 'disputed');
    if (fact.kind === 'disputed')
      expect(new Set(fact.choices.map(({ value }) => JSON.stringify(value)))).toEqual(values);
  };
  for (let step = 1; step <= 40; step++) {
    const copy = random.pick(people);
    const dice = random.next();
    if (dice < 0.5) {
      const fact = factIn(copy);
      const settling = fact.kind === 'disputed' && random.next() < 0.7;
      const value = settling ? random.pick(fact.choices).value : random.below(4);
      const id = idOf(step);
      knew.set(id, new Set(copy.entries.keys()));
      copy.entries.set(id, { id, value, by: anna, at: random.below(1000), over: seenOf(fact) });
    } else if (dice < 0.9) {
      const other = random.pick(people);
      for (const [id, one] of other.entries) copy.entries.set(id, one);
    } else if (dice < 0.95) backups.push(new Map(copy.entries));
    else if (backups.length > 0) copy.entries = new Map(random.pick(backups));
    expectRight(copy);
  }
  const all = new Map(people.flatMap(({ entries }) => [...entries]));
  for (const copy of people) {
    // In whatever order it comes.
    copy.entries = new Map([...all].sort(() => random.next() - 0.5));
    expectRight(copy);
  }
  const last = people.map((copy) => JSON.stringify(factIn(copy)));
  expect(new Set(last).size).toBe(1);
}

describe('a fact written by many', () => {
  it.each([...Array(10).keys()])('is what the oracle says (%i00 to %i99)', (hundred) => {
    for (let seed = hundred * 100; seed < hundred * 100 + 100; seed++) history(seed);
  });

  it('compares lists by what is in them', () => {
    expect(sameValue(['a'], ['a'])).toBe(true);
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false);
  });
});
