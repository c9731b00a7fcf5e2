import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StorageEvent } from '../../../src/domain/log';
import { problemOf } from '../../../src/domain/problem';
import type { ProblemKind } from '../../../src/domain/problem';
import type { Database } from '../../../src/storage/database';
import { connectionOf, Disk, envelope, eventsOf, logOn, textOf, workspace } from './disk';

let disk: Disk;
let database: Database;

beforeEach(() => {
  disk = new Disk();
  database = disk.tab();
});
afterEach(() => disk.close());

const kindAfter = (work: Promise<unknown>): Promise<ProblemKind | 'done'> =>
  work.then(
    () => 'done' as const,
    (error: unknown) => problemOf(error).kind,
  );
const stored = async (by: Database) =>
  (await logOn(by).read(workspace)).envelopes.map(({ bytes }) => textOf(bytes));
const update = { update: new Uint8Array(3), time: 1 };

/** An IndexedDB whose `open` is replaced. */
const factory = (open: (...args: Parameters<IDBFactory['open']>) => IDBOpenDBRequest) =>
  ({ open, databases: () => disk.indexedDB.databases() }) as unknown as IDBFactory;

describe('a full disk', () => {
  /** As Chromium does it: the requests succeed and the commit aborts. */
  const fill = (raw: IDBDatabase) =>
    vi.spyOn(raw, 'transaction').mockImplementation(() => {
      const transaction = {
        objectStore: () => ({ add: () => ({ result: 1 }), put: () => ({}), delete: () => ({}) }),
        commit: () => undefined,
        error: new DOMException('', 'QuotaExceededError'),
        onabort: undefined as undefined | (() => void),
      };
      setTimeout(() => transaction.onabort?.(), 1);
      return transaction as unknown as IDBTransaction;
    });

  it('is reported for every kind of write, and is over when there is room again', async () => {
    const log = logOn(database);
    const full = fill(await connectionOf(database));
    expect(await kindAfter(log.append(workspace, [envelope(1, 1)]))).toBe('storage-full');
    expect(await kindAfter(log.writeUnsealed(workspace, [update]))).toBe('storage-full');
    expect(await kindAfter(log.compact(workspace, envelope(1, 2), []))).toBe('storage-full');
    full.mockRestore();
    expect(await kindAfter(log.append(workspace, [envelope(1, 1)]))).toBe('done');
    expect(await stored(database)).toEqual(['1/1']);
  });

  it('is told through Dexie too', async () => {
    const quota = new DOMException('', 'QuotaExceededError');
    const through = Object.assign(new Error(), { name: 'AbortError', inner: quota });
    expect(await kindAfter(database.run(() => Promise.reject(through)))).toBe('storage-full');
  });
});

