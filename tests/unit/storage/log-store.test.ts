import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../src/storage/database';
import type { IndexedDbLogStore } from '../../../src/storage/log-store';
import { runs } from '../../../src/storage/log-writes';
import {
  connectionOf,
  Disk,
  envelope,
  logOn,
  other,
  putRaw,
  sessionOf,
  textOf,
  workspace,
} from './disk';

let disk: Disk;
let database: Database;
let log: IndexedDbLogStore;

beforeEach(() => {
  disk = new Disk();
  database = disk.tab();
  log = logOn(database);
});
afterEach(() => disk.close());

const texts = async (from = log, of = workspace) =>
  (await from.read(of)).envelopes.map(({ bytes }) => textOf(bytes));

describe('the log', () => {
  it('gives back what was stored, in the order it was stored, workspace by workspace', async () => {
    await log.append(workspace, [envelope(9, 1), envelope(9, 2)]);
    await log.append(other, [envelope(1, 1, 'other')]);
    await log.append(workspace, [envelope(1, 7), envelope(9, 3)]);
    expect(await texts()).toEqual(['9/1', '9/2', '1/7', '9/3']);
    expect(await texts(log, other)).toEqual(['other']);
    expect((await log.read(workspace)).envelopes[2]).toEqual(envelope(1, 7));
    const after = logOn(disk.tab());
    await after.read(workspace);
    await after.append(workspace, [envelope(0, 1)]);
    expect(await texts(after)).toEqual(['9/1', '9/2', '1/7', '9/3', '0/1']);
  });

  it('leaves known envelopes as they are', async () => {
    await log.append(workspace, [envelope(1, 1), envelope(1, 3)]);
    await log.append(workspace, [envelope(1, 1), envelope(1, 2), envelope(1, 2, 'twin')]);
    expect(await texts()).toEqual(['1/1', '1/3', '1/2']);
    await log.append(workspace, []);
  });

  it('lets a copy that came anew take the place of one whose bytes were spoilt', async () => {
    await log.append(workspace, [envelope(1, 1, '1/l'), envelope(1, 2)]);
    await log.append(workspace, [envelope(1, 1)]);
    expect((await texts()).sort()).toEqual(['1/1', '1/2']);
  });

  it('reads thousands of rows, page by page', async () => {
    const many = Array.from({ length: 1_300 }, (_, i) => envelope(i % 3, i + 1));
    await log.append(workspace, many);
    await log.append(other, [envelope(1, 1)]);
    const { envelopes, damaged } = await log.read(workspace);
    expect(envelopes.map(({ seq }) => seq)).toEqual(many.map(({ seq }) => seq));
    expect(damaged).toBe(0);
  });

  it('leaves out and counts damaged rows, and lets a good copy take their place', async () => {
    await log.append(workspace, [envelope(1, 1), envelope(1, 3)]);
    const good = { ...envelope(1, 2), workspace, at: 3_000 };
    const spoilt: object[] = [
      { ...good, bytes: new Uint8Array() },
      { ...good, seq: 4, bytes: 'text' },
      { ...good, seq: 5, bytes: null },
      { ...good, seq: -1 },
      { ...good, seq: 1.5 },
      { ...good, seq: 'one' },
      { ...good, session: 'short' },
      { ...good, session: sessionOf(2), kind: 'other' },
      { ...good, session: sessionOf(3), time: NaN },
      { workspace, session: sessionOf(4), seq: 1 },
    ];
    for (const row of spoilt) await putRaw(database, 'envelopes', row);
    expect(await texts()).toEqual(['1/1', '1/3']);
    expect((await log.read(workspace)).damaged).toBe(spoilt.length);
    await putRaw(database, 'envelopes', { ...envelope(1, 6), workspace, at: 'never' });
    expect(await texts()).toEqual(['1/6', '1/1', '1/3']);
    await log.append(workspace, [envelope(1, 1), envelope(1, 2), envelope(1, 4)]);
    expect(await texts()).toEqual(['1/6', '1/1', '1/3', '1/2', '1/4']);
    expect((await log.read(workspace)).damaged).toBe(spoilt.length - 2);
  });

  it('reads the others when the browser cannot read one row', async () => {
    await log.append(workspace, [envelope(1, 1), envelope(1, 2), envelope(1, 3)]);
    const raw = await connectionOf(database);
    const probe = raw.transaction('envelopes').objectStore('envelopes');
    const prototype = Object.getPrototypeOf(probe) as IDBObjectStore;
    const unreadable = () => new DOMException('Failed to read large IndexedDB value', 'DataError');
    const all = vi.spyOn(prototype, 'getAll').mockImplementation(() => {
      throw unreadable();
    });
    const get = Reflect.get(prototype, 'get') as (key: unknown) => IDBRequest<unknown>;
    const one = vi.spyOn(prototype, 'get').mockImplementation(function (this: unknown, key) {
      if (Array.isArray(key) && key[2] === 2) throw unreadable();
      return get.call(this, key);
    });
    try {
      expect(await texts()).toEqual(['1/1', '1/3']);
      expect((await log.read(workspace)).damaged).toBe(1);
    } finally {
      all.mockRestore();
      one.mockRestore();
    }
  });

  it('replaces what a snapshot covers by the snapshot, and only that', async () => {
    await log.append(
      workspace,
      [1, 2, 3, 5, 6].map((seq) => envelope(1, seq)),
    );
    await log.append(workspace, [envelope(2, 1), envelope(2, 2)]);
    await log.append(other, [envelope(1, 1, 'other')]);
    const covered = [envelope(1, 2), envelope(1, 1), envelope(1, 5), envelope(2, 1)];
    await log.compact(workspace, { ...envelope(2, 3, 'all'), kind: 'snapshot' }, covered);
    expect(await texts()).toEqual(['1/3', '1/6', '2/2', 'all']);
    expect((await log.read(workspace)).envelopes.at(-1)?.kind).toBe('snapshot');
    expect(await texts(log, other)).toEqual(['other']);
  });

  it('removes consecutive rows in one request', () => {
    expect(runs([])).toEqual([]);
    const rows = [envelope(2, 4), envelope(1, 3), envelope(1, 1), envelope(1, 2), envelope(1, 2)];
    expect(runs([...rows, envelope(1, 5)])).toEqual([
      [sessionOf(1), 1, 3],
      [sessionOf(1), 5, 5],
      [sessionOf(2), 4, 4],
    ]);
  });

  it('weighs and clears one workspace', async () => {
    await log.append(workspace, [envelope(1, 1, '12345')]);
    await log.writeUnsealed(workspace, [{ update: new Uint8Array(7), time: 1 }]);
    await log.append(other, [envelope(1, 1, 'other')]);
    expect(await log.size(workspace)).toBe(12);
    await log.clear(workspace);
    expect(await log.size(workspace)).toBe(0);
    expect(await log.readUnsealed(workspace)).toEqual([]);
    expect(await texts(log, other)).toEqual(['other']);
  });

  it('keeps the bytes of a view without the buffer around it', async () => {
    const buffer = new TextEncoder().encode('secret words around');
    await log.append(workspace, [{ ...envelope(1, 1), bytes: buffer.subarray(7, 12) }]);
    const [read] = (await log.read(workspace)).envelopes;
    expect(read!.bytes.buffer.byteLength).toBe(5);
    expect(textOf(read!.bytes)).toBe('words');
  });
});

