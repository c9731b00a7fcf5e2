import { describe, expect, it } from 'vitest';
import type { NoteBlock, NoteRun } from '../../../src/domain/note';
import {
  cleanQuote,
  markBlocks,
  quoteLimit,
  readAnchor,
  stretchesOf,
  type Places,
} from '../../../src/domain/quotation';
import type { ItemId } from '../../../src/domain/subject';

const run = (text: string, bold = false): NoteRun => ({
  kind: 'text',
  text,
  bold,
  italic: false,
  underline: false,
  strike: false,
  code: false,
  href: null,
});
const paragraph = (...text: NoteRun[]): NoteBlock => ({ kind: 'paragraph', text });
const places = (all: Record<string, [number, number]>): Places =>
  new Map(Object.entries(all).map(([id, [from, to]]) => [id as ItemId, { from, to }]));

/** `[words|a b]` for words that a and b quote; `/` between runs. */
function drawn(blocks: readonly NoteBlock[]): string {
  const each = (block: NoteBlock): string => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return block.text
          .map((one) => {
            if (one.kind === 'break') return '↵';
            return one.on ? `[${one.text}|${one.on.join(' ')}]` : one.text;
          })
          .join('/');
      case 'quote':
        return drawn(block.blocks);
      case 'list':
        return block.items.map(drawn).join(' · ');
      case 'tasks':
        return block.items.map((item) => drawn(item.blocks)).join(' · ');
      case 'table':
        return block.rows.map((row) => row.map((cell) => drawn(cell.blocks)).join('|')).join(' · ');
      case 'rule':
        return '--';
      case 'unknown':
        return `?${block.plain}`;
    }
  };
  return blocks.map(each).join('\n');
}

describe('words that are quoted', () => {
  it('are marked in whatever they stand in', () => {
    const cell = { header: false, colspan: 1, rowspan: 1 };
    const note: NoteBlock[] = [
      { kind: 'heading', level: 1, text: [run('abc')] },
      paragraph(run('de'), { kind: 'break' }, run('fg', true)),
      { kind: 'rule' },
      { kind: 'quote', blocks: [paragraph(run('hi'))] },
      {
        kind: 'list',
        ordered: false,
        start: 1,
        numbering: '1',
        items: [[paragraph(run('jk'))], [paragraph(run('lm'))]],
      },
      { kind: 'tasks', items: [{ done: false, blocks: [paragraph(run('no'))] }] },
      { kind: 'table', rows: [[{ ...cell, blocks: [paragraph(run('pq'))] }]] },
    ];
    expect(drawn(markBlocks(note, places({ x: [1, 16] })))).toBe(
      'a/[bc|x]\n[de|x]/↵/[fg|x]\n--\n[hi|x]\n[jk|x] · [lm|x]\n[no|x]\n[p|x]/q',
    );
    expect(markBlocks(note, places({}))).toBe(note);
  });

  it('keep their look, and say every comment on them', () => {
    const note = [paragraph(run('uno due ', true), run('tre'))];
    const marked = markBlocks(note, places({ x: [0, 7], y: [4, 9] }));
    expect(drawn(marked)).toBe('[uno |x]/[due|x y]/[ |y]/[t|y]/re');
    expect(marked[0]!.kind === 'paragraph' && marked[0]!.text[1]).toMatchObject({ bold: true });
  });

  it('are not marked after what this build does not know', () => {
    const unknown: NoteBlock = { kind: 'unknown', name: 'map', plain: 'xyz' };
    const note = [paragraph(run('abc')), unknown, paragraph(run('def'))];
    expect(drawn(markBlocks(note, places({ x: [2, 9] })))).toBe('ab/[c|x]\n?xyz\ndef');
  });

  it('are stretches one after another, however they lie', () => {
    expect(stretchesOf(places({ a: [5, 9], b: [0, 2], c: [6, 7] }))).toEqual([
      { from: 0, to: 2, on: ['b'] },
      { from: 5, to: 6, on: ['a'] },
      { from: 6, to: 7, on: ['a', 'c'] },
      { from: 7, to: 9, on: ['a'] },
    ]);
  });

  it('are kept on one line and bounded, and so is what finds them', () => {
    expect(cleanQuote(' uno\n due\u202e ')).toBe('uno due');
    expect(cleanQuote('x'.repeat(1000))).toHaveLength(quoteLimit);
    expect(readAnchor('AB-_.09')).toBe('AB-_.09');
    for (const bad of [null, 7, '', 'ab', 'a.b.c', 'a b.c', `${'a'.repeat(61)}.b`, '.'])
      expect(readAnchor(bad)).toBeNull();
  });
});
