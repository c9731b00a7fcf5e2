import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/canonical';
import { Failure, problemOf } from '../../../src/domain/problem';
import { parseProgramme } from '../../../src/domain/programme-parse';

const small = () => ({
  title: 'Linee',
  body: 'Comune',
  term: { from: 2014, to: 2019 },
  areas: [
    { slug: 'risorse', name: 'Area risorse' },
    { slug: 'segreteria-generale', name: 'Area segreteria generale' },
  ],
  points: [
    { number: 3, title: 'Tre', introduction: [] as string[] },
    { number: 7, title: 'Sette', introduction: ['Uno.', 'Due.'] },
  ],
  goals: [
    {
      id: '7.12',
      points: [7, 3],
      title: 'Politiche',
      aims: ['Promuovere'],
      actions: [
        { id: '7.12.1', text: 'Prima', items: [] as { id: string; text: string }[] },
        { id: '7.12.3', text: 'Terza', items: [{ id: '7.12.3.1', text: 'voce' }] },
      ],
      areas: ['risorse'],
      areasSource: 'Area Risorse',
    },
  ],
});
type Small = ReturnType<typeof small>;

const problemAfter = (spoil: (programme: Small) => unknown): unknown => {
  const programme = small();
  const replaced = spoil(programme);
  try {
    parseProgramme(replaced ?? programme);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return problemOf(error);
  }
  return undefined;
};
const set = (target: object, field: string, value: unknown) => {
  (target as Record<string, unknown>)[field] = value;
};

describe('parseProgramme', () => {
  it('takes a sound programme as it is', () => {
    expect(canonicalJson(parseProgramme(small()))).toBe(canonicalJson(small()));
  });

  const action = (p: Small, index: number) => p.goals[0]!.actions[index]!;
  const spoils: [string, string, (p: Small) => unknown][] = [
    ['null', 'programme', () => 'null'],
    ['a list', 'programme', () => []],
    ['an unknown field', 'programme', (p) => set(p, 'extra', 1)],
    ['a term that ends first', 'programme', (p) => set(p.term, 'to', 2000)],
    ['no goals', 'programme', (p) => set(p, 'goals', [])],
    ['points that are not a list', 'programme', (p) => set(p, 'points', {})],
    ['an empty point title', 'point 3', (p) => set(p.points[0]!, 'title', ' ')],
    ['a half point number', 'point 2', (p) => set(p.points[1]!, 'number', 2.5)],
    ['points out of order', 'point 3', (p) => set(p.points[1]!, 'number', 3)],
    ['an introduction of numbers', 'point 7', (p) => set(p.points[1]!, 'introduction', [1])],
    ['a bad slug', 'area 2', (p) => set(p.areas[1]!, 'slug', 'Area Risorse')],
    ['a slug twice', 'area 2', (p) => set(p.areas[1]!, 'slug', 'risorse')],
    ['a goal without id', 'goal 1', (p) => set(p.goals[0]!, 'id', 'x')],
    ['a goal that is null', 'goal 1', (p) => set(p.goals, '0', null)],
    ['a goal id with a leading zero', '7.012', (p) => set(p.goals[0]!, 'id', '7.012')],
    ['a goal of another point', '7.12', (p) => set(p.goals[0]!, 'points', [3, 7])],
    ['a goal of no point', '7.12', (p) => set(p.goals[0]!, 'points', [])],
    ['a goal of an unknown point', '7.12', (p) => set(p.goals[0]!, 'points', [7, 4])],
    ['a point twice', '7.12', (p) => set(p.goals[0]!, 'points', [7, 7])],
    ['an unknown area', '7.12', (p) => set(p.goals[0]!, 'areas', ['welfare'])],
    ['an area twice', '7.12', (p) => set(p.goals[0]!, 'areas', ['risorse', 'risorse'])],
    ['no aims', '7.12', (p) => set(p.goals[0]!, 'aims', [])],
    ['the same goal twice', '7.12', (p) => p.goals.push(p.goals[0]!) && undefined],
    ['an action of another goal', '7.13.3', (p) => set(action(p, 1), 'id', '7.13.3')],
    ['an action twice', '7.12.1', (p) => set(action(p, 1), 'id', '7.12.1')],
    ['an action with no text', '7.12.2', (p) => set(action(p, 1), 'text', '')],
    ['an action far too long', '7.12.1', (p) => set(action(p, 0), 'text', 'x'.repeat(10_001))],
    ['a hidden direction mark', '7.12.1', (p) => set(action(p, 0), 'text', 'abc\u202edef')],
    ['half a character', '7.12.1', (p) => set(action(p, 0), 'text', 'abc\ud800')],
    ['items out of number', '7.12.3', (p) => set(action(p, 1).items[0]!, 'id', '7.12.3.2')],
  ];
  it.each(spoils)('refuses %s, naming %s', (_, row, spoil) => {
    expect(problemAfter(spoil)).toMatchObject({ kind: 'programme-damaged', row });
  });

  it('says which field, for a report', () => {
    expect(problemAfter((p) => set(p.goals[0]!, 'title', 4))).toEqual({
      kind: 'programme-damaged',
      row: '7.12',
      detail: 'goals.0.title: Invalid type: Expected string but received 4',
    });
  });
});