describe('a connection closed by the browser', () => {
  it.each(['InvalidStateError', 'UnknownError'])('is opened again after %s', async (name) => {
    const events = eventsOf(database);
    const raw = await connectionOf(database);
    vi.spyOn(raw, 'transaction').mockImplementation(() => {
      throw new DOMException('', name);
    });
    await logOn(database).append(workspace, [envelope(1, 1)]);
    expect(await stored(database)).toEqual(['1/1']);
    expect(events).toEqual(['closed', 'reopened']);
  });

  it('is opened again when it says so, and nothing is written twice', async () => {
    const events = eventsOf(database);
    const log = logOn(database);
    await log.append(workspace, [envelope(1, 1)]);
    forceCloseDatabase((await connectionOf(database)) as never);
    await vi.waitFor(() => expect(events).toEqual(['closed', 'reopened']));
    await log.append(workspace, [envelope(1, 1), envelope(1, 2)]);
    expect(await stored(database)).toEqual(['1/1', '1/2']);
  });

  it('does the work again when the transaction is aborted with it', async () => {
    const raw = await connectionOf(database);
    const begin = raw.transaction.bind(raw);
    vi.spyOn(raw, 'transaction').mockImplementationOnce((...args) => {
      const transaction = begin(...args);
      transaction.commit = () => transaction.abort();
      return transaction;
    });
    await logOn(database).append(workspace, [envelope(1, 1)]);
    expect(await stored(database)).toEqual(['1/1']);
  });

  it('is storage-closed when it cannot be opened again', async () => {
    let refuse = false;
    const platform = {
      indexedDB: factory((...args) => {
        if (refuse) throw new DOMException('', 'SecurityError');
        return disk.indexedDB.open(...args);
      }),
      IDBKeyRange,
    };
    const tab = disk.tab({ platform });
    const events = eventsOf(tab);
    const raw = await connectionOf(tab);
    refuse = true;
    raw.close();
    expect(await kindAfter(logOn(tab).append(workspace, [envelope(1, 1)]))).toBe('storage-closed');
    expect(await kindAfter(logOn(tab).append(workspace, [envelope(1, 1)]))).toBe('storage-closed');
    refuse = false;
    expect(await kindAfter(logOn(tab).append(workspace, [envelope(1, 1)]))).toBe('done');
    expect(events).toEqual(['closed', 'reopened']);
  });

  it('is opened again of its own accord once, then only for work', async () => {
    const requests: IDBOpenDBRequest[] = [];
    const indexedDB = factory((...args) => {
      const request = disk.indexedDB.open(...args);
      requests.push(request);
      return request;
    });
    const tab = disk.tab({ platform: { indexedDB, IDBKeyRange } });
    const events = eventsOf(tab);
    const cut = () => forceCloseDatabase(requests.at(-1)!.result as never);
    await logOn(tab).append(workspace, [envelope(1, 1)]);
    cut();
    await vi.waitFor(() => expect(events).toEqual(['closed', 'reopened']));
    cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events).toEqual(['closed', 'reopened', 'closed']);
    expect(await stored(tab)).toEqual(['1/1']);
    expect(events.at(-1)).toBe('reopened');
  });
});

describe('a database deleted from another tab', () => {
  it('lets it go, says so, and refuses to write from then on', async () => {
    const events = eventsOf(database);
    const log = logOn(database);
    await log.append(workspace, [envelope(1, 1)]);
    await disk.delete();
    expect(events).toEqual(['deleted']);
    for (const work of [
      log.append(workspace, [envelope(1, 2)]),
      log.writeUnsealed(workspace, [update]),
      log.read(workspace),
      database.open(),
    ])
      expect(await kindAfter(work)).toBe('storage-deleted');
    expect(await stored(disk.tab())).toEqual([]);
  });

  it('is found out when only the closing was told, even if another tab made it anew', async () => {
    const events = eventsOf(database);
    const raw = await connectionOf(database);
    raw.onversionchange = null;
    raw.close();
    await disk.delete();
    await disk.tab().open();
    const log = logOn(database);
    expect(await kindAfter(log.append(workspace, [envelope(1, 1)]))).toBe('storage-deleted');
    expect(events).toEqual(['closed', 'deleted']);
    expect(await kindAfter(log.read(workspace))).toBe('storage-deleted');
    expect(await stored(disk.tab())).toEqual([]);
  });
});

