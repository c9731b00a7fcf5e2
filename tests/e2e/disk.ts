import { expect, type Page } from '@playwright/test';

/** A page of our origin in which the app does not run: the disk can be ill-treated from it. */
export async function besides(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto('./icons/icon-192.png');
  return other;
}

/** Removes a database, as another tab or a cleaner would. */
export const dropDatabase = (page: Page, name: string): Promise<void> =>
  page.evaluate(
    (which) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(which);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error ?? new Error('not deleted'));
      }),
    name,
  );

/** Removes y-indexeddb's databases: the stored documents of every workspace. */
export async function dropDocuments(page: Page): Promise<void> {
  for (const name of await documents(page)) await dropDatabase(page, name);
}

/** The names of y-indexeddb's databases. */
export const documents = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases())
      .map(({ name }) => name ?? '')
      .filter((name) => name.startsWith('mandato-doc-')),
  );

/** How a row is spoilt: `bytes` is what holds the words. */
export type Damage = 'flipped' | 'cut' | 'empty' | 'noise' | 'text' | 'gone';

/** `[workspace, session, seq]` in the log, a number in the document. */
export type RowKey = number | [workspace: string, session: string, seq: number];

/** What is known of a row without reading its content. */
export interface Row {
  readonly key: RowKey;
  readonly kind: string | undefined;
}

/** All rows of a store, in the order of their keys. */
export const rows = (page: Page, database: string, store: string): Promise<Row[]> =>
  page.evaluate(
    async ([name, table]) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const found: { key: RowKey; kind: string | undefined }[] = [];
      await new Promise<void>((resolve) => {
        const request = db.transaction(table).objectStore(table).openCursor();
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return resolve();
          const { kind } = cursor.value as { kind?: string };
          found.push({ key: cursor.key as RowKey, kind });
          cursor.continue();
        };
      });
      db.close();
      return found;
    },
    [database, store] as const,
  );

/** Spoils rows of a store past every check. */
export const spoil = (
  page: Page,
  database: string,
  store: string,
  damages: readonly { readonly key: RowKey; readonly damage: Damage }[],
): Promise<void> =>
  page.evaluate(
    async ({ name, table, all }) => {
      const spoilt = (bytes: Uint8Array, damage: string): unknown => {
        const altered = bytes.slice();
        const middle = altered.length >> 1;
        if (damage === 'flipped') altered[middle] = (altered[middle] ?? 0) ^ 1;
        if (damage === 'cut') return altered.slice(0, middle);
        if (damage === 'empty') return new Uint8Array(0);
        if (damage === 'noise') return crypto.getRandomValues(altered);
        if (damage === 'text') return 'no bytes at all';
        return altered;
      };
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const transaction = db.transaction(table, 'readwrite');
      const rowsOf = transaction.objectStore(table);
      for (const { key, damage } of all) {
        if (damage === 'gone') {
          rowsOf.delete(key);
          continue;
        }
        const got = rowsOf.get(key);
        got.onsuccess = () => {
          const row = got.result as Uint8Array | { bytes: Uint8Array };
          if (row instanceof Uint8Array) rowsOf.put(spoilt(row, damage), key);
          else rowsOf.put({ ...row, bytes: spoilt(row.bytes, damage) });
        };
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('not spoilt'));
      });
      db.close();
    },
    { name: database, table: store, all: damages },
  );

/** Waits until the stored document has every envelope of the log: it is fed at rest. */
export async function rested(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const log = await rows(page, 'mandato', 'envelopes');
      const [name] = await documents(page);
      if (name === undefined || log.length === 0) return false;
      const covers = await page.evaluate(async (which) => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open(which);
          request.onsuccess = () => resolve(request.result);
        });
        const note = await new Promise<unknown>((resolve) => {
          const request = db.transaction('custom').objectStore('custom').get('mandato');
          request.onsuccess = () => resolve(request.result);
        });
        db.close();
        return (note as { covers: [string, number][] } | undefined)?.covers;
      }, name);
      const upTo = new Map(covers);
      return log.every(({ key, kind }) => {
        const [, session, seq] = key as [string, string, number];
        return kind === 'snapshot' || (upTo.get(session) ?? 0) >= seq;
      });
    })
    .toBe(true);
}
