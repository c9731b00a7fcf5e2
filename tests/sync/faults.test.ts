import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainNote } from '../../src/crdt/note-content';
import type { Replica } from '../../src/net/replica';
import { MemoryLogStore } from '../helpers/memory-log-store';
import {
  aHash,
  anAction,
  join,
  makeWorkspace,
  openReplica,
  until,
  write,
} from '../helpers/replicas';

const words = (replica: Replica) => plainNote(replica.shared.note(anAction));
const isSaved = (replica: Replica) => replica.saved.kind === 'saved';

/** Writes lines, each an envelope of its own, and closes; gives what is then on the disk. */
async function written(access: Access, lines: readonly string[]) {
  const { replica, store } = await openReplica(access, { seed: 1 });
  replica.shared.found('Gruppo DUP', aHash);
  for (const line of lines) {
    write(replica, line);
    await replica.settled();
  }
  await replica.close();
  return store;
}
type Access = Awaited<ReturnType<typeof makeWorkspace>>['edit'];

const lines = Array.from({ length: 6 }, (_, i) => `riga ${i}`);
const all = lines.join('\n');

/** Removes the envelope that came `nth`. */
function lose(store: MemoryLogStore, nth: number): void {
  store.envelopes.delete([...store.envelopes.keys()][nth]!);
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the disk at the start', () => {
  test('that does not answer is read when it does, and only then is anything called saved', async () => {
    const { edit } = await makeWorkspace();
    const store = await written(edit, lines);
    globalThis.indexedDB = new IDBFactory();
    const read = store.readUnsealed.bind(store);
    store.readUnsealed = () => Promise.reject(new DOMException('', 'UnknownError'));
    const { replica, report } = await openReplica(edit, { seed: 2, store });
    expect(report.problem).not.toBeNull();
    expect(replica.saved.kind).toBe('unsaved');
    write(replica, 'scritta intanto');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(replica.saved.kind).toBe('unsaved');
    store.readUnsealed = read;
    store.tell({ kind: 'reopened' });
    await until(() => isSaved(replica));
    expect(words(replica).split('\n').sort()).toEqual([...lines, 'scritta intanto'].sort());
    await replica.close();
  });
});

describe('the line that says what is saved', () => {
  test('comes back after the connection was closed and opened again with nothing to write', async () => {
    const { edit } = await makeWorkspace();
    const { replica, store } = await openReplica(edit);
    write(replica, 'prima');
    await until(() => isSaved(replica));
    store.tell({ kind: 'closed' });
    expect(replica.saved).toMatchObject({ problem: { kind: 'storage-closed' } });
    store.tell({ kind: 'reopened' });
    expect(replica.saved.kind).toBe('saved');
    await replica.close();
  });

  test('is not left at "unsaved" by a first writing down that failed when the second succeeded', async () => {
    const { edit } = await makeWorkspace();
    const { replica, store } = await openReplica(edit);
    const writeUnsealed = store.writeUnsealed.bind(store);
    store.writeUnsealed = () => Promise.reject(new DOMException('', 'UnknownError'));
    write(replica, 'prima');
    await until(() => isSaved(replica));
    store.writeUnsealed = writeUnsealed;
    expect(store.crash().envelopes.size).toBeGreaterThan(0);
    await replica.close();
  });

  test('does not stay at "saving" when the last to reach the disk was a colleague’s word', async () => {
    const { edit } = await makeWorkspace();
    const store = new MemoryLogStore();
    const anna = await openReplica(edit, { seed: 1 });
    const bruno = await openReplica(edit, { seed: 2, store });
    join(anna.replica, bruno.replica);
    const append = store.append.bind(store);
    const held: (() => void)[] = [];
    store.append = async (workspace, envelopes) => {
      await new Promise<void>((resolve) => held.push(resolve));
      return append(workspace, envelopes);
    };
    let shown = bruno.replica.saved.kind;
    bruno.replica.onSaved(() => (shown = bruno.replica.saved.kind));
    write(bruno.replica, 'mia');
    await until(() => held.length === 1);
    write(anna.replica, 'sua');
    await until(() => words(bruno.replica).includes('sua'));
    held[0]!();
    await until(() => held.length === 2);
    expect(shown).toBe('saving');
    held[1]!();
    await until(() => isSaved(bruno.replica));
    expect(shown).toBe('saved');
    await Promise.all([anna.replica.close(), bruno.replica.close()]);
  });

  test('is not troubled by leavings that could not be swept away', async () => {
    const { edit } = await makeWorkspace();
    const { replica, store } = await openReplica(edit);
    store.dropUnsealed = () => Promise.reject(new DOMException('', 'UnknownError'));
    write(replica, 'prima');
    await replica.settled();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(replica.saved.kind).toBe('saved');
    await replica.close();
  });
});

