import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { slicesOf, type Slices } from '../../../src/crdt/slices';
import { Seeded } from '../../helpers/seeded';

function cut(update: Uint8Array, second: boolean, doc: Y.Doc): Slices | null {
  const cutting = slicesOf(update, second, doc);
  let step = cutting.next();
  while (!step.done) step = cutting.next();
  return step.value;
}

const names = ['note:1.1.1', 'note:1.1.2', 'note:2.1.1'];

/** One thing somebody does in a note: words, blocks, marks, attributes, lists in lists, deletions. */
function edit(doc: Y.Doc, random: Seeded): void {
  const note = doc.getXmlFragment(random.pick(names));
  const at = random.below(note.length + 1);
  const block = note.length ? note.get(random.below(note.length)) : null;
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  const act = random.below(8);
  if (act === 0) doc.getMap('touches').set(`k${random.below(5)}`, random.below(99));
  else if (act === 1 && note.length > 2) note.delete(random.below(note.length), 1);
  else if (act === 2 && block instanceof Y.XmlElement) block.setAttribute('level', `${at}`);
  else if (act === 3 && text instanceof Y.XmlText && text.length > 4)
    text.format(1, 2, { bold: random.below(2) ? true : null });
  else if (act === 4 && text instanceof Y.XmlText && text.length > 4) text.delete(1, 3);
  else if (act === 5 && text instanceof Y.XmlText)
    text.insert(random.below(text.length + 1), 'città 🏛 '.repeat(1 + random.below(40)));
  else if (act === 6) {
    const [list, item, inner] = ['bulletList', 'listItem', 'paragraph'].map(
      (name) => new Y.XmlElement(name),
    );
    inner!.insert(0, [new Y.XmlText('voce')]);
    item!.insert(0, [inner!]);
    list!.insert(0, [item!]);
    note.insert(at, [list!]);
  } else {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('parole '.repeat(1 + random.below(60)))]);
    note.insert(at, [paragraph]);
  }
}

/** Several who write at once and hear of each other now and then. */
function group(random: Seeded, rounds: number): Y.Doc[] {
  const docs = [7, 3, 9, 5].map((id) => {
    const doc = new Y.Doc();
    doc.clientID = id;
    return doc;
  });
  for (let round = 0; round < rounds; round++) {
    edit(random.pick(docs), random);
    if (random.below(4)) continue;
    const [from, to] = [random.pick(docs), random.pick(docs)];
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  }
  return docs;
}

const merged = (docs: readonly Y.Doc[]): Y.Doc => {
  const all = new Y.Doc();
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  return all;
};

const wordsOf = (doc: Y.Doc) => ({
  notes: names.map((name) => doc.getXmlFragment(name).toJSON()),
  touches: doc.getMap('touches').toJSON(),
});

const vectorOf = (doc: Y.Doc) =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);

