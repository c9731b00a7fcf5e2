import { lookUp } from './lookup';
import { termsOf } from './query';
import { groupOf, ownerOf } from './row';
import type { SearchGroup, SearchRow } from './row';
import type { SearchIndex } from './search-index';
import { weigh } from './weigh';

/** A row that answers, and how well by its words alone: higher is better. */
export interface Candidate {
  readonly row: SearchRow;
  readonly score: number;
}

/** What answers in one group. */
export interface Finds {
  /** All of them, a text in several parts counted once. */
  readonly count: number;
  /** The best, best first; of a text in several parts, its best part. */
  readonly best: readonly Candidate[];
}

export interface Found {
  /** Words of the query that count. */
  readonly terms: number;
  /** Words of the texts that answered, each with the place of the query's word it answers. */
  readonly words: ReadonlyMap<string, number>;
  /** The query as the texts would spell it: the best answer to each of its words. */
  readonly spelled: string;
  /** No row has all the query's words: these have as many as any has. */
  readonly partial: boolean;
  readonly groups: Readonly<Record<SearchGroup, Finds>>;
}

/** How many of each group to name; all are counted. */
export type Limits = Readonly<Record<SearchGroup, number>>;

/** The rows that have every word of a query; if none has, those that have most of its words. */
export function find(index: SearchIndex, query: string, limits: Limits): Found {
  const terms = termsOf(query).map((term) => lookUp(index.vocabulary, term));
  const { touched, scores, hits } = weigh(index, terms);
  let most = 0;
  for (const slot of touched) most = Math.max(most, hits[slot] ?? 0);

  const groups: Record<SearchGroup, Gathering> = {
    points: new Gathering(limits.points),
    goals: new Gathering(limits.goals),
    actions: new Gathering(limits.actions),
    areas: new Gathering(limits.areas),
    notes: new Gathering(limits.notes),
  };
  for (const slot of touched) {
    const row = index.at(slot);
    if (row && hits[slot] === most) groups[groupOf(row)].add({ row, score: scores[slot] ?? 0 });
  }
  return {
    terms: terms.length,
    words: new Map(
      terms.flatMap((answers, place) => answers.map(({ entry }) => [entry.word, place] as const)),
    ),
    spelled: terms.flatMap((answers) => answers[0]?.entry.word ?? []).join(' '),
    partial: touched.length > 0 && most < terms.length,
    groups,
  };
}

/** Counts what it is given and keeps the best: a list this short needs no heap. */
class Gathering implements Finds {
  readonly best: Candidate[] = [];
  readonly #limit: number;
  readonly #inParts = new Set<string>();
  #whole = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#whole + this.#inParts.size;
  }

  add(candidate: Candidate): void {
    if (candidate.row.parts === 1) this.#whole++;
    else if (!this.#newText(candidate)) return;
    const { best } = this;
    if (best.length >= this.#limit && candidate.score <= (best.at(-1)?.score ?? 0)) return;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < candidate.score) at--;
    best.splice(at, 0, candidate);
    if (best.length > this.#limit) best.pop();
  }

  /** Of the parts of one text only the best stays. */
  #newText({ row, score }: Candidate): boolean {
    const owner = ownerOf(row);
    this.#inParts.add(owner);
    const at = this.best.findIndex((each) => ownerOf(each.row) === owner);
    if (at === -1) return true;
    if ((this.best[at]?.score ?? 0) >= score) return false;
    this.best.splice(at, 1);
    return true;
  }
}