describe('a log that lost rows', () => {
  test('in the middle, with the document whole, is made anew and says so; colleagues get all', async () => {
    const { edit, view } = await makeWorkspace();
    const store = await written(edit, lines);
    lose(store, 3);
    const { replica, report } = await openReplica(edit, { seed: 2, store });
    expect(report).toMatchObject({ rebuilt: true, damaged: 0 });
    expect(words(replica)).toBe(all);
    await until(() => replica.log.snapshots.length === 1);
    globalThis.indexedDB = new IDBFactory();
    const reader = await openReplica(view, { seed: 3 });
    join(replica, reader.replica);
    await until(() => words(reader.replica) === all);
    await Promise.all([replica.close(), reader.replica.close()]);
  });

  test('in the middle, with the document gone too, says so and keeps the rest', async () => {
    const { edit } = await makeWorkspace();
    const store = await written(edit, lines);
    const intact = store.crash(); // a colleague's disk
    lose(store, 3);
    globalThis.indexedDB = new IDBFactory();
    const { replica, report } = await openReplica(edit, { seed: 2, store });
    expect(report).toMatchObject({ rebuilt: false, damaged: 1 });
    expect(words(replica)).toContain('riga 0');
    globalThis.indexedDB = new IDBFactory();
    const colleague = await openReplica(edit, { seed: 4, store: intact });
    join(replica, colleague.replica);
    await until(() => words(replica) === all);
    await Promise.all([replica.close(), colleague.replica.close()]);
  });

  test('whole, with the document intact, is made anew and says so', async () => {
    const { edit } = await makeWorkspace();
    await written(edit, lines);
    const empty = new MemoryLogStore();
    const { replica, report } = await openReplica(edit, { seed: 2, store: empty });
    expect(report).toMatchObject({ rebuilt: true, damaged: 0 });
    expect(words(replica)).toBe(all);
    await until(() => empty.envelopes.size > 0);
    await replica.close();
    globalThis.indexedDB = new IDBFactory();
    const again = await openReplica(edit, { seed: 3, store: empty });
    expect(again.report).toMatchObject({ rebuilt: false, damaged: 0 });
    expect(words(again.replica)).toBe(all);
    await again.replica.close();
  });

  test('and rows that say of themselves what their signature does not are counted, not used', async () => {
    const { edit } = await makeWorkspace();
    const store = await written(edit, lines);
    const [key, row] = [...store.envelopes][2]!;
    store.envelopes.set(key, { ...row, sealed: { ...row.sealed, seq: 99 } });
    globalThis.indexedDB = new IDBFactory();
    const { replica, report } = await openReplica(edit, { seed: 2, store });
    expect(report.damaged).toBe(1);
    expect([...replica.log.have.values()]).not.toContain(99);
    await replica.close();
  });
});

describe('a copy made while the disk refuses', () => {
  test('holds what is only in memory, and one who had all the rest takes it in and passes it on', async () => {
    const { edit } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    write(a.replica, 'salvata');
    await until(() => isSaved(a.replica));
    globalThis.indexedDB = new IDBFactory();
    const b = await openReplica(edit, { seed: 2 });
    globalThis.indexedDB = new IDBFactory();
    const c = await openReplica(edit, { seed: 3 });
    const cut = join(a.replica, b.replica);
    await until(() => words(b.replica) === 'salvata');
    const saved = await a.replica.exportEnvelopes();
    await b.replica.importEnvelopes(saved.map(({ bytes }) => bytes));
    cut();
    join(b.replica, c.replica);
    await until(() => words(c.replica) === 'salvata');

    a.store.refuse = { kind: 'storage-full' };
    write(a.replica, 'solo in memoria');
    await until(() => a.replica.saved.kind === 'unsaved');
    const frames = (await a.replica.exportEnvelopes()).map(({ bytes }) => bytes);
    await b.replica.importEnvelopes(frames);
    await b.replica.importEnvelopes(frames);
    expect(words(b.replica)).toBe('salvata\nsolo in memoria');
    await until(() => words(c.replica) === 'salvata\nsolo in memoria');
    a.store.refuse = null;
    await Promise.all([a.replica.close(), b.replica.close(), c.replica.close()]);
  });

  test('holds the new words even of a document that waits for lost ones', async () => {
    const { edit } = await makeWorkspace();
    const store = await written(edit, lines);
    lose(store, 3);
    globalThis.indexedDB = new IDBFactory();
    const a = await openReplica(edit, { seed: 2, store });
    store.refuse = { kind: 'storage-full' };
    write(a.replica, 'parola nuova');
    const frames = (await a.replica.exportEnvelopes()).map(({ bytes }) => bytes);
    globalThis.indexedDB = new IDBFactory();
    const b = await openReplica(edit, { seed: 3 });
    await b.replica.importEnvelopes(frames);
    expect(words(b.replica)).toContain('parola nuova');
    expect(Y.encodeStateVector(b.replica.shared.doc)).toEqual(
      Y.encodeStateVector(a.replica.shared.doc),
    );
    store.refuse = null;
    await Promise.all([a.replica.close(), b.replica.close()]);
  });
});
