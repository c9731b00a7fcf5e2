import type { FactValue } from './fact';
import type { NoteBlock, NoteRun } from './note';
import { cleanLabel } from './person';
import type { ItemId } from './subject';

/** Where words stand in a note, counted in characters of its words alone: neither blocks nor breaks count. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Words of a note that are spoken of. */
export interface Quotation {
  /** At most `quoteLimit` characters, on one line. */
  readonly quote: string;
  /** Finds the words again, whatever is written around them: see `crdt/note-anchor`. */
  readonly anchor: string;
}

/** A comment on words of a note; `draft` while it is being written. */
export interface Quoting extends Quotation {
  readonly id: ItemId | 'draft';
}

/** Where the words of each comment stand; those that are nowhere are left out. */
export type Places = ReadonlyMap<Quoting['id'], Place>;

/** Characters of the words a comment keeps. */
export const quoteLimit = 300;

export const cleanQuote = (text: string): string => cleanLabel(text, quoteLimit);

/** An anchor as far as its form goes: what it says is for the note to read. */
export const readAnchor = (value: FactValue): string | null =>
  typeof value === 'string' && /^[\w-]{1,60}\.[\w-]{1,60}$/.test(value) ? value : null;

/** A stretch of a note with the same comments on all of it. */
export interface Marked extends Place {
  readonly on: readonly Quoting['id'][];
}

/** Places that may lie over each other, as stretches one after another. */
export function stretchesOf(places: Places): readonly Marked[] {
  const edges = new Set([...places.values()].flatMap(({ from, to }) => [from, to]));
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.flatMap((from, at) => {
    const to = sorted[at + 1];
    if (to === undefined) return [];
    const on = [...places].filter(([, place]) => place.from <= from && to <= place.to);
    return on.length > 0 ? [{ from, to, on: on.map(([id]) => id) }] : [];
  });
}

/**
 * The note with the words at those places marked. A part that a newer build wrote has words nobody
 * counted: what comes after it is not marked.
 */
export function markBlocks(blocks: readonly NoteBlock[], places: Places): readonly NoteBlock[] {
  const stretches = stretchesOf(places);
  let at: number | null = 0;
  if (stretches.length === 0) return blocks;

  const runs = (text: readonly NoteRun[]): readonly NoteRun[] =>
    text.flatMap((run): readonly NoteRun[] => {
      if (run.kind === 'break' || at === null) return [run];
      const from = at;
      at += run.text.length;
      return cut(run, from, stretches);
    });
  const walk = (list: readonly NoteBlock[]): readonly NoteBlock[] =>
    list.map((block): NoteBlock => {
      switch (block.kind) {
        case 'paragraph':
        case 'heading':
          return { ...block, text: runs(block.text) };
        case 'quote':
          return { ...block, blocks: walk(block.blocks) };
        case 'list':
          return { ...block, items: block.items.map(walk) };
        case 'tasks':
          return {
            ...block,
            items: block.items.map((item) => ({ ...item, blocks: walk(item.blocks) })),
          };
        case 'table':
          return {
            ...block,
            rows: block.rows.map((row) =>
              row.map((cell) => ({ ...cell, blocks: walk(cell.blocks) })),
            ),
          };
        case 'unknown':
          at = null;
          return block;
        case 'rule':
          return block;
      }
    });
  return walk(blocks);
}

type TextRun = Extract<NoteRun, { kind: 'text' }>;

/** A run in pieces, each wholly in a stretch or in none. */
function cut(run: TextRun, start: number, stretches: readonly Marked[]): readonly TextRun[] {
  const end = start + run.text.length;
  const pieces: TextRun[] = [];
  let done = start;
  const take = (to: number, on: Marked['on']) => {
    if (to > done) {
      const text = run.text.slice(done - start, to - start);
      pieces.push(on.length > 0 ? { ...run, text, on } : { ...run, text });
    }
    done = Math.max(done, to);
  };
  for (const { from, to, on } of stretches) {
    if (to <= start || from >= end) continue;
    take(Math.max(from, start), []);
    take(Math.min(to, end), on);
  }
  take(end, []);
  return pieces.length > 0 ? pieces : [run];
}
