import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { arrive } from '../../src/crdt/arrival';
import { MaterialisedDoc } from '../../src/crdt/materialised';
import type { SessionId } from '../../src/domain/ids';
import { sessionOf } from '../unit/storage/disk';

/** A tab of this browser: words it has written count as envelopes 1, 2, 3… of its session. */
class Tab {
  readonly doc = new Y.Doc();
  readonly have = new Map<SessionId, number>();
  mayStore = true;
  readonly kept: MaterialisedDoc;

  constructor(
    readonly session: SessionId,
    restMs = 5,
  ) {
    const witness = { mayStore: () => this.mayStore, covers: () => this.have };
    this.kept = new MaterialisedDoc('a document', this.doc, witness, restMs);
  }

  write(word: string): void {
    this.doc.getMap('words').set(word, true);
    this.have.set(this.session, (this.have.get(this.session) ?? 0) + 1);
  }

  get words(): string[] {
    return [...this.doc.getMap('words').keys()].sort();
  }
}

async function tab(n: number, restMs?: number): Promise<Tab> {
  const opened = new Tab(sessionOf(n), restMs);
  await opened.kept.load(2000);
  return opened;
}

/** What the next start finds: the words, and which envelopes are said to be among them. */
async function nextStart(): Promise<{ words: string[]; covers: [string, number][] }> {
  const next = new Tab(sessionOf(999));
  const covers = [...(await next.kept.load(2000))];
  await next.kept.close();
  return { words: next.words, covers };
}

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve) => {
    const request = indexedDB.open('a document');
    request.onsuccess = () => resolve(request.result);
  });

/** Rows on the disk, as the browser keeps them. */
async function storedRows(): Promise<Uint8Array[]> {
  const db = await openDatabase();
  const rows = await new Promise<Uint8Array[]>((resolve) => {
    const request = db.transaction('updates').objectStore('updates').getAll();
    request.onsuccess = () => resolve(request.result as Uint8Array[]);
  });
  db.close();
  return rows.filter(({ length }) => length > 2);
}

/** Puts a row in the place of the last one. */
async function storeRow(row: Uint8Array): Promise<void> {
  const db = await openDatabase();
  await new Promise((resolve) => {
    const transaction = db.transaction('updates', 'readwrite');
    const updates = transaction.objectStore('updates');
    updates.openCursor(null, 'prev').onsuccess = ({ target }) => {
      (target as IDBRequest<IDBCursorWithValue>).result.update(row);
    };
    transaction.oncomplete = resolve;
  });
  db.close();
}

