import { describe, expect, it } from 'vitest';
import { Book, type BookSources } from '../../../src/app/book.svelte';
import { noFilters } from '../../../src/domain/filters';
import type { ActionId, GoalId, PointNumber } from '../../../src/domain/ids';
import { cremona } from '../domain/cremona';
import { hash } from './fakes';

const sources: { -readonly [Key in keyof BookSources]: BookSources[Key] } = {
  page: { kind: 'home' },
  workspace: null,
  now: 0,
};
const book = new Book(cremona, hash, sources);

describe('the book', () => {
  it('has a chapter for each point, its own goals first, then those it shares', () => {
    expect(book.chapters.map(({ point }) => point.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const order = book.chapters.map(({ point, goals }) =>
      goals.map(({ points }) => (points[0] === point.number ? 'own' : 'shared')),
    );
    for (const each of order) expect(each).toEqual([...each].sort());
    expect(order.flat().filter((each) => each === 'own')).toHaveLength(91);
    expect(order.flat()).toContain('shared');
  });

  it('counts every action once, and in a chapter those of all its goals', () => {
    expect(book.actionCount).toBe(284);
    for (const { goals, actions } of book.chapters) {
      expect(actions).toEqual(goals.flatMap((goal) => goal.actions.map(({ id }) => id)));
    }
    expect(new Set(book.chapters.flatMap(({ actions }) => actions)).size).toBe(284);
  });

  it('turns its pages in the order of print, from end to end', () => {
    const ids = cremona.goals.map(({ id }) => id);
    let id: GoalId | undefined = ids[0];
    const walked: GoalId[] = [];
    for (; id; id = book.neighbours(id).after?.id) walked.push(id);
    expect(walked).toEqual(ids);
    expect(book.neighbours(ids[0]!).before).toBeNull();
    expect(book.neighbours(ids.at(-1)!).before?.id).toBe(ids.at(-2));
    expect(book.neighbours('99.99' as GoalId)).toEqual({ before: null, after: null });
  });

  it('finds goals, and their areas and points by name', () => {
    const shared = cremona.goals.find(({ points }) => points.length === 2)!;
    expect(book.goal(shared.id)).toBe(shared);
    expect(book.goal('constructor' as GoalId)).toBeUndefined();
    expect(book.pointsOf(shared).map(({ number }) => number)).toEqual(shared.points);
    for (const goal of cremona.goals) {
      expect(book.areasOf(goal).map(({ slug }) => slug)).toEqual(goal.areas);
    }
  });

  it('opens and closes its points', () => {
    const [three, five] = [3, 5] as PointNumber[];
    book.fold(three!, true);
    book.fold(five!, true);
    book.fold(three!, false);
    expect([...book.folded]).toEqual([5]);
    book.foldAll(true);
    expect(book.folded.size).toBe(10);
    book.foldAll(false);
    expect(book.folded.size).toBe(0);
  });

  it('lets through what the address filters, and everything on other pages', () => {
    expect(book.selection.actions.size).toBe(284);
    sources.page = { kind: 'programme', filters: { ...noFilters, point: 9 as PointNumber } };
    const filtered = new Book(cremona, hash, sources);
    expect([...filtered.selection.points]).toEqual([9]);
    sources.page = { kind: 'data' };
    expect(filtered.filters).toEqual(noFilters);
  });

  it('knows the notes of the open workspace', () => {
    const id = '7.12.3' as ActionId;
    sources.workspace = { additions: { all: new Map() }, noted: new Set([id]), touches: new Map() };
    sources.page = { kind: 'programme', filters: { ...noFilters, note: 'with' } };
    const noted = new Book(cremona, hash, sources);
    expect([...noted.selection.actions]).toEqual([id]);
    expect(noted.selection.noted).toBe(1);
    sources.workspace = null;
    expect(noted.noted.size).toBe(0);
  });
});
