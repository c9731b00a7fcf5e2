import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { anAction, materialisedBytes, openReplica, rowBytes, store } from './disk';
import { breath, paragraphIn, typing } from './typing';

/** Operations between two breaths, for ours and for the reference. */
const stretch = 25;

/** Makes y-indexeddb's transactions strict as well, and tells when all have ended. */
function watchTransactions(durability: IDBTransactionDurability): () => Promise<void> {
  const { transaction } = IDBDatabase.prototype;
  let open = 0;
  IDBDatabase.prototype.transaction = function (stores, mode) {
    const made = transaction.call(this, stores, mode, { durability });
    open++;
    for (const end of ['complete', 'abort']) made.addEventListener(end, () => open--);
    return made;
  };
  return async () => {
    while (open > 0) await breath();
    IDBDatabase.prototype.transaction = transaction;
  };
}

const bench = {
  /** The trace through document, log and disk: how long, and what is kept of it in the end. */
  async typeOurs(number: number, operations: number) {
    const replica = await openReplica(number);
    const started = performance.now();
    const text = paragraphIn(replica.shared.note(anAction));
    let done = 0;
    for (const _ of typing(text, operations)) if (++done % stretch === 0) await breath();
    await replica.settled();
    const ms = performance.now() - started;
    while (replica.log.length > 300 || replica.log.bytes > 1024 * 1024) await wait(500);
    await wait(4000); // its own rest, after which y-indexeddb has it too
    await replica.close();
    const [log, document] = [await store.size(replica.id), await materialisedBytes(replica.id)];
    return { ms, log, document };
  },

  /** The same through bare Yjs: how long, and the size of y-indexeddb's one compacted row. */
  async typeBare(operations: number) {
    const doc = new Y.Doc();
    const started = performance.now();
    const text = paragraphIn(doc.getXmlFragment('note'));
    let done = 0;
    for (const _ of typing(text, operations)) if (++done % stretch === 0) await breath();
    const ms = performance.now() - started;
    const kept = new IndexeddbPersistence('trace', doc);
    await kept.whenSynced;
    await storeState(kept, true);
    await wait(1000);
    await kept.destroy();
    return { ms, row: await rowBytes('trace') };
  },

  /** Milliseconds until so many updates, each of a task of its own, are durable. */
  async durableOurs(number: number, updates: number): Promise<number> {
    const replica = await openReplica(number);
    const text = paragraphIn(replica.shared.note(anAction));
    await replica.settled();
    const started = performance.now();
    for (const _ of typing(text, updates)) await breath();
    await replica.settled();
    const ms = performance.now() - started;
    await replica.close();
    return ms;
  },

  /** The same by y-indexeddb, which takes a transaction for each. */
  async durableTheirs(
    name: string,
    updates: number,
    durability: IDBTransactionDurability,
  ): Promise<number> {
    const doc = new Y.Doc();
    const kept = new IndexeddbPersistence(name, doc);
    await kept.whenSynced;
    const text = paragraphIn(doc.getXmlFragment('note'));
    await wait(500);
    const settled = watchTransactions(durability);
    const started = performance.now();
    for (const _ of typing(text, updates)) await breath();
    await settled();
    const ms = performance.now() - started;
    await kept.destroy();
    return ms;
  },
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type KeptPage = typeof bench;
Object.assign(globalThis, { bench });
