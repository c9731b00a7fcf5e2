import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchEngine } from '../../../src/app/search-engine';
import type { ActionId } from '../../../src/domain/ids';
import { find } from '../../../src/domain/search/find';
import type { Limits } from '../../../src/domain/search/find';
import type { SearchRow } from '../../../src/domain/search/row';
import { longestRow } from '../../../src/domain/search/row';
import { noteRows } from '../../../src/domain/search/rows';
import { SearchIndex } from '../../../src/domain/search/search-index';
import { rowsTimes } from '../../bench/search-corpus';

const all: Limits = { points: 1e9, goals: 1e9, actions: 1e9, areas: 1e9, notes: 1e9 };
const few: Limits = { points: 5, goals: 5, actions: 5, areas: 5, notes: 5 };
const note = (action: string, text: string): SearchRow =>
  noteRows(action as ActionId, text, 'Ambito')[0]!;
const built = (rows: Iterable<SearchRow>): SearchIndex => {
  const index = new SearchIndex();
  for (const row of rows) index.set(row);
  return index;
};
const answer = (index: SearchIndex, query: string) => {
  const { groups, words, partial } = find(index, query, all);
  const found = groups.notes.best.map(({ row, score }) => `${row.key} ${score.toFixed(9)}`);
  return { found: found.sort(), words: [...words].sort(), partial };
};

const word = fc.constantFrom(
  ...'scuola scuole scolastico liuteria liutaio ciclabile ciclabilità sicurezza sicuro pò la'.split(
    ' ',
  ),
);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const change = fc.record({
  action: fc.constantFrom('1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.1.5'),
  text: fc.option(text),
});

describe('the index', () => {
  it('after any changes is what it would be built anew', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), text, (changes, query) => {
        const index = new SearchIndex();
        const kept = new Map<string, SearchRow>();
        for (const { action, text: now } of changes) {
          // asking in between makes the vocabulary sort itself at every stage
          find(index, query, few);
          if (now === null) {
            index.remove(`note:${action}`);
            kept.delete(action);
          } else {
            const row = note(action, now);
            index.set(row);
            kept.set(action, row);
          }
        }
        const fresh = built(kept.values());
        expect(index.size).toBe(fresh.size);
        expect(index.vocabulary.size).toBe(fresh.vocabulary.size);
        for (const asked of [query, 'scula', 'ciclabilitta', 'sic', 'liutria sicureza'])
          expect(answer(index, asked)).toEqual(answer(fresh, asked));
      }),
    );
  });

  it('forgets the words of a row that changed', () => {
    const index = built([note('1.1.1', 'Il violino')]);
    index.set(note('1.1.1', 'La viola'));
    expect(answer(index, 'violino').found).toEqual([]);
    expect(answer(index, 'viole').found).toHaveLength(1);
    expect(index.vocabulary.get('violino')).toBeUndefined();
  });

  it('never throws, whatever is asked or written', () => {
    const engine = new SearchEngine();
    for (const row of rowsTimes(1)) engine.set(row);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.string({ unit: 'grapheme', maxLength: 400 }),
          fc.constantFrom('__proto__', 'constructor', '\ud800', '.*', '1.1.1.1', '’’’'),
        ),
        (any) => {
          for (const row of noteRows('9.9.9' as ActionId, any, any)) engine.set(row);
          for (const { hits, count } of engine.search(any, few).groups) {
            expect(hits.length).toBeLessThanOrEqual(count);
            for (const { excerpt } of hits)
              for (const { start, end } of excerpt.marks)
                expect(excerpt.text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}.]+$/u);
          }
        },
      ),
    );
  });

  it.each([
    ['long', 'sicurezza '.repeat(50_000)],
    ['of many words', Array.from({ length: 5_000 }, (_, i) => `parola${i}`).join(' ')],
    ['of one endless word', 'sicureza'.repeat(20_000)],
    ['of accents', 'e' + '\u0301'.repeat(100_000)],
    ['all alike', 'a'.repeat(200)],
  ])('takes bounded time on a query that is %s', (_, query) => {
    const engine = new SearchEngine();
    for (const row of rowsTimes(1)) engine.set(row);
    engine.search('prima', few);
    const start = performance.now();
    engine.search(query, few);
    expect(performance.now() - start).toBeLessThan(250);
  });

  it('counts a long note once and finds what stands in any part of it', () => {
    const long = `${'parola comune '.repeat(2_000)}violoncello`;
    const rows = noteRows('1.1.1' as ActionId, long, '');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every((row) => row.text.length <= longestRow)).toBe(true);
    expect(rows.map((row) => row.text).join('')).toBe(long);
    const index = built(rows);
    const common = find(index, 'comune', all).groups.notes;
    expect(common.count).toBe(1);
    expect(common.best).toHaveLength(1);
    const rare = find(index, 'violoncelo', all).groups.notes;
    expect(rare.best.map(({ row }) => row.part)).toEqual([rows.length - 1]);
  });

  it('ranks a row with all words alone, and falls back to most of them', () => {
    const index = built([note('1.1.1', 'teatro chiuso'), note('1.1.2', 'teatro e scuola')]);
    const both = find(index, 'teatro scuola', all);
    expect([both.partial, both.groups.notes.count]).toEqual([false, 1]);
    const neither = find(index, 'teatro lirico', all);
    expect([neither.partial, neither.groups.notes.count]).toEqual([true, 2]);
  });
});
