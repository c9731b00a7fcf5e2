import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorAt, placesIn } from '../../../src/crdt/note-anchor';
import { toBase64url } from '../../../src/domain/bytes';
import { quoteLimit } from '../../../src/domain/quotation';
import { Seeded } from '../../helpers/seeded';
import { element, note, text } from './notes';

const said = (words: Y.XmlText): string =>
  (words.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');

const wordsOf = (fragment: Y.XmlFragment): string => {
  const all: string[] = [];
  const walk = (node: Y.XmlFragment) => {
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText) all.push(said(child));
      else walk(child as Y.XmlElement);
    }
  };
  walk(fragment);
  return all.join('');
};

function quoted(fragment: Y.XmlFragment, quote: string) {
  const from = wordsOf(fragment).indexOf(quote);
  const anchor = anchorAt(fragment, { from, to: from + quote.length });
  if (from < 0 || anchor === null) throw new Error(`${quote} is not there`);
  return { id: 'draft', quote, anchor } as const;
}

const shown = (fragment: Y.XmlFragment, quoting: { quote: string; anchor: string }) => {
  const place = placesIn(fragment, [{ id: 'draft', ...quoting }]).get('draft');
  return place ? wordsOf(fragment).slice(place.from, place.to) : null;
};

const textAt = (fragment: Y.XmlFragment, ...path: number[]): Y.XmlText =>
  path.reduce<unknown>((node, at) => (node as Y.XmlFragment).get(at), fragment) as Y.XmlText;

function copy(fragment: Y.XmlFragment): Y.XmlFragment {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(fragment.doc!));
  return doc.getXmlFragment('note:1.1.1');
}

function meet(a: Y.XmlFragment, b: Y.XmlFragment): void {
  const [mine, theirs] = [a.doc!, b.doc!];
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)));
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)));
}

const gara = () =>
  note(
    element('paragraph', text('Prima di tutto.')),
    element('bulletList', element('listItem', element('paragraph', text('La gara parte a marzo')))),
  );

describe('an anchor', () => {
  it('finds its words again, whatever is written before, after and among them', () => {
    const fragment = gara();
    const quoting = quoted(fragment, 'gara parte');
    expect(shown(fragment, quoting)).toBe('gara parte');
    const words = textAt(fragment, 1, 0, 0, 0);
    words.insert(3, 'nuova ');
    words.insert(0, 'Si sa: ');
    words.insert(said(words).indexOf(' a marzo'), ' ora');
    textAt(fragment, 0, 0).delete(0, 5);
    fragment.insert(0, [element('heading', text('Titolo'))]);
    expect(shown(fragment, quoting)).toBe('gara parte');
    words.insert(said(words).indexOf('parte'), 'non ');
    expect(shown(fragment, quoting)).toBe('gara non parte');
    words.format(said(words).indexOf('non'), 3, { bold: {} });
    expect(shown(fragment, quoting)).toBe('gara non parte');
    words.delete(said(words).indexOf('gara'), 4);
    expect(shown(fragment, quoting)).toBe(' non parte');
  });

  it('spans blocks and line breaks, and counts only words', () => {
    const fragment = note(
      element('paragraph', text('uno'), element('hardBreak'), text('due')),
      element('horizontalRule'),
      element('paragraph', text('tre')),
    );
    const quoting = { quote: 'o due tre', anchor: anchorAt(fragment, { from: 2, to: 8 })! };
    expect(shown(fragment, quoting)).toBe('oduetr');
    expect(anchorAt(fragment, { from: 3, to: 3 })).toBeNull();
    expect(anchorAt(fragment, { from: 3, to: 10 })).toBeNull();
    expect(anchorAt(fragment, { from: -1, to: 2 })).toBeNull();
  });

  it('counts no picture a newer build put among the words', () => {
    const fragment = note(element('paragraph', text('prima dopo')));
    const words = textAt(fragment, 0, 0);
    words.insertEmbed(0, { image: 1 });
    words.insertEmbed(7, { image: 2 });
    const quoting = quoted(fragment, 'dopo');
    expect(shown(fragment, quoting)).toBe('dopo');
    expect(placesIn(fragment, [quoting]).get('draft')).toEqual({ from: 6, to: 10 });
  });

  it('finds nothing once its words are deleted, and them again when that is undone', () => {
    const fragment = gara();
    const undo = new Y.UndoManager(fragment);
    const quoting = quoted(fragment, 'gara parte');
    textAt(fragment, 1, 0, 0, 0).delete(3, 10);
    expect(shown(fragment, quoting)).toBeNull();
    undo.undo();
    expect(shown(fragment, quoting)).toBe('gara parte');
    fragment.delete(1, 1);
    expect(shown(fragment, quoting)).toBeNull();
    expect(shown(note(), quoting)).toBeNull();
  });

  it('finds words that were moved as they are, when they are in one place alone', () => {
    const fragment = gara();
    const quoting = quoted(fragment, 'parte a marzo');
    // What the editor does when one presses Enter before them.
    textAt(fragment, 1, 0, 0, 0).delete(8, 13);
    fragment.insert(2, [element('paragraph', text('parte a marzo'))]);
    expect(shown(fragment, quoting)).toBe('parte a marzo');
    fragment.insert(3, [element('paragraph', text('parte a marzo'))]);
    expect(shown(fragment, quoting)).toBeNull();
  });

  it('of another note, in the wrong order, or made up, finds nothing', () => {
    const fragment = gara();
    const other = fragment.doc!.getXmlFragment('note:1.1.2');
    other.insert(0, [element('paragraph', text('gara parte'))]);
    const { anchor, quote } = quoted(fragment, 'gara parte');
    const [start = '', end = ''] = anchor.split('.');
    const tname = toBase64url(
      Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(fragment, 0, -1)),
    );
    for (const bad of [
      quoted(other, 'gara').anchor,
      `${end}.${start}`,
      start,
      `${anchor}.${end}`,
      `${tname}.${tname}`,
      `${start}.${quoted(other, 'gara').anchor.split('.')[1]!}`,
      '_____w.____',
      '',
    ])
      expect([bad, shown(fragment, { anchor: bad, quote })]).toEqual([bad, null]);
  });

  it('that anybody may have sent throws nothing', () => {
    const fragment = gara();
    const part = fc.uint8Array({ maxLength: 30 }).map(toBase64url);
    fc.assert(
      fc.property(part, part, (start, end) => {
        const place = shown(fragment, { anchor: `${start}.${end}`, quote: 'non c’è' });
        expect(place === null || place.length > 0).toBe(true);
      }),
      { seed: 7 },
    );
  });

  it('is short enough to be kept', () => {
    const fragment = note(element('paragraph', text('x'.repeat(100_000))));
    fragment.doc!.clientID = 0xffffffff;
    textAt(fragment, 0, 0).insert(50_000, 'y'.repeat(500));
    expect(anchorAt(fragment, { from: 40_000, to: 50_400 })).toMatch(/^[\w-]{1,60}\.[\w-]{1,60}$/);
    expect(quoteLimit).toBeLessThan(4000);
  });
});

