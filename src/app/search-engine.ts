import Fuse from 'fuse.js/basic';
import { find } from '../domain/search/find';
import type { Candidate, Found, Limits } from '../domain/search/find';
import { excerptOf, marksOf } from '../domain/search/marks';
import type { Excerpt } from '../domain/search/marks';
import { searchGroups } from '../domain/search/row';
import type { SearchGroup, SearchRow, SearchTarget } from '../domain/search/row';
import { SearchIndex } from '../domain/search/search-index';

/** One result, ready to be shown. */
export interface SearchHit {
  /** Unique in an answer: fit for a keyed block or an element's id. */
  readonly key: string;
  readonly target: SearchTarget;
  /** `7.12.3`; empty for an area. */
  readonly label: string;
  /** The text, or the piece of it that answers best, as approved or written: nothing is changed. */
  readonly excerpt: Excerpt;
  /** Title of the goal (or of the point, for a goal) it stands under; may be empty. */
  readonly context: string;
}

export interface SearchHits {
  readonly group: SearchGroup;
  /** How many there are; `hits` are the best of them. */
  readonly count: number;
  readonly hits: readonly SearchHit[];
}

export interface SearchAnswer {
  readonly query: string;
  /** Words of the query that count. 0: too little was typed to search for. */
  readonly terms: number;
  /** No text has all the words: these have as many as any has. */
  readonly partial: boolean;
  /** Groups with results, in the order of `searchGroups`. */
  readonly groups: readonly SearchHits[];
}

/** Rows of one group that Fuse sees: five groups of twelve bound its work. */
const ranked = 12;
/** Characters of the piece of a text that is shown, and that Fuse sees. */
const shown = 240;
/** Characters of the query that Fuse sees: it works in blocks of 32. */
const longestPattern = 64;

/** The index finds candidates and the words to mark; Fuse.js ranks the best of each group. */
export class SearchEngine {
  readonly #index = new SearchIndex();

  get size(): number {
    return this.#index.size;
  }

  set(row: SearchRow): void {
    this.#index.set(row);
  }

  remove(key: string): void {
    this.#index.remove(key);
  }

  search(query: string, limits: Limits): SearchAnswer {
    const pool = Object.fromEntries(
      searchGroups.map((group) => [group, Math.max(limits[group], ranked)]),
    ) as Record<SearchGroup, number>;
    const found = find(this.#index, query, pool);
    const rank = ranking(found);
    const groups = searchGroups
      .map((group) => ({
        group,
        count: found.groups[group].count,
        hits: rank(found.groups[group].best, limits[group]),
      }))
      .filter(({ count }) => count > 0);
    return { query, terms: found.terms, partial: found.partial, groups };
  }
}

/** The same query ranks every group. */
function ranking(found: Found) {
  const pattern = found.spelled.slice(0, longestPattern);
  return (best: readonly Candidate[], limit: number): SearchHit[] => {
    const hits = best.map(({ row, score }) => ({ row, score, excerpt: pieceOf(row, found) }));
    const first = hits.slice(0, ranked);
    const top = first[0]?.score ?? 1;
    const fuse = new Fuse(
      first.map(({ excerpt }) => excerpt.text),
      {
        ignoreLocation: true,
        ignoreDiacritics: true,
        includeScore: true,
        shouldSort: false,
        threshold: 0.6,
      },
    );
    const far = new Map(fuse.search(pattern).map((each) => [each.refIndex, each.score ?? 1]));
    const order = first
      .map((hit, i) => ({ hit, worth: hit.score / top + 1 - (far.get(i) ?? 1) }))
      .sort((a, b) => b.worth - a.worth)
      .map(({ hit }) => hit);
    return [...order, ...hits.slice(ranked)].slice(0, limit).map(({ row, excerpt }) => ({
      key: row.key,
      target: row.target,
      label: row.label,
      excerpt,
      context: row.context,
    }));
  };
}

const pieceOf = (row: SearchRow, found: Found): Excerpt =>
  excerptOf(row.text, marksOf(row.text, found.words), shown);
