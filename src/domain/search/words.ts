/** A word of a text: where it stands in it, and how it is compared. */
export interface Word {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly folded: string;
}

/** Longer words (an address, pasted base64) are compared by their first letters only. */
const longestWord = 40;

/** Numbers with dots stay whole: `7.12.3` is how an action is cited. Apostrophes separate. */
const pattern = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu;
const plain = /^[a-z0-9.]*$/;

/** Words of a text in order. */
export function* wordsIn(text: string): Generator<Word, void> {
  for (const match of text.matchAll(pattern)) {
    const folded = fold(match[0]);
    if (folded !== '') yield { start: match.index, end: match.index + match[0].length, folded };
  }
}

/** Lower case, without accents, ligatures undone: `Università` and `UNIVERSITA` are one word. */
export function fold(word: string): string {
  const lower = word.slice(0, longestWord).toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .slice(0, longestWord);
}