describe('two people who write at once', () => {
  const kept = 'αβγδε';

  /** Anything but the brackets, which stand around the words, may go. */
  function write(fragment: Y.XmlFragment, random: Seeded, fresh: string): void {
    const words = textAt(fragment, 0, 0);
    const now = said(words);
    const [open, close] = [now.indexOf('['), now.indexOf(']')];
    const somewhere = (from: number, to: number) => from + random.below(to - from + 1);
    switch (random.below(4)) {
      case 0:
        return words.insert(somewhere(0, open), fresh);
      case 1:
        return words.insert(somewhere(close + 1, now.length), fresh);
      case 2:
        return words.insert(somewhere(open + 1, close), fresh);
      default: {
        const [from, to] = random.below(2)
          ? [open + 1, close]
          : random.below(2)
            ? [0, open]
            : [close + 1, now.length];
        const at = somewhere(from, to);
        return words.delete(at, random.below(to - at + 1));
      }
    }
  }

  it.each(Array.from({ length: 60 }, (_, at) => at + 1))(
    'see the same words marked: those that are left (seed %i)',
    (seed) => {
      const random = new Seeded(seed);
      const anna = note(element('paragraph', text(`prima [${kept}] dopo`)));
      const bruno = copy(anna);
      const quoting = quoted(anna, kept);
      for (let step = 0; step < 12; step++) {
        write(random.below(2) ? anna : bruno, random, random.below(2) ? 'x' : 'xyz');
        if (random.below(4) === 0) meet(anna, bruno);
      }
      meet(anna, bruno);
      const words = wordsOf(anna);
      expect(wordsOf(bruno)).toBe(words);
      const [place, his] = [anna, bruno].map((who) => placesIn(who, [quoting]).get('draft'));
      expect(his).toEqual(place);
      const left = Array.from(kept).filter((letter) => words.includes(letter));
      const inside = { from: words.indexOf('[') + 1, to: words.indexOf(']') };
      if (left.length > 0) {
        expect(place!.from).toBeLessThanOrEqual(words.indexOf(left[0]!));
        expect(place!.to).toBeGreaterThan(words.indexOf(left.at(-1)!));
      }
      if (place) {
        expect(place.from).toBeGreaterThanOrEqual(inside.from);
        expect(place.to).toBeLessThanOrEqual(inside.to);
      }
      if (inside.from === inside.to) expect(place).toBeUndefined();
    },
  );
});
