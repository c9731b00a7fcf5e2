import * as Y from 'yjs';
import { fromBase64url, toBase64url } from '../domain/bytes';
import type { Place, Places, Quotation, Quoting } from '../domain/quotation';

/** Deeper nesting is not looked at: nobody writes it, an attacker may. */
const deepest = 64;

/** One text of a note, and how many characters of the note come before it. */
interface Stretch {
  readonly text: Y.XmlText;
  readonly from: number;
  readonly to: number;
}

/**
 * What finds again the words between two places of a note, whatever is written around them: the marks
 * Yjs gave their first and their last character. Words typed just before or after stay outside. Null
 * where there are no such words.
 */
export function anchorAt(fragment: Y.XmlFragment, { from, to }: Place): string | null {
  const stretches = stretchesOf(fragment);
  const first = stretches.find((stretch) => from < stretch.to);
  const last = stretches.find((stretch) => to <= stretch.to);
  if (!first || !last || from < 0 || to <= from) return null;
  const ends = [
    Y.createRelativePositionFromTypeIndex(first.text, inYjs(first.text, from - first.from), 0),
    Y.createRelativePositionFromTypeIndex(last.text, inYjs(last.text, to - last.from - 1) + 1, -1),
  ];
  return ends.map((end) => toBase64url(Y.encodeRelativePosition(end))).join('.');
}

/**
 * Where the words of each comment stand now. Those that were deleted stand nowhere, unless the very same
 * words are written again, in one place alone: so they are when a paragraph is split before them. An
 * anchor that is none, or is of another note, finds nothing.
 */
export function placesIn(fragment: Y.XmlFragment, quotings: readonly Quoting[]): Places {
  const places = new Map<Quoting['id'], Place>();
  if (quotings.length === 0) return places;
  const stretches = stretchesOf(fragment);
  const words = stretches.map(({ text }) => charactersOf(text)).join('');
  for (const { id, ...quotation } of quotings) {
    const place = placeOf(fragment, stretches, words, quotation);
    if (place) places.set(id, place);
  }
  return places;
}

function placeOf(
  { doc }: Y.XmlFragment,
  stretches: readonly Stretch[],
  words: string,
  { anchor, quote }: Quotation,
): Place | null {
  const ends = anchor.split('.').map(decode);
  const [start, end] = ends;
  if (!doc || !start || !end || ends.length !== 2) return null;
  const [from, to] = [find(doc, stretches, start), find(doc, stretches, end)];
  if (from === 'elsewhere' || to === 'elsewhere') return null;
  if (from !== null && to !== null && from < to) return { from, to };
  if (from !== null && to !== null && from > to) return null;
  const at = words.indexOf(quote);
  const alone = quote !== '' && at >= 0 && words.lastIndexOf(quote) === at;
  return alone ? { from: at, to: at + quote.length } : null;
}

/** Only what `anchorAt` writes: a character's mark, and nothing else. */
function decode(text: string): Y.RelativePosition | null {
  try {
    const bytes = fromBase64url(text);
    if (!bytes) return null;
    const position = Y.decodeRelativePosition(bytes);
    const { item, type, tname } = position;
    return item && type === null && tname === null ? position : null;
  } catch {
    return null;
  }
}

/** Characters before it; null where its text was deleted. */
function find(
  doc: Y.Doc,
  stretches: readonly Stretch[],
  position: Y.RelativePosition,
): number | 'elsewhere' | null {
  const found = absolute(position, doc);
  if (found === null) return null;
  const stretch = stretches.find(({ text }) => text === found.type);
  if (stretch) return stretch.from + characters(stretch.text, found.index);
  return found.type._item?.deleted ? null : 'elsewhere';
}

function absolute(position: Y.RelativePosition, doc: Y.Doc): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(position, doc);
  } catch {
    return null;
  }
}

function stretchesOf(fragment: Y.XmlFragment): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const walk = (node: Y.XmlFragment, depth: number) => {
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText) {
        const to = from + characters(child);
        found.push({ text: child, from, to });
        from = to;
      } else if (child instanceof Y.XmlElement && depth < deepest) walk(child, depth + 1);
    }
  };
  walk(fragment, 0);
  return found;
}

/** What a text holds besides characters counts for Yjs, and not for people. */
function* contents(
  text: Y.XmlText,
): Generator<{ readonly words: string; readonly length: number }> {
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { content, length } = item;
    yield { words: content instanceof Y.ContentString ? content.str : '', length };
  }
}

const charactersOf = (text: Y.XmlText): string =>
  [...contents(text)].map(({ words }) => words).join('');

/** Characters of a text, or those before one of Yjs's places in it. */
function characters(text: Y.XmlText, before = Infinity): number {
  let [count, at] = [0, 0];
  for (const { words, length } of contents(text)) {
    if (at >= before) break;
    count += Math.min(words.length, before - at);
    at += length;
  }
  return count;
}

/** Yjs's place of a character of a text. */
function inYjs(text: Y.XmlText, character: number): number {
  let [count, at] = [0, 0];
  for (const { words, length } of contents(text)) {
    if (character < count + words.length) return at + character - count;
    count += words.length;
    at += length;
  }
  return at;
}
