import { wordsIn } from './words';

/** A word to mark: where it stands (UTF-16, end exclusive), and which word of the query it answers. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: number;
}

/** A piece of a text with its marks, which count from the piece's own start. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Words were left out before, after. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Whole words of a text that answer a query. @param words as `find` gives them */
export function marksOf(text: string, words: ReadonlyMap<string, number>): Mark[] {
  const marks: Mark[] = [];
  for (const { start, end, folded } of wordsIn(text)) {
    const term = words.get(folded);
    if (term !== undefined) marks.push({ start, end, term });
  }
  return marks;
}

/**
 * The piece of `length` characters or less with most different words of the query in it, the first
 * such; a short text stays whole. Cut between words.
 */
export function excerptOf(text: string, marks: readonly Mark[], length: number): Excerpt {
  if (text.length <= length) return { text, marks, cutBefore: false, cutAfter: false };
  const first = densest(marks, length * 0.7);
  const begin = Math.min(Math.max(0, (first?.start ?? 0) - length * 0.2), text.length - length);
  const start = begin <= 0 ? 0 : Math.min(wordAfter(text, begin), first?.start ?? Infinity);
  const limit = Math.min(text.length, start + length);
  const end = limit === text.length ? limit : wordBefore(text, limit, start);
  return {
    text: text.slice(start, end),
    marks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  };
}

/** The mark from which `reach` characters hold most different words of the query. */
function densest(marks: readonly Mark[], reach: number): Mark | undefined {
  const within = new Map<number, number>();
  let best: Mark | undefined;
  let most = 0;
  let next = 0;
  for (const mark of marks) {
    for (let ahead = marks[next]; ahead && ahead.end <= mark.start + reach; ahead = marks[++next])
      within.set(ahead.term, (within.get(ahead.term) ?? 0) + 1);
    if (within.size > most) {
      most = within.size;
      best = mark;
    }
    const left = (within.get(mark.term) ?? 1) - 1;
    if (left > 0) within.set(mark.term, left);
    else within.delete(mark.term);
  }
  return best ?? marks[0];
}

function wordAfter(text: string, from: number): number {
  const gap = /\s/g;
  gap.lastIndex = Math.ceil(from);
  const found = gap.exec(text);
  return found && found.index - from < 60 ? found.index + 1 : whole(text, Math.ceil(from));
}

function wordBefore(text: string, limit: number, start: number): number {
  for (let at = limit; at > start && limit - at < 60; at--)
    if (/\s/.test(text[at] ?? '')) return at;
  return whole(text, limit);
}

/** Never between the halves of one character. */
function whole(text: string, at: number): number {
  const half = text.charCodeAt(at);
  return half >= 0xdc00 && half <= 0xdfff ? at - 1 : at;
}
