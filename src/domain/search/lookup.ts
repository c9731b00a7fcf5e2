import type { Term } from './query';
import { stem } from './stem';
import type { Entry, Vocabulary } from './vocabulary';

/** A word of the texts that answers a word of the query, and how well: 0 to 1. */
export interface Answering {
  readonly entry: Entry;
  readonly quality: number;
}

/**
 * The words that answer a term, best first: the same word, other forms of it, words that begin so;
 * and when there are none, the nearest spellings and their forms.
 */
export function lookUp(vocabulary: Vocabulary, { word, open }: Term): Answering[] {
  const found = new Map<string, Answering>();
  const add = (entry: Entry, quality: number) => {
    if (!found.has(entry.word)) found.set(entry.word, { entry, quality });
  };

  const same = vocabulary.get(word);
  if (same) add(same, 1);
  for (const entry of vocabulary.withStem(stem(word))) add(entry, 0.9);
  if (open || (found.size === 0 && word.length > 2))
    for (const entry of vocabulary.startingWith(word)) add(entry, 0.75);
  if (found.size > 0) return best(found);

  for (let edits = 1; edits <= editsFor(word) && found.size === 0; edits++) {
    const spelled = vocabulary.near(word, edits, false);
    const begun = open && spelled.length === 0 ? vocabulary.near(word, edits, true) : [];
    for (const { entry } of spelled) add(entry, 0.65 - 0.15 * edits);
    for (const { entry } of spelled)
      for (const form of vocabulary.withStem(entry.stem)) add(form, 0.6 - 0.15 * edits);
    for (const { entry } of begun) add(entry, 0.5 - 0.15 * edits);
  }
  return best(found);
}

/** Typing errors forgiven. A number is what it is, and in a short word every letter counts. */
function editsFor(word: string): number {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

const best = (found: ReadonlyMap<string, Answering>): Answering[] =>
  [...found.values()].sort(
    (a, b) => b.quality - a.quality || b.entry.rows.length - a.entry.rows.length,
  );
