import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { isArriving } from '../../../src/crdt/arrival';
import { fromColleague } from '../../../src/crdt/workspace-doc';
import type { SessionId } from '../../../src/domain/ids';
import { unseal } from '../../../src/net/envelope';
import { sealFork } from '../../../src/net/fork';
import { applyEnvelope, isIncomplete, sealAsUpdate, sealSnapshot } from '../../../src/net/snapshot';
import { makeWorkspace } from '../../helpers/replicas';

const carrying = (payload: Uint8Array<ArrayBuffer>) => ({
  kind: 'update' as const,
  session: 'a'.repeat(16) as SessionId,
  seq: 1,
  time: 0,
  covers: new Map<SessionId, number>(),
  payload,
});
const aChange = () => {
  const doc = new Y.Doc();
  doc.getMap('meta').set('name', 'Gruppo DUP');
  return Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>;
};

describe('what an envelope carries', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is refused where it is no update, and changes nothing', async () => {
    const doc = new Y.Doc();
    expect(await applyEnvelope(doc, carrying(Uint8Array.of(9, 9, 9)), fromColleague)).toBe(false);
    expect(doc.store.clients.size).toBe(0);
  });

  it('is taken in though somebody who watches the document fails over it, which is reported', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const doc = new Y.Doc();
    const failure = new Error('an editor');
    doc.getMap('meta').observe(() => {
      throw failure;
    });
    expect(await applyEnvelope(doc, carrying(aChange()), fromColleague)).toBe(true);
    expect(doc.getMap('meta').get('name')).toBe('Gruppo DUP');
    expect(reported).toEqual([failure]);
  });
});

/** What a doc does, as an update of its own. */
function did(doc: Y.Doc, act: () => void): Uint8Array {
  let update: Uint8Array = new Uint8Array(0);
  doc.once('update', (bytes: Uint8Array) => (update = bytes));
  act();
  return update;
}

function* orders<T>(things: readonly T[]): Generator<T[]> {
  if (things.length === 0) yield [];
  for (const [i, first] of things.entries()) {
    for (const rest of orders(things.toSpliced(i, 1))) yield [first, ...rest];
  }
}

/** Two write in turn, each upon the other's words. */
function conversation(): Uint8Array[] {
  const [anna, bruno] = [new Y.Doc(), new Y.Doc()];
  anna.clientID = 1;
  bruno.clientID = 2;
  const say = (doc: Y.Doc, word: string) =>
    did(doc, () => doc.getArray('words').insert(doc.getArray('words').length, [word]));
  const first = say(anna, 'a');
  const second = say(anna, 'b');
  for (const update of [first, second]) Y.applyUpdate(bruno, update);
  const reply = say(bruno, 'c');
  Y.applyUpdate(anna, reply);
  return [first, second, reply, say(anna, 'd'), say(anna, 'e')];
}

it('envelopes in whatever order they come leave a document whole', async () => {
  for (const updates of orders(conversation())) {
    const doc = new Y.Doc();
    for (const [i, payload] of updates.entries()) {
      const envelope = { ...carrying(payload.slice()), seq: i + 1 };
      expect(await applyEnvelope(doc, envelope, fromColleague)).toBe(true);
    }
    expect(isIncomplete(doc)).toBe(false);
    expect(doc.getArray('words').toJSON()).toEqual(['a', 'b', 'c', 'd', 'e']);
  }
});

describe('a large envelope', () => {
  const session = 'b'.repeat(16) as SessionId;
  const many = 3000;
  const large = (): Y.Doc => {
    const doc = new Y.Doc();
    for (let i = 0; i < many; i++) doc.getMap('words').set(`${i}`, 'parola '.repeat(9));
    return doc;
  };
  const payload = () => Y.encodeStateAsUpdate(large()) as Uint8Array<ArrayBuffer>;
  const count = (doc: Y.Doc) => doc.getMap('words').size;

  /** A copy into which the envelope is coming, caught when it is half in. */
  async function half() {
    // Time runs so fast that each step is followed by a breath.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
    const doc = new Y.Doc();
    const arrived = applyEnvelope(doc, carrying(payload()), fromColleague);
    while (!isArriving(doc)) await new Promise((resolve) => setTimeout(resolve));
    return { doc, arrived };
  }
  afterEach(() => vi.restoreAllMocks());

  it('comes while others have the thread, and is called incomplete until it is in', async () => {
    const { doc, arrived } = await half();
    expect(count(doc)).toBeLessThan(many);
    expect(isIncomplete(doc)).toBe(true);
    expect(await arrived).toBe(true);
    expect(isIncomplete(doc)).toBe(false);
    expect(count(doc)).toBe(many);
  });

  it('is never sealed half, nor in a copy under another name', async () => {
    const { keys } = (await makeWorkspace()).edit;
    const into = { keys, session, time: 0 };
    const seals = [
      async (doc: Y.Doc) => (await sealSnapshot(keys, doc, new Map(), session, 0))!.sealed.bytes,
      async (doc: Y.Doc) => (await sealAsUpdate(keys, doc, session, 0)).bytes,
      async (doc: Y.Doc) => (await sealFork(doc, 'Copia', into)).bytes,
    ];
    for (const seal of seals) {
      const { doc, arrived } = await half();
      expect(count(doc)).toBeLessThan(many);
      const envelope = await unseal(keys, await seal(doc));
      const copy = new Y.Doc();
      if (envelope?.kind !== 'update' && envelope?.kind !== 'snapshot') throw new Error('lost');
      await applyEnvelope(copy, envelope, fromColleague);
      expect(count(copy)).toBe(many);
      expect(await arrived).toBe(true);
    }
  });
});
