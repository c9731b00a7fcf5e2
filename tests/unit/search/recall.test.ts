import { describe, expect, it } from 'vitest';
import { SearchEngine } from '../../../src/app/search-engine';
import type { Limits } from '../../../src/domain/search/find';
import { originalKey, programme, recallOf, rowsTimes } from '../../bench/search-corpus';
import { searchTrials } from '../../bench/search-trials';

const everything: Limits = { points: 1e9, goals: 1e9, actions: 1e9, areas: 1e9, notes: 1e9 };

function keysOf(engine: SearchEngine, query: string): string[] {
  const { groups } = engine.search(query, everything);
  return groups.flatMap(({ hits }) => hits.map((hit) => hit.key));
}

/** The source read with nothing of the index: letters without accents, cut at what is no letter. */
const plainRows: [key: string, words: Set<string>][] = (
  [
    ...programme.points.map((p) => [`point:${p.number}`, p.title, ...p.introduction]),
    ...programme.goals.flatMap((goal) => [
      [`goal:${goal.id}`, goal.title],
      ...goal.aims.map((aim, i) => [`aim:${goal.id}:${i}`, aim]),
      ...goal.actions.map((a) => [`action:${a.id}`, a.text, ...a.items.map((item) => item.text)]),
    ]),
    ...programme.areas.map((area) => [`area:${area.slug}`, area.name]),
  ] as [string, ...string[]][]
).map(([key, ...texts]) => [
  key,
  new Set(
    texts
      .join(' ')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .split(/[^a-z]+/),
  ),
]);

describe('the oracle', () => {
  it.each(searchTrials)('of “$query” names every row with its words', ({ words, keys, query }) => {
    const meant = words.split(' ');
    // each word of the query has the words that begin as it does; typos included
    const asked = query.split(' ').map((word) => word.replace(/^dell'/, '')[0]?.toLowerCase());
    const rows = plainRows.filter(([, has]) =>
      asked.every((letter) => meant.some((word) => word.startsWith(letter ?? '') && has.has(word))),
    );
    expect(rows.map(([key]) => key)).toEqual(keys.split(' '));
  });
});

describe.each([1, 10])('twenty Italian queries on %i× the programme', (times) => {
  const engine = new SearchEngine();
  for (const row of rowsTimes(times)) engine.set(row);

  it.each(searchTrials)('$trial: “$query” finds what it means', ({ query, keys }) => {
    expect(recallOf(keysOf(engine, query), keys, times)).toBeGreaterThanOrEqual(0.99);
  });

  it.each(searchTrials)('$trial: “$query” finds little else', ({ query, keys }) => {
    const wanted = new Set(keys.split(' '));
    const found = keysOf(engine, query);
    const wrong = found.filter((key) => !wanted.has(originalKey(key)));
    expect(wrong.length / found.length).toBeLessThanOrEqual(0.1);
  });
});
