import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { nodesOf, putNodes } from '../../../src/crdt/note-nodes';
import { parseNodes, plainNodes, type NoteNode } from '../../../src/domain/note-node';
import { Seeded } from '../../helpers/seeded';

const paragraph = (...words: string[]): NoteNode => ({
  n: 'paragraph',
  c: [{ t: words.map((w) => ({ w })) }],
});
const unknown: NoteNode = { n: 'map', a: { at: { lat: 45.1, lon: 10 } }, c: [paragraph('Qui')] };

function note(nodes: readonly NoteNode[] = []) {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('note');
  putNodes(fragment, nodes);
  return { doc, fragment };
}

describe('a note as plain data', () => {
  it('is read as it was put, also what this build has no name for', () => {
    const nodes: NoteNode[] = [
      { n: 'heading', a: { level: 2 }, c: [{ t: [{ w: 'Titolo' }] }] },
      { n: 'paragraph', c: [{ t: [{ w: 'Parole ' }, { w: 'forti', m: { bold: {}, odd: 3 } }] }] },
      { n: 'bulletList', c: [{ n: 'listItem', c: [paragraph('uno')] }] },
      unknown,
    ];
    const { fragment } = note(nodes);
    expect(nodesOf(fragment)).toEqual(nodes);
    expect(parseNodes(JSON.parse(JSON.stringify(nodes)))).toEqual(nodes);
    expect(plainNodes(nodes)).toBe('Titolo\nParole forti\nuno\nQui');
  });

  it('is changed as little as may be', () => {
    const { doc, fragment } = note([paragraph('a'), paragraph('b'), unknown, paragraph('d')]);
    const [first, second, map, last] = fragment.toArray();
    let bytes = 0;
    doc.on('update', (update: Uint8Array) => (bytes += update.length));
    putNodes(fragment, [paragraph('a'), paragraph('c'), unknown, paragraph('d')]);
    expect(fragment.toArray()).toEqual([first, second, map, last]);
    expect(bytes).toBeLessThan(60);
    putNodes(fragment, [paragraph('a'), paragraph('c'), unknown, paragraph('d')]);
    expect(bytes).toBeLessThan(60);
    putNodes(fragment, [paragraph('a'), unknown, paragraph('d')]);
    expect(fragment.get(0)).toBe(first);
    expect(fragment.get(fragment.length - 1)).toBe(last);
  });

  it('says what it is told, from whatever it said before', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Seeded(seed);
      const any = (depth: number): NoteNode =>
        depth > 2 || random.next() < 0.5
          ? paragraph(...Array.from({ length: random.below(3) }, () => `p${random.below(4)}`))
          : {
              n: random.pick(['blockquote', 'bulletList', 'odd']),
              ...(random.next() < 0.5 ? { a: { k: random.below(3) } } : {}),
              c: Array.from({ length: 1 + random.below(3) }, () => any(depth + 1)),
            };
      const some = () => Array.from({ length: random.below(5) }, () => any(0));
      const { fragment } = note(some());
      const wanted = some();
      putNodes(fragment, wanted);
      // Yjs joins neighbouring words of one look, and has no empty ones.
      const { fragment: fresh } = note(wanted);
      expect(nodesOf(fragment), `seed ${seed}`).toEqual(nodesOf(fresh));
    }
  }, 30_000);

  it('is none where it is not one', () => {
    let deep: NoteNode = paragraph('x');
    for (let i = 0; i < 100; i++) deep = { n: 'blockquote', c: [deep] };
    for (const bad of [
      null,
      'x',
      {},
      [null],
      [{ n: 'a b' }],
      [{ t: [{}] }],
      [{ n: 'p', a: 1 }],
      [deep],
    ])
      expect(parseNodes(bad)).toBeNull();
  });

  it('has whole characters', () => {
    const { fragment } = note();
    const text = new Y.XmlText('\ud83c');
    fragment.insert(0, [text]);
    expect(nodesOf(fragment)).toEqual([{ t: [{ w: '\ufffd' }] }]);
  });
});
