import { materialisedName } from '../../../src/crdt/materialised';
import type { ActionId, PersonId, WorkspaceId } from '../../../src/domain/ids';
import type { Capability } from '../../../src/domain/workspace';
import { deriveKeys, type Keys } from '../../../src/net/keys';
import { Replica } from '../../../src/net/replica';
import { Database } from '../../../src/storage/database';
import { IndexedDbLogStore } from '../../../src/storage/log-store';

const database = new Database({ newMark: () => crypto.randomUUID() });
export const store = new IndexedDbLogStore(database, () => Date.now());
export const anAction = '1.1.1' as ActionId;

/** A workspace by number: the same number, the same keys. */
export async function access(number: number): Promise<{ capability: Capability; keys: Keys }> {
  const capability: Capability = { role: 'edit', seed: new Uint8Array(32).fill(number) };
  return { capability, keys: await deriveKeys(capability) };
}

/** Opens a workspace as the app does. */
export async function openReplica(number: number): Promise<Replica> {
  await database.open();
  const { replica } = await Replica.open({
    ...(await access(number)),
    store,
    person: { id: '0123456789abcdef' as PersonId, name: 'Anna', office: '' },
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(bytes),
    patienceMs: 60_000,
  });
  return replica;
}

/** Bytes of the rows of y-indexeddb's database of that name. */
export async function rowBytes(name: string): Promise<number> {
  const db = await request(indexedDB.open(name));
  const rows: unknown[] = await request(db.transaction('updates').objectStore('updates').getAll());
  db.close();
  return rows.reduce<number>(
    (sum, row) => sum + (row instanceof Uint8Array ? row.byteLength : 0),
    0,
  );
}

export const materialisedBytes = (id: WorkspaceId): Promise<number> =>
  rowBytes(materialisedName(id, 'edit'));

const request = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('no answer'));
  });
