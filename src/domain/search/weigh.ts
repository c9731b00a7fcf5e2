import type { Answering } from './lookup';
import type { SearchIndex } from './search-index';

/** Rows with a word of the query at least, and by slot: their score, how many words they have. */
export interface Weighed {
  readonly touched: readonly number[];
  readonly scores: Float64Array;
  readonly hits: Uint8Array;
}

/**
 * Adds up, for each row, how well it answers each word of the query: the quality of the best
 * answer, times how rare the rows are that answer (as in tf-idf).
 */
export function weigh(index: SearchIndex, terms: readonly (readonly Answering[])[]): Weighed {
  const touched: number[] = [];
  const scores = new Float64Array(index.extent);
  const hits = new Uint8Array(index.extent);
  const lastTerm = new Uint8Array(index.extent);
  for (const [place, answers] of terms.entries()) {
    const rows = answers.reduce((sum, { entry }) => sum + entry.rows.length, 0);
    const rare = Math.log(1 + index.size / (1 + rows));
    for (const { entry, quality } of answers) {
      for (const slot of entry.rows) {
        if (lastTerm[slot] === place + 1) continue; // a better answer came first
        lastTerm[slot] = place + 1;
        if (hits[slot] === 0) touched.push(slot);
        hits[slot] = (hits[slot] ?? 0) + 1;
        scores[slot] = (scores[slot] ?? 0) + quality * (0.1 + rare);
      }
    }
  }
  for (const slot of touched)
    scores[slot] = (scores[slot] ?? 0) / (1 + Math.log(1 + index.wordsAt(slot)) / 10);
  return { touched, scores, hits };
}
