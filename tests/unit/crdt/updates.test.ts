import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { hasChanged, onUpdates } from '../../../src/crdt/updates';

const far = Symbol('from far away');

function followed() {
  const doc = new Y.Doc();
  const copy = new Y.Doc();
  const heard: Uint8Array[] = [];
  const end = onUpdates(
    doc,
    (origin) => origin !== far,
    (update) => {
      heard.push(update);
      Y.applyUpdate(copy, update);
    },
  );
  const write = (word: string, origin: unknown) =>
    doc.transact(() => doc.getMap('words').set(word, true), origin);
  const copied = () => [...copy.getMap('words').keys()];
  return { doc, heard, end, write, copied };
}

describe('what this tab writes', () => {
  it('is told, and what comes from elsewhere is not', () => {
    const { doc, write, copied, heard } = followed();
    write('mine', null);
    const theirs = new Y.Doc();
    theirs.getMap('words').set('theirs', true);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), far);
    write('mine too', 'keyboard');
    expect(copied()).toEqual(['mine', 'mine too']);
    expect(heard).toHaveLength(2);
  });

  it('is told also where it answers what comes from elsewhere', () => {
    const { doc, write, heard } = followed();
    const answers = doc.getMap('answers');
    doc.getMap('words').observe(() => answers.set('heard', true));
    doc.on('afterTransaction', ({ origin }: Y.Transaction) => {
      if (origin === far) doc.transact(() => answers.set('done', true), 'own');
    });
    write('theirs', far);
    expect(heard).toHaveLength(2);
    write('mine', 'keyboard');
    expect(heard).toHaveLength(4);
  });

  it('is told no more after the end', () => {
    const { write, heard, end } = followed();
    write('mine', null);
    end();
    write('mine too', null);
    expect(heard).toHaveLength(1);
  });
});

describe('a transaction', () => {
  it('has changed the document where something was written or deleted', () => {
    const doc = new Y.Doc();
    const changes: boolean[] = [];
    doc.on('afterTransactionCleanup', (done: Y.Transaction) => changes.push(hasChanged(done)));
    doc.getMap('words').set('a', true);
    doc.getMap('words').delete('a');
    doc.transact(() => undefined);
    expect(changes).toEqual([true, true, false]);
  });
});
