import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { SessionId, WorkspaceId } from '../../../src/domain/ids';
import type { SealedEnvelope, StorageEvent } from '../../../src/domain/log';
import { Database } from '../../../src/storage/database';
import type { DatabaseOptions } from '../../../src/storage/database';
import { IndexedDbLogStore } from '../../../src/storage/log-store';

let marks = 0;

/** One profile's disk, on which any number of tabs can open the database. */
export class Disk {
  readonly indexedDB: IDBFactory = new IDBFactory();
  readonly #open: Database[] = [];

  tab(options: Partial<DatabaseOptions> = {}): Database {
    const database = new Database({
      newMark: () => `mark ${++marks}`,
      openLimit: 200,
      workLimit: 1_000,
      platform: { indexedDB: this.indexedDB, IDBKeyRange },
      ...options,
    });
    this.#open.push(database);
    return database;
  }

  /** Tabs are told, as a browser would, and then it is gone. */
  delete(): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = this.indexedDB.deleteDatabase('mandato');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error!);
    });
  }

  close(): void {
    for (const database of this.#open) database.close();
  }
}

/** The open connection of a tab, to be ill-treated. */
export const connectionOf = (database: Database): Promise<IDBDatabase> =>
  database.run((tables) => Promise.resolve(tables.backendDB()));

/** What a tab's writing transactions are from now on. */
export async function onWrite(database: Database, make: () => IDBTransaction): Promise<void> {
  const raw = await connectionOf(database);
  const real = raw.transaction.bind(raw);
  raw.transaction = (stores, mode, options) =>
    mode === 'readwrite' ? make() : real(stores, mode, options);
}

/** Writes a row past every check. */
export async function putRaw(database: Database, store: string, row: unknown): Promise<void> {
  const raw = await connectionOf(database);
  await new Promise<void>((resolve, reject) => {
    const transaction = raw.transaction(store, 'readwrite');
    transaction.objectStore(store).put(row);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error!);
  });
}

export function eventsOf(database: Database): StorageEvent['kind'][] {
  const kinds: StorageEvent['kind'][] = [];
  database.watch(({ kind }) => kinds.push(kind));
  return kinds;
}

/** A clock that stands still: the order must hold all the same. */
export const logOn = (database: Database, now = () => 1_000) =>
  new IndexedDbLogStore(database, now);

export const workspace = 'abcdefghijklmnopqrstuv' as WorkspaceId;
export const other = 'ABCDEFGHIJKLMNOPQRSTUV' as WorkspaceId;
export const sessionOf = (n: number) => n.toString(16).padStart(16, '0') as SessionId;

export const envelope = (session: number, seq: number, text = `${session}/${seq}`) =>
  ({
    session: sessionOf(session),
    seq,
    kind: 'update',
    time: 5,
    bytes: new TextEncoder().encode(text),
  }) satisfies SealedEnvelope;

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
