import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeState } from '../../../src/crdt/update-writer';
import { element, text } from './notes';

function written(): Y.Doc {
  const doc = new Y.Doc();
  for (let author = 1; author <= 3; author++) {
    doc.clientID = author;
    const note = doc.getXmlFragment(`note:1.1.${author}`);
    for (let i = 0; i < 200; i++) {
      note.insert(0, [element('paragraph', text('parole città '.repeat(30)))]);
      if (i % 3 === 0) note.delete(note.length - 1, 1);
    }
    doc.getMap('touches').set('k', author);
  }
  return doc;
}

describe.each([false, true])(
  'a document written a little at a time (second encoding: %s)',
  (second) => {
    const encode = second ? Y.encodeStateAsUpdateV2 : Y.encodeStateAsUpdate;

    it('is what Yjs writes at once', () => {
      const doc = written();
      const writing = writeState(doc, second);
      let steps = 0;
      let step = writing.next();
      for (; !step.done; step = writing.next()) steps++;
      expect(step.value).toEqual(encode(doc));
      expect(steps).toBeGreaterThan(3);
    });

    it('is what Yjs writes where there is nothing', () => {
      const doc = new Y.Doc();
      const writing = writeState(doc, second);
      let step = writing.next();
      while (!step.done) step = writing.next();
      expect(step.value).toEqual(encode(doc));
    });

    it('is what Yjs writes of it for one who has some', () => {
      const doc = written();
      const middle = Y.decodeStateVector(Y.encodeStateVector(doc));
      doc.clientID = 2;
      doc.getXmlFragment('note:1.1.2').insert(1, [element('paragraph', text('in più'))]);
      for (const part of [3, 1000]) {
        const since = Y.encodeStateVector(new Map([...middle].map(([who, n]) => [who, n - part])));
        const writing = writeState(doc, second, since);
        let step = writing.next();
        while (!step.done) step = writing.next();
        expect(step.value).toEqual(encode(doc, since));
      }
      expect([...middle.keys()].sort()).toEqual([1, 2, 3]);
    });

    it('is given up where it changes meanwhile', () => {
      const doc = written();
      const writing = writeState(doc, second);
      writing.next();
      doc.getMap('touches').set('k', 9);
      expect(writing.next()).toEqual({ done: true, value: null });
    });
  },
);
