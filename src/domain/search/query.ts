import { isFunctionWord } from './function-words';
import { wordsIn } from './words';

/** A word of a query. `open`: it may still be being typed, and stands for what begins so. */
export interface Term {
  readonly word: string;
  readonly open: boolean;
}

/** UTF-16 units of a query that are read; the rest is not. */
const longestQuery = 200;
const mostTerms = 12;

/**
 * What a query asks for: its words, each once, without function words unless there are no others.
 * A single letter asks for nothing yet; a single digit is the number of a point.
 */
export function termsOf(query: string): Term[] {
  const text = query.slice(0, longestQuery);
  const words = [...wordsIn(text)];
  const last = words.at(-1);
  const typing = last?.end === text.length ? last.folded : null;
  const meaning = words.filter((word) => !isFunctionWord(word.folded));
  const asked = new Set((meaning.length > 0 ? meaning : words).map((word) => word.folded));
  return [...asked]
    .filter((word) => word.length > 1 || /\p{N}/u.test(word) || asked.size > 1)
    .slice(0, mostTerms)
    .map((word) => ({ word, open: word === typing && word.length > 1 }));
}