function stateOf(doc: Y.Doc) {
  return {
    words: wordsOf(doc),
    vector: vectorOf(doc),
    bytes: Y.encodeStateAsUpdate(doc),
    waits: doc.store.pendingStructs !== null,
    deletesWait: doc.store.pendingDs !== null,
  };
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

describe.each([false, true])('a large update in slices (second encoding: %s)', (second) => {
  const encode = second ? Y.encodeStateAsUpdateV2 : Y.encodeStateAsUpdate;
  const put = second ? Y.applyUpdateV2 : Y.applyUpdate;

  /** Applies whole to one copy and in slices to another. */
  function both(update: Uint8Array, home: Y.Doc): { whole: Y.Doc; sliced: Y.Doc; count: number } {
    const [whole, sliced] = [copyOf(home), copyOf(home)];
    put(whole, update);
    const { updates } = cut(update, second, sliced)!;
    for (const [at, slice] of updates.entries()) {
      put(sliced, slice);
      if (at < updates.length - 1) expect(sliced.store.pendingStructs).toBeNull();
    }
    return { whole, sliced, count: updates.length };
  }

  it(
    'says to a newcomer exactly what it says whole, and waits for nothing on the way',
    { timeout: 60_000 },
    () => {
      for (let seed = 1; seed <= 6; seed++) {
        const docs = group(new Seeded(seed), 800);
        const { whole, sliced, count } = both(encode(merged(docs)), new Y.Doc());
        expect(stateOf(sliced), `seed ${seed}`).toEqual(stateOf(whole));
        expect(count, `seed ${seed}`).toBeGreaterThan(2);
      }
    },
  );

  it('says the same to one who has some of it, and has written too', { timeout: 60_000 }, () => {
    for (let seed = 20; seed <= 25; seed++) {
      const docs = group(new Seeded(seed), 700);
      const { whole, sliced } = both(encode(merged(docs)), docs[0]!);
      expect(stateOf(sliced), `seed ${seed}`).toEqual(stateOf(whole));
    }
  });

  it(
    'leaves waiting what builds on words that are not there, until they come',
    { timeout: 60_000 },
    () => {
      for (let seed = 40; seed <= 44; seed++) {
        const random = new Seeded(seed);
        const docs = group(random, 300);
        const middle = Y.encodeStateVector(merged(docs));
        const early = Y.encodeStateAsUpdate(merged(docs));
        for (let i = 0; i < 700; i++) edit(random.pick(docs), random);
        const late = encode(merged(docs), middle);
        const home = new Y.Doc();
        edit(home, random);
        const { whole, sliced } = both(late, home);
        expect(sliced.store.pendingStructs !== null).toBe(whole.store.pendingStructs !== null);
        for (const doc of [whole, sliced]) Y.applyUpdate(doc, early);
        // Yjs itself gives up some of a waiting chain for good: the whole once more tells both all.
        for (const doc of [whole, sliced]) put(doc, late);
        expect(stateOf(sliced), `seed ${seed}`).toEqual(stateOf(whole));
      }
    },
  );

  it('is told over a hole in what an author wrote', { timeout: 60_000 }, () => {
    const random = new Seeded(50);
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    author.on(second ? 'updateV2' : 'update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 900; i++) edit(author, random);
    const merge = second ? Y.mergeUpdatesV2 : Y.mergeUpdates;
    const holed = merge(updates.filter((_, i) => i < 300 || i > 310));
    const filling = merge(updates.slice(300, 311));
    const { whole, sliced } = both(holed, new Y.Doc());
    expect(Y.encodeStateVector(sliced)).toEqual(Y.encodeStateVector(whole));
    for (const doc of [whole, sliced]) put(doc, filling);
    expect(stateOf(sliced)).toEqual(stateOf(whole));
    expect(stateOf(sliced)).toMatchObject({ waits: false, deletesWait: false });
    // And to one who has what is missing.
    const there = both(holed, merged([sliced]));
    expect(stateOf(there.sliced)).toEqual(stateOf(there.whole));
  });

  it('stands among what others write between two slices', { timeout: 60_000 }, () => {
    for (let seed = 60; seed <= 64; seed++) {
      const random = new Seeded(seed);
      const update = encode(merged(group(random, 700)));
      const busy = new Y.Doc();
      busy.clientID = 1;
      const own: Uint8Array[] = [];
      busy.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin !== 'far') own.push(bytes);
      });
      for (const slice of cut(update, second, busy)!.updates) {
        put(busy, slice, 'far');
        edit(busy, random);
      }
      const other = new Y.Doc();
      put(other, update);
      for (const bytes of own) Y.applyUpdate(other, bytes);
      expect(stateOf(other).waits).toBe(false);
      expect(wordsOf(busy), `seed ${seed}`).toEqual(wordsOf(other));
    }
  });

  it(
    'is refused before anything is applied where its bytes are spoilt, or Yjs does with them what it would',
    { timeout: 60_000 },
    () => {
      const random = new Seeded(70);
      const good = encode(merged(group(random, 200)));
      let refused = 0;
      for (let i = 0; i < 300; i++) {
        const bad = good.slice(0, random.below(3) ? good.length : random.below(good.length));
        for (let j = random.below(4); j >= 0; j--)
          bad[random.below(bad.length)] = random.below(256);
        const [whole, sliced] = [new Y.Doc(), new Y.Doc()];
        const took = attempt(() => put(whole, bad));
        const updates = attempt(() => cut(bad, second, sliced));
        const slices = updates === 'thrown' ? null : (updates?.updates ?? [bad]);
        if (!slices) refused++;
        const tookSlices = slices
          ? attempt(() => slices.forEach((slice) => put(sliced, slice)))
          : 'thrown';
        expect(tookSlices === 'thrown', `attempt ${i}`).toBe(took === 'thrown');
        // What is neither refused nor sense may end otherwise: Yjs itself then heeds the order.
        if (took !== 'thrown') expect(vectorOf(sliced), `attempt ${i}`).toEqual(vectorOf(whole));
      }
      expect(refused).toBeGreaterThan(50);
    },
  );
});

const attempt = <T>(act: () => T): T | 'thrown' => {
  try {
    return act();
  } catch {
    return 'thrown';
  }
};
