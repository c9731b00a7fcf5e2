import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainNote } from '../../../src/crdt/note-content.ts';
import { rescueWords } from '../../../src/crdt/note-rescue.ts';
import { fromColleague, fromDisk } from '../../../src/crdt/workspace-doc.ts';
import { element, text } from './notes.ts';

const due: (() => void)[] = [];
beforeEach(() => due.splice(0));
const wait = () => {
  for (const act of due.splice(0)) act();
};

const noteOf = (doc: Y.Doc) => doc.getXmlFragment('note:1.1.1');
const machine = () => {
  const doc = new Y.Doc();
  rescueWords(doc, (act) => due.push(act));
  return doc;
};
const pass = (from: Y.Doc, to: Y.Doc, origin: symbol = fromColleague) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), origin);
/** Everybody gets what everybody else had written when they met. */
const together = (...docs: Y.Doc[]) => {
  for (let round = 0; round < 3; round++) {
    const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
    docs.forEach((doc, at) => {
      updates.forEach((update, from) => {
        if (from !== at) Y.applyUpdate(doc, update, fromColleague);
      });
    });
  }
};
const wordsAt = (doc: Y.Doc, at: number) =>
  (noteOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText;

/** Two machines with a note of three paragraphs. */
function pair() {
  const anna = machine();
  const bruno = machine();
  noteOf(anna).insert(
    0,
    ['uno', 'due', 'tre'].map((words) => element('paragraph', text(words))),
  );
  together(anna, bruno);
  return { anna, bruno };
}

describe('words for a block that a colleague has deleted', () => {
  test('become a paragraph where it stood, for both', () => {
    const { anna, bruno } = pair();
    noteOf(anna).delete(1, 1);
    wordsAt(bruno, 1).insert(3, ' e mezzo');
    together(anna, bruno);
    wait();
    together(anna, bruno);
    expect(plainNote(noteOf(anna))).toBe('uno\ne mezzo\ntre');
    expect(plainNote(noteOf(bruno))).toBe('uno\ne mezzo\ntre');
  });

  test('are in the order in which they were read', () => {
    const { anna, bruno } = pair();
    noteOf(anna).delete(1, 1);
    wordsAt(bruno, 1).insert(3, 'C');
    wordsAt(bruno, 1).insert(0, 'A');
    wordsAt(bruno, 1).insert(1, 'B');
    together(anna, bruno);
    wait();
    expect(plainNote(noteOf(anna))).toBe('uno\nABC\ntre');
  });

  test('are kept also when whoever deleted has closed and opened again meanwhile', () => {
    const { anna, bruno } = pair();
    noteOf(anna).delete(1, 1);
    const reopened = machine();
    pass(anna, reopened, fromDisk);
    wordsAt(bruno, 1).insert(3, ' e mezzo');
    together(reopened, bruno);
    wait();
    expect(plainNote(noteOf(reopened))).toBe('uno\ne mezzo\ntre');
  });

  test('are rescued once, whoever and however many see it', () => {
    const { anna, bruno } = pair();
    const others = [machine(), machine()];
    noteOf(anna).delete(1, 1);
    for (const other of others) pass(anna, other);
    wordsAt(bruno, 1).insert(3, ' e mezzo');
    for (const doc of [anna, ...others]) pass(bruno, doc);
    wait();
    together(anna, bruno, ...others);
    for (const doc of [anna, bruno, ...others]) {
      expect(plainNote(noteOf(doc))).toBe('uno\ne mezzo\ntre');
    }
  });

  test('that the writer took back before they came are not brought in', () => {
    const { anna, bruno } = pair();
    noteOf(anna).delete(1, 1);
    wordsAt(bruno, 1).insert(3, 'ripensato');
    wordsAt(bruno, 1).delete(3, 9);
    together(anna, bruno);
    wait();
    expect(plainNote(noteOf(anna))).toBe('uno\ntre');
  });

  test('read back from one’s own disk are not new', () => {
    const { anna, bruno } = pair();
    noteOf(anna).delete(1, 1);
    wordsAt(bruno, 1).insert(3, ' e mezzo');
    pass(bruno, anna, fromDisk);
    expect(due).toEqual([]);
  });

  test('of any block are kept, also one within others', () => {
    const { anna, bruno } = pair();
    noteOf(anna).insert(3, [
      element('bulletList', element('listItem', element('paragraph', text('voce')))),
    ]);
    together(anna, bruno);
    noteOf(anna).delete(3, 1);
    const list = noteOf(bruno).get(3) as Y.XmlElement;
    list.insert(1, [element('listItem', element('paragraph', text('altra')))]);
    together(anna, bruno);
    wait();
    expect(plainNote(noteOf(anna))).toBe('uno\ndue\ntre\naltra');
  });
});

test('of what is deleted only the outline is kept, not the words', () => {
  const doc = machine();
  const words = 'parole '.repeat(10_000);
  noteOf(doc).insert(0, [element('paragraph', text(words))]);
  noteOf(doc).delete(0, 1);
  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(200);
});