describe('the unsealed tail', () => {
  const update = (...bytes: number[]) => ({ update: Uint8Array.from(bytes), time: 4 });

  it('is written, read back and dropped', async () => {
    const ids = await log.writeUnsealed(workspace, [update(1), update(2), update(3)]);
    await log.writeUnsealed(other, [update(9)]);
    const rows = await log.readUnsealed(workspace);
    expect(rows).toEqual(ids.map((id, i) => ({ id, ...update(i + 1) })));
    await log.dropUnsealed(ids.slice(0, 2));
    expect((await log.readUnsealed(workspace)).map(({ id }) => id)).toEqual([ids[2]]);
    await log.dropUnsealed([]);
    expect(await log.writeUnsealed(workspace, [])).toEqual([]);
  });

  it('is committed within the calling tick once the database is open', async () => {
    await database.open();
    const raw = await connectionOf(database);
    const seen: string[] = [];
    const begin = raw.transaction.bind(raw);
    raw.transaction = (...args: Parameters<IDBDatabase['transaction']>) => {
      const transaction = begin(...args);
      seen.push(`${args[1]} ${args[2]?.durability}`);
      const commit = transaction.commit.bind(transaction);
      transaction.commit = () => {
        seen.push('commit');
        commit();
      };
      return transaction;
    };
    const written = log.writeUnsealed(workspace, [update(1)]);
    expect(seen).toEqual(['readwrite relaxed', 'commit']);
    await written;
    const appended = log.append(workspace, [envelope(1, 1)]);
    expect(seen.slice(2)).toEqual(['readwrite strict', 'commit']);
    await appended;
    await log.compact(workspace, envelope(1, 2), [envelope(1, 1)]);
    expect(seen.slice(4)).toEqual(['readwrite strict', 'commit']);
  });

  it('is written as soon as the database opens, when it is not open yet', async () => {
    expect(await logOn(disk.tab()).writeUnsealed(workspace, [update(1)])).toHaveLength(1);
  });

  it('leaves out damaged rows', async () => {
    await log.writeUnsealed(workspace, [update(1)]);
    await putRaw(database, 'unsealed', { workspace, update: 'x', time: 1 });
    await putRaw(database, 'unsealed', { workspace, update: new Uint8Array(), time: 1 });
    await putRaw(database, 'unsealed', { workspace, update: new Uint8Array(1), time: 'x' });
    expect(await log.readUnsealed(workspace)).toHaveLength(1);
  });
});

describe('two tabs', () => {
  it('write and compact on one database without losing a row', async () => {
    const second = logOn(disk.tab());
    const write = async (by: IndexedDbLogStore, session: number) => {
      for (let seq = 1; seq <= 60; seq++) {
        await by.append(workspace, [envelope(session, seq)]);
        if (seq % 20 === 0) {
          const covered = Array.from({ length: 19 }, (_, i) => envelope(session, seq - 19 + i));
          await by.compact(workspace, envelope(session + 10, seq, 'snapshot'), covered);
        }
      }
    };
    const seen: Promise<unknown>[] = [];
    const reader = logOn(disk.tab());
    const timer = setInterval(() => seen.push(reader.read(workspace)), 1);
    await Promise.all([write(log, 1), write(second, 2)]);
    clearInterval(timer);
    await Promise.all(seen);
    const { envelopes } = await reader.read(workspace);
    const kept = envelopes.map(({ session, seq }) => `${Number.parseInt(session, 16)}/${seq}`);
    expect(kept.sort()).toEqual(
      [1, 2]
        .flatMap((n) => [20, 40, 60].flatMap((seq) => [`${n}/${seq}`, `${n + 10}/${seq}`]))
        .sort(),
    );
  });
});
