import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/canonical';
import { parseProgramme } from '../../../src/domain/programme-parse';
import { brokenWord, doubleRows, pageNumbers, tableHeaders } from './furniture';
import { dataFile, sourceLines, stretches, wordsAt, wordsOf } from './source';
import type { Stretch } from './source';

interface Provenance {
  points: Record<string, { title: string; introduction: string[] }>;
  goals: Record<
    string,
    {
      start: number;
      title: string;
      aims: string[];
      actions: { text: string; items: string[] }[];
      areas: string;
    }
  >;
}

const shipped: unknown = JSON.parse(dataFile('programme.json'));
const programme = parseProgramme(shipped);
const provenance = JSON.parse(dataFile('provenance.json')) as Provenance;
const manifest = JSON.parse(dataFile('manifest.json')) as { file: string; sha256: string };
const goal = (id: string) => programme.goals.find((each) => each.id === id)!;

interface Field {
  readonly name: string;
  readonly text: string;
  readonly from: Stretch[];
  /** A printed number or dash that stands before the text in the source and is not kept as a word. */
  readonly mark: string[];
}

const pointFields = programme.points.flatMap((point): Field[] => {
  const { title, introduction } = provenance.points[point.number]!;
  return [
    {
      name: `point ${point.number} title`,
      text: point.title,
      from: stretches(title),
      mark: [`${point.number}.`],
    },
    ...point.introduction.map((text, i) => ({
      name: `point ${point.number} introduction ${i + 1}`,
      text,
      from: stretches(introduction[i]!),
      mark: [],
    })),
  ];
});

const goalFields = programme.goals.flatMap((each): Field[] => {
  const source = provenance.goals[each.id]!;
  return [
    { name: `${each.id} title`, text: each.title, from: stretches(source.title), mark: [] },
    ...each.aims.map((text, i) => ({
      name: `${each.id} aim ${i + 1}`,
      text,
      from: stretches(source.aims[i]!),
      mark: [],
    })),
    ...each.actions.flatMap((action, i) => [
      { name: action.id, text: action.text, from: stretches(source.actions[i]!.text), mark: [] },
      ...action.items.map((item, k) => ({
        name: item.id,
        text: item.text,
        from: stretches(source.actions[i]!.items[k]!),
        mark: ['-'],
      })),
    ]),
    { name: `${each.id} areas`, text: each.areasSource, from: stretches(source.areas), mark: [] },
  ];
});

const fields = [...pointFields, ...goalFields];
const place = ({ line, from }: Stretch) => line * 1000 + from;