const rested = () => new Promise((resolve) => setTimeout(resolve, 60));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the stored document', () => {
  test('holds the words and says which envelopes they came in', async () => {
    const a = await tab(1);
    a.write('uno');
    a.write('due');
    await rested();
    expect(await nextStart()).toEqual({ words: ['due', 'uno'], covers: [[sessionOf(1), 2]] });
    await a.kept.close();
  });

  test('takes nothing that the log does not have yet, and takes it when the log has', async () => {
    const a = await tab(1);
    a.mayStore = false;
    a.write('uno');
    await rested();
    expect(await nextStart()).toEqual({ words: [], covers: [] });
    a.mayStore = true;
    await rested();
    expect((await nextStart()).words).toEqual(['uno']);
    await a.kept.close();
  });

  test('holds also what waits for words that have not come', async () => {
    const theirs = new Y.Doc();
    const said: Uint8Array[] = [];
    theirs.on('update', (update: Uint8Array) => said.push(update));
    for (const word of ['uno', 'due']) theirs.getMap('words').set(word, true);
    const a = await tab(1);
    Y.applyUpdate(a.doc, said[1]!);
    a.write('mio');
    await rested();
    const next = await tab(2);
    expect(next.words).toEqual(['mio']);
    Y.applyUpdate(next.doc, said[0]!);
    expect(next.words).toEqual(['due', 'mio', 'uno']);
    for (const each of [a, next]) await each.kept.close();
  });

  test('takes nothing of what is half in, and all of it when it is there', async () => {
    const theirs = new Y.Doc();
    for (let i = 0; i < 2000; i++) theirs.getMap('words').set(`parola ${i}`, true);
    const a = await tab(1);
    let go: () => void = () => undefined;
    const arrived = arrive(a.doc, {
      update: Y.encodeStateAsUpdate(theirs),
      second: false,
      apply: (part) => {
        Y.applyUpdate(a.doc, part);
        return true;
      },
      pause: () => (a.words.length ? new Promise<void>((resolve) => (go = resolve)) : null),
    });
    await rested();
    expect(a.words.length).toBeLessThan(2000);
    expect((await nextStart()).words).toEqual([]);
    for (let done = false; !done; go()) {
      done = await Promise.race([arrived, rested().then(() => false)]);
    }
    await rested();
    expect((await nextStart()).words.length).toBe(2000);
    await a.kept.close();
  });

  test('takes the last words of a page that closes while earlier ones are being stored', async () => {
    const a = await tab(1, 60_000);
    a.write('uno');
    a.kept.flush();
    a.write('due');
    await a.kept.close();
    expect(await nextStart()).toEqual({ words: ['due', 'uno'], covers: [[sessionOf(1), 2]] });
  });

  test('of a page that is going takes the last words as soon as the log has them', async () => {
    const a = await tab(1, 2000);
    a.mayStore = false;
    a.write('uno');
    a.kept.flush();
    await rested();
    a.mayStore = true;
    await new Promise((resolve) => setTimeout(resolve, 1000)); // it would rest for longer
    expect(await nextStart()).toEqual({ words: ['uno'], covers: [[sessionOf(1), 1]] });
    await a.kept.close();
  });

  test('never claims what another tab has removed from it', async () => {
    const a = await tab(1);
    const b = await tab(2);
    b.write('primo di B');
    await rested();
    // A has not heard of it, and rewrites the document as it knows it.
    a.write('di A');
    expect(await a.kept.compact()).toBe(true);
    expect(await nextStart()).toEqual({ words: ['di A'], covers: [[sessionOf(1), 1]] });
    // What B adds now, it adds with all that came before.
    b.write('secondo di B');
    await rested();
    const { words, covers } = await nextStart();
    expect(words).toEqual(['di A', 'primo di B', 'secondo di B']);
    expect(new Map(covers)).toEqual(
      new Map([
        [sessionOf(1), 1],
        [sessionOf(2), 2],
      ]),
    );
    await Promise.all([a.kept.close(), b.kept.close()]);
  });

  test('claims nothing where rows have changed since they were read', async () => {
    const a = await tab(1);
    a.write('uno');
    await rested();
    const late = new Tab(sessionOf(2));
    // Between its rows and its note, another tab stores one more.
    const note = late.kept.load(2000);
    a.write('due');
    a.kept.flush();
    const covers = await note;
    const claimed = covers.get(sessionOf(1)) ?? 0;
    expect(late.words.length).toBeGreaterThanOrEqual(claimed);
    await Promise.all([a.kept.close(), late.kept.close()]);
  });

  test('takes little room once it is rewritten, and still says all it holds', async () => {
    const a = await tab(1);
    const word = 'parola '.repeat(2000);
    a.write(word);
    a.write('ultima');
    expect(await a.kept.compact()).toBe(true);
    const [row] = await storedRows();
    expect(row?.length).toBeLessThan(word.length / 4);
    expect(await nextStart()).toEqual({ words: [word, 'ultima'], covers: [[sessionOf(1), 2]] });
    await a.kept.close();
  });

  test('claims nothing once a packed row is spoilt, and goes on', async () => {
    const a = await tab(1);
    a.write('parola '.repeat(2000));
    expect(await a.kept.compact()).toBe(true);
    await a.kept.close();
    const [row] = await storedRows();
    row?.fill(0, 10, 20);
    await storeRow(row!);
    expect(await nextStart()).toEqual({ words: [], covers: [] });
  });

  test('holds what was written while the disk was silent, and claims no more', async () => {
    const late = new Tab(sessionOf(1));
    const loading = late.kept.load(2000);
    late.write('prima del disco');
    await loading;
    late.write('dopo');
    await rested();
    await late.kept.close();
    expect(await nextStart()).toEqual({
      words: ['dopo', 'prima del disco'],
      covers: [[late.session, 2]],
    });
  });

  test('stays small however often it is fed', async () => {
    const a = await tab(1);
    for (let i = 0; i < 200; i++) {
      a.write(`parola ${i}`);
      a.kept.flush();
      await new Promise((resolve) => setTimeout(resolve));
    }
    await rested();
    a.write('parola 200'); // a slow disk gathers at the next change
    a.kept.flush();
    await rested();
    expect((await storedRows()).length).toBeLessThan(80);
    expect((await nextStart()).words).toHaveLength(201);
    await a.kept.close();
  });
});