describe('an opening', () => {
  it('that is refused is storage-refused, and is tried again the next time', async () => {
    let refuse = true;
    const indexedDB = factory((...args) => {
      if (refuse) throw new DOMException('', 'SecurityError');
      return disk.indexedDB.open(...args);
    });
    const tab = disk.tab({ platform: { indexedDB, IDBKeyRange } });
    expect(await kindAfter(logOn(tab).read(workspace))).toBe('storage-refused');
    refuse = false;
    expect(await kindAfter(logOn(tab).read(workspace))).toBe('done');
  });

  it('that hangs is storage-silent in time, and reopened when it comes after all', async () => {
    let release = () => {};
    const indexedDB = factory((...args) => {
      const late = {} as { -readonly [Key in keyof IDBOpenDBRequest]: IDBOpenDBRequest[Key] };
      release = () => {
        const real = disk.indexedDB.open(...args);
        const answer = (name: 'onupgradeneeded' | 'onsuccess') => (event: Event) => {
          Object.assign(late, { result: real.result, transaction: real.transaction });
          (late[name] as ((event: Event) => void) | null)?.(event);
        };
        real.onupgradeneeded = answer('onupgradeneeded');
        real.onsuccess = answer('onsuccess');
      };
      return late;
    });
    const tab = disk.tab({ openLimit: 20, platform: { indexedDB, IDBKeyRange } });
    const events = eventsOf(tab);
    const log = logOn(tab);
    expect(await kindAfter(log.append(workspace, [envelope(1, 1)]))).toBe('storage-silent');
    expect(await kindAfter(log.read(workspace))).toBe('storage-silent');
    release();
    await vi.waitFor(() => expect(events).toEqual(['reopened']));
    expect(await kindAfter(log.append(workspace, [envelope(1, 1)]))).toBe('done');
  });

  it('with no IndexedDB at all is storage-refused', async () => {
    const platform = { indexedDB: undefined as unknown as IDBFactory, IDBKeyRange };
    expect(await kindAfter(disk.tab({ platform }).open())).toBe('storage-refused');
  });

  it('is shared by all who ask at once', async () => {
    const open = vi.spyOn(disk.indexedDB, 'open');
    await Promise.all([database.open(), database.open(), logOn(database).read(workspace)]);
    expect(open).toHaveBeenCalledTimes(1);
  });
});

describe('the connection', () => {
  it('calls work that hangs silent', async () => {
    const tab = disk.tab({ workLimit: 20 });
    expect(await kindAfter(tab.run(() => new Promise(() => {})))).toBe('storage-silent');
  });

  it('stands aside for a newer version of the app, and reads on after it', async () => {
    await logOn(database).append(workspace, [envelope(1, 1)]);
    const events = eventsOf(database);
    await new Promise<void>((resolve, reject) => {
      const request = disk.indexedDB.open('mandato', 40);
      request.onupgradeneeded = () => request.result.createObjectStore('later');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error!);
    });
    expect(await stored(database)).toEqual(['1/1']);
    expect(events).toEqual(['closed', 'reopened']);
  });

  it('is version 3 of the database, and takes over one of version 1 with what is in it', async () => {
    const before = new Disk();
    await new Promise<void>((resolve, reject) => {
      const request = before.indexedDB.open('mandato', 10);
      request.onupgradeneeded = () => {
        const db = request.result;
        for (const [name, keyPath] of [
          ['programmes', 'hash'],
          ['workspaces', 'id'],
          ['envelopes', ['workspace', 'session', 'seq']],
          ['settings', 'key'],
        ] as const) {
          db.createObjectStore(name, { keyPath: keyPath as string | string[] });
        }
        const unsealed = db.createObjectStore('unsealed', { keyPath: 'id', autoIncrement: true });
        unsealed.createIndex('workspace', 'workspace');
        const log = request.transaction!.objectStore('envelopes');
        log.add({ ...envelope(1, 1), workspace, at: 1 });
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error!);
    });
    const tab = before.tab();
    expect(await stored(tab)).toEqual(['1/1']);
    await logOn(tab).writeBeacons(workspace, [Uint8Array.of(1)]);
    expect(await logOn(tab).readBeacons(workspace)).toEqual([Uint8Array.of(1)]);
    expect((await before.indexedDB.databases())[0]).toEqual({ name: 'mandato', version: 30 });
    before.close();
  });

  it('that was closed for good refuses and is silent', async () => {
    const heard: StorageEvent[] = [];
    database.watch((event) => heard.push(event));
    await database.open();
    database.close();
    expect(await kindAfter(logOn(database).read(workspace))).toBe('storage-closed');
    const opening = disk.tab();
    const opened = kindAfter(opening.open());
    opening.close();
    expect(await opened).toBe('storage-closed');
    expect(heard).toEqual([]);
  });

  it('calls back until told not to', async () => {
    const heard: string[] = [];
    const stop = database.watch(({ kind }) => heard.push(kind));
    await database.open();
    stop();
    await disk.delete();
    expect(heard).toEqual([]);
  });
});