describe('the words of the programme', () => {
  it('are, field by field, what the source lines say, in their order', () => {
    const wrong = fields.flatMap(({ name, text, from, mark }) => {
      const printed = from.flatMap(wordsAt);
      const kept = [...mark, ...wordsOf(text)].flatMap((word) =>
        name === brokenWord.action && word === brokenWord.word ? brokenWord.halves : [word],
      );
      const places = from.map(place);
      const same =
        printed.join(' ') === kept.join(' ') &&
        text === wordsOf(text).join(' ') &&
        places.every((at, i) => i === 0 || places[i - 1]! < at);
      return same ? [] : [{ name, printed, kept, places }];
    });
    expect(wrong).toEqual([]);
    expect(fields).toHaveLength(10 + 21 + 91 + 96 + 284 + 38 + 91);
  });

  it('are every word of the source, once, and nothing else', () => {
    const taken = sourceLines.map((line) => wordsOf(line).map(() => [] as string[]));
    const take = ({ line, from, to }: Stretch, by: string) => {
      for (let at = from; at < to; at++) taken[line - 1]![at]!.push(by);
    };
    for (const field of fields) for (const stretch of field.from) take(stretch, field.name);
    for (const header of [...tableHeaders, pageNumbers])
      for (const [line, words] of Object.entries(header)) {
        expect(wordsOf(sourceLines[Number(line) - 1]!).join(' ')).toBe(words);
        take({ line: Number(line), from: 0, to: wordsOf(words).length }, 'furniture');
      }
    for (const each of programme.goals) {
      const { start } = provenance.goals[each.id]!;
      const number = wordsOf(doubleRows[each.id] ?? String(each.points[0]));
      expect(wordsOf(sourceLines[start - 1]!).slice(0, number.length)).toEqual(number);
      take({ line: start, from: 0, to: number.length }, `number of ${each.id}`);
    }
    const wrong = taken.flatMap((words, line) =>
      words.flatMap((by, at) =>
        by.length === 1 ? [] : [{ line: line + 1, word: wordsOf(sourceLines[line]!)[at], by }],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('come in the order the source prints them: points, rows, the fields of a column', () => {
    const first = (list: Field[]) => list.filter(({ from }) => from[0]).map(({ from }) => place(from[0]!));
    const inOrder = (list: number[]) => expect(list).toEqual([...list].sort((a, b) => a - b));
    inOrder(first(pointFields));
    inOrder(programme.goals.map(({ id }) => provenance.goals[id]!.start));
    for (const { id, actions, aims } of programme.goals) {
      const own = goalFields.filter(({ name }) => name === id || name.startsWith(`${id}.`));
      expect(own).toHaveLength(actions.length + actions.flatMap(({ items }) => items).length);
      inOrder(first(own));
      const aimFields = goalFields.filter(({ name }) => name.startsWith(`${id} aim`));
      expect(aimFields).toHaveLength(aims.length);
      inOrder(first(aimFields));
    }
  });

  it('leave out 39 table headers, 4 page numbers and no more', () => {
    expect(tableHeaders).toHaveLength(39);
    expect(Object.keys(pageNumbers)).toHaveLength(4);
    expect(Object.keys(provenance.points)).toHaveLength(programme.points.length);
    expect(Object.keys(provenance.goals)).toEqual(programme.goals.map(({ id }) => id));
  });
});

describe('the programme', () => {
  it('holds the counts of the source', () => {
    const actions = programme.goals.flatMap((each) => each.actions);
    expect({
      points: programme.points.length,
      introductions: programme.points.flatMap(({ introduction }) => introduction).length,
      goals: programme.goals.length,
      aims: programme.goals.flatMap(({ aims }) => aims).length,
      actions: actions.length,
      items: actions.flatMap(({ items }) => items).length,
      actionsWithItems: actions.filter(({ items }) => items.length > 0).length,
      links: programme.goals.flatMap(({ areas }) => areas).length,
    }).toEqual({
      points: 10,
      introductions: 21,
      goals: 91,
      aims: 96,
      actions: 284,
      items: 38,
      actionsWithItems: 8,
      links: 155,
    });
  });

  it('numbers its actions and rows without gaps', () => {
    const rows = new Map<number, number>();
    for (const each of programme.goals) {
      const row = (rows.get(each.points[0]) ?? 0) + 1;
      rows.set(each.points[0], row);
      expect(each.id).toBe(`${each.points[0]}.${row}`);
      expect(each.actions.map(({ id }) => id)).toEqual(
        each.actions.map((_, i) => `${each.id}.${i + 1}`),
      );
    }
    expect(programme.points.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('keeps the peculiar rows as they are', () => {
    const shared = programme.goals.filter(({ points }) => points.length > 1);
    expect(shared.map(({ id, points }) => [id, ...points])).toEqual([
      ['3.3', 3, 4],
      ['3.4', 3, 5],
    ]);
    const ids = (test: (areas: number) => boolean) =>
      programme.goals.filter(({ areas }) => test(areas.length)).map(({ id }) => id);
    expect(ids((areas) => areas === 0)).toEqual(['7.14', '10.5', '10.7']);
    expect(ids((areas) => areas === 5)).toEqual(['1.2', '10.1', '10.2', '10.3']);
    expect(goal('7.5').aims).toHaveLength(3);
    expect(goal('8.1').aims).toHaveLength(4);
    expect(programme.goals.filter(({ title }) => title === 'Rigenerazione urbana')).toHaveLength(2);
  });

  it('corrects no typing error and keeps the spelling of the areas', () => {
    expect(goal('9.5').aims[0]).toContain('decommissiong');
    expect(programme.goals.map(({ areasSource }) => areasSource).join()).toContain(
      'Area Segreterio Generale',
    );
  });

  it('gives each area a slug made of words of its name, and names no other', () => {
    expect(programme.areas).toHaveLength(5);
    for (const { slug, name } of programme.areas) {
      const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/,/g, '');
      expect(plain.replace('area ', '').replaceAll(' ', '-')).toContain(slug);
    }
    expect(new Set(programme.goals.flatMap(({ areas }) => areas)).size).toBe(5);
  });

  it('is named by the SHA-256 of its canonical JSON', () => {
    const hash = createHash('sha256').update(canonicalJson(shipped)).digest('hex');
    expect(manifest).toEqual({ file: 'programme.json', sha256: hash });
    expect(canonicalJson(programme)).toBe(canonicalJson(shipped));
  });
});
