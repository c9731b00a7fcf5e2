import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { plainNote } from '../../src/crdt/note-content';
import type { ActionId } from '../../src/domain/ids';
import type { Replica } from '../../src/net/replica';
import { MemoryLogStore } from '../helpers/memory-log-store';
import {
  aHash,
  anAction,
  join,
  makeWorkspace,
  openReplica,
  stateOf,
  until,
  write,
} from '../helpers/replicas';

const words = (replica: Replica, id: ActionId = anAction) => plainNote(replica.shared.note(id));

describe('two editors', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  test('what one writes the other reads, stored first', async () => {
    const { edit } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    globalThis.indexedDB = new IDBFactory();
    const b = await openReplica(edit, { seed: 2 });
    join(a.replica, b.replica);
    a.replica.shared.found('Gruppo DUP', aHash);
    write(a.replica, 'dalla prima');
    await until(() => words(b.replica) === 'dalla prima');
    expect(b.replica.shared.name).toBe('Gruppo DUP');
    expect(a.store.envelopes.size).toBeGreaterThan(0);
    write(b.replica, 'dalla seconda');
    await until(() => words(a.replica) === 'dalla prima\ndalla seconda');
    const touch = a.replica.shared.touches().get(anAction);
    expect(touch?.by.name).toBe('Anna');
    await Promise.all([a.replica.close(), b.replica.close()]);
  });

  test('the same note made by both while apart keeps both texts', async () => {
    const { edit } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    globalThis.indexedDB = new IDBFactory();
    const b = await openReplica(edit, { seed: 2 });
    write(a.replica, 'testo di A');
    write(b.replica, 'testo di B');
    join(a.replica, b.replica);
    await until(() => stateOf(a.replica) === stateOf(b.replica) && words(a.replica).includes('B'));
    expect(words(a.replica).split('\n').sort()).toEqual(['testo di A', 'testo di B']);
    await Promise.all([a.replica.close(), b.replica.close()]);
  });

  test('words for a paragraph deleted meanwhile are kept, though nobody has the note open', async () => {
    const { edit } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    globalThis.indexedDB = new IDBFactory();
    const b = await openReplica(edit, { seed: 2 });
    const cut = join(a.replica, b.replica);
    write(a.replica, 'uno');
    write(a.replica, 'due');
    await until(() => words(b.replica) === 'uno\ndue');
    cut();
    a.replica.shared.note(anAction).delete(1, 1);
    const due = b.replica.shared.note(anAction).get(1) as Y.XmlElement;
    (due.get(0) as Y.XmlText).insert(3, ' e mezzo');
    join(a.replica, b.replica);
    for (const { replica } of [a, b]) await until(() => words(replica) === 'uno\ne mezzo', 15_000);
    await Promise.all([a.replica.close(), b.replica.close()]);
  });

  test('who reads knows how fresh it is, also from another reader once the editor has left', async () => {
    const { edit, view } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    globalThis.indexedDB = new IDBFactory();
    const b = await openReplica(view, { seed: 2 });
    join(a.replica, b.replica);
    write(a.replica, 'parole');
    await until(() => b.replica.beacons.freshness.upTo?.by.name === 'Anna', 15_000);
    await a.replica.close();
    globalThis.indexedDB = new IDBFactory();
    const c = await openReplica(view, { seed: 3 });
    join(b.replica, c.replica);
    await until(() => c.replica.beacons.freshness.upTo?.by.office === 'Segreteria', 15_000);
    expect(words(c.replica)).toBe('parole');
    expect(c.replica.beacons.freshness.behind).toBe(false);
    await Promise.all([b.replica.close(), c.replica.close()]);
  });

  test('nothing goes out before it is durable', async () => {
    const { edit } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    globalThis.indexedDB = new IDBFactory();
    const b = await openReplica(edit, { seed: 2 });
    join(a.replica, b.replica);
    a.store.refuse = { kind: 'storage-full' };
    write(a.replica, 'disco pieno');
    await until(() => a.replica.saved.kind === 'unsaved');
    expect(a.replica.saved).toMatchObject({ problem: { kind: 'storage-full' } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(words(b.replica)).toBe('');
    expect(words(a.replica)).toBe('disco pieno');
    a.store.refuse = null;
    await until(() => words(b.replica) === 'disco pieno');
    await until(() => a.replica.saved.kind === 'saved');
    await Promise.all([a.replica.close(), b.replica.close()]);
  });

  test('a page that closes in the tick of the last key loses nothing', async () => {
    const { edit } = await makeWorkspace();
    const store = new MemoryLogStore();
    const a = await openReplica(edit, { seed: 1, store });
    write(a.replica, 'ultima parola');
    a.replica.writeDown();
    // The page is gone: nothing asynchronous of it counts. Only what the disk has now survives.
    const disk = store.crash();
    globalThis.indexedDB = new IDBFactory();
    const again = await openReplica(edit, { seed: 3, store: disk });
    expect(words(again.replica)).toBe('ultima parola');
    await until(() => disk.unsealed.size === 0 && disk.envelopes.size > 0);
    await Promise.all([a.replica.close(), again.replica.close()]);
  });

  test('a change is on its way to the disk before it is drawn, and what one task makes is one envelope', async () => {
    const { edit } = await makeWorkspace();
    const { replica, store } = await openReplica(edit, { seed: 1 });
    // Who wrote in the note last is told once in a while, in an envelope of its own.
    write(replica, 'ieri');
    await replica.settled();
    await until(() => store.unsealed.size === 0);
    const before = store.envelopes.size;
    write(replica, 'prima');
    // Nothing has been waited for: a page may end within the task that draws the word.
    expect(store.unsealed.size).toBe(1);
    write(replica, 'seconda');
    write(replica, 'terza');
    expect(store.unsealed.size).toBe(1);
    await replica.settled();
    expect(store.envelopes.size).toBe(before + 1);
    await until(() => store.unsealed.size === 0);
    await replica.close();
  });

  test('words that another page seals while this one opens are not passed over', async () => {
    const { edit } = await makeWorkspace();
    const store = new MemoryLogStore();
    const a = await openReplica(edit, { seed: 1, store });
    write(a.replica, 'ultima parola');
    a.replica.writeDown();
    const disk = store.crash();
    await a.replica.settled();
    const read = disk.read.bind(disk);
    // The dying page seals, stores and drops its row just after the log has been read.
    disk.read = async (workspace) => {
      const found = await read(workspace);
      disk.envelopes = new Map(store.envelopes);
      disk.unsealed.clear();
      return found;
    };
    globalThis.indexedDB = new IDBFactory();
    const again = await openReplica(edit, { seed: 3, store: disk });
    expect(words(again.replica)).toBe('ultima parola');
    await Promise.all([a.replica.close(), again.replica.close()]);
  });

  test('the log alone rebuilds the document, and the document alone rebuilds the log', async () => {
    const { edit } = await makeWorkspace();
    const store = new MemoryLogStore();
    const first = await openReplica(edit, { seed: 1, store });
    for (let i = 0; i < 20; i++) {
      write(first.replica, `riga ${i}`);
      await first.replica.settled();
    }
    const written = stateOf(first.replica);
    await first.replica.close();

    const documentDatabase = globalThis.indexedDB;
    globalThis.indexedDB = new IDBFactory();
    const fromLog = await openReplica(edit, { seed: 2, store });
    expect(stateOf(fromLog.replica)).toBe(written);
    await fromLog.replica.close();

    globalThis.indexedDB = documentDatabase;
    const fromBoth = await openReplica(edit, { seed: 3, store });
    expect(stateOf(fromBoth.replica)).toBe(written);
    await fromBoth.replica.close();
  });

  test('the log is compacted into a signed snapshot that serves newcomers', async () => {
    const { edit, view } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    for (let i = 0; i < 320; i++) {
      write(a.replica, `riga ${i}`);
      await a.replica.settled();
    }
    await until(() => a.replica.log.snapshots.length === 1, 10_000);
    await until(() => a.store.envelopes.size < 50);
    globalThis.indexedDB = new IDBFactory();
    const reader = await openReplica(view, { seed: 2 });
    join(a.replica, reader.replica);
    await until(() => stateOf(reader.replica) === stateOf(a.replica));
    expect(words(reader.replica).split('\n')).toHaveLength(320);
    const frames = [...a.store.envelopes.values()].map(({ sealed }) => sealed.bytes);
    const again = await a.replica.importEnvelopes(frames);
    expect(again).toEqual({ taken: 0, known: frames.length, refused: 0, undo: null });
    await Promise.all([a.replica.close(), reader.replica.close()]);
  });

  test('what the disk refused to drop when the log was compacted is gone after the next start', async () => {
    const { edit } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    for (let i = 0; i < 320; i++) {
      write(a.replica, `riga ${i}`);
      await a.replica.settled();
    }
    const before = a.store.crash();
    await until(() => a.replica.log.snapshots.length === 1, 10_000);
    await until(() => a.store.envelopes.size < 50);
    // The snapshot came to the disk; what it covers stayed.
    const disk = a.store.crash();
    for (const [key, row] of before.envelopes) disk.envelopes.set(key, row);
    await a.replica.close();
    const again = await openReplica(edit, { seed: 2, store: disk });
    await until(() => disk.envelopes.size < 50);
    expect(words(again.replica).split('\n')).toHaveLength(320);
    await again.replica.close();
  });

  test('five megabytes reach a newcomer', async () => {
    const { edit, view } = await makeWorkspace();
    const a = await openReplica(edit, { seed: 1 });
    write(
      a.replica,
      Array.from({ length: 5 * 1024 }, (_, i) => String(i).padEnd(1024, 'x')).join(''),
    );
    globalThis.indexedDB = new IDBFactory();
    const reader = await openReplica(view, { seed: 2 });
    join(a.replica, reader.replica);
    await until(() => words(reader.replica).length === 5 * 1024 * 1024, 20_000);
    expect(reader.replica.saved.kind).not.toBe('unsaved');
    await Promise.all([a.replica.close(), reader.replica.close()]);
  });
});
