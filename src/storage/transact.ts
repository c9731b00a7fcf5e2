import type { StoreName, Tables } from './tables';

/** What a transaction is asked to do and how surely. */
export interface Terms {
  readonly stores: readonly string[];
  /** `strict`: on the disk when it completes. `relaxed`: in the hands of the operating system. */
  readonly durability: IDBTransactionDurability;
}

/**
 * Issues writes and commits them, all in the calling tick: a page that closes right after has
 * written. Dexie's own transactions begin some ticks later, hence IndexedDB itself.
 *
 * @param issue makes the requests; what it returns reads their outcome once all is committed
 * @returns settles with the transaction, not with its requests: rejects with what aborted it (a full
 * disk speaks only there) and with an AbortError when the browser gave no reason
 */
export function commitNow<T>(
  db: IDBDatabase,
  terms: Terms,
  issue: (transaction: IDBTransaction) => () => T,
): Promise<T> {
  return settled(db, terms, (transaction) => {
    const outcome = issue(transaction);
    transaction.commit();
    return outcome;
  });
}

/**
 * Puts rows in the place of those with their keys, in the calling tick. What a page writes while it
 * closes may have to wait for every writing transaction before it, whatever it is about (Chromium's
 * SQLite back end takes one at a time): one that waits for an answer first would lose it.
 */
export const putNow = (tables: Tables, store: StoreName, rows: readonly object[]): Promise<void> =>
  commitNow(tables.backendDB(), { stores: [store], durability: 'strict' }, (transaction) => {
    for (const row of rows) transaction.objectStore(store).put(row);
    return () => undefined;
  });

/** The same for writes that depend on reads: `issue` goes on in its requests' callbacks. */
export function settled<T>(
  db: IDBDatabase,
  { stores, durability }: Terms,
  issue: (transaction: IDBTransaction) => () => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction([...stores], 'readwrite', { durability });
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
    try {
      const outcome = issue(transaction);
      transaction.oncomplete = () => resolve(outcome());
    } catch (error) {
      transaction.abort();
      throw error;
    }
  });
}
