import { toHex } from '../domain/bytes';
import { deflate, inflate } from '../domain/deflate';
import { breath } from './breath';
import { parseCovers, union, type Covers } from './covers';

/** An update as it is read: in Yjs's second encoding where it was packed. */
export interface StoredUpdate {
  readonly update: Uint8Array;
  readonly second: boolean;
}

/** What y-indexeddb's database holds, read at one moment. */
export interface StoredRows {
  /** Updates that are byte for byte what was stored. */
  readonly sound: readonly StoredUpdate[];
  /** Which envelopes they hold together; nothing where a row is spoilt, or gone. */
  readonly covers: Covers;
  readonly edition: number;
  /** Rows there are, sound or not. */
  readonly count: number;
  readonly whole: boolean;
}

/** An update to be stored, with what the document held when it was encoded. */
export interface NewRow {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: string;
  readonly covers: Covers;
  /** Every other row is removed. */
  readonly alone: boolean;
  /** The edition on which the update builds. */
  readonly edition: number;
}

/**
 * The note beside the rows, in y-indexeddb's store for such things: the digest of each row, what they
 * cover, and an edition that changes whenever rows are removed.
 */
interface Note {
  readonly edition: number;
  readonly covers: Covers;
  readonly digests: ReadonlyMap<number, string>;
}

const stores = ['updates', 'custom'];
const noteKey = 'mandato';

/** From this size it breathes before the next long step. */
const breathFrom = 1024 * 1024;

/** Begins the digest of a packed row: a build that cannot unpack it takes it for spoilt. */
const packedMark = 'packed:';

const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

/** An update as it is stored. Packing takes a third of the room and a moment longer. */
export async function rowOf({
  update,
  second,
}: StoredUpdate): Promise<Pick<NewRow, 'bytes' | 'digest'>> {
  const plain = update as Uint8Array<ArrayBuffer>;
  const bytes = second ? await deflate(plain, breath) : plain;
  if (bytes.length > breathFrom) await breath(); // the platform copies it to make the digest
  return { bytes, digest: (second ? packedMark : '') + (await digestOf(bytes)) };
}

/** Null where it is not byte for byte what was stored. */
async function updateOf(row: Uint8Array, digest = ''): Promise<StoredUpdate | null> {
  const bytes = new Uint8Array(row);
  const second = digest.startsWith(packedMark);
  const found = await digestOf(bytes);
  if (digest !== (second ? packedMark + found : found)) return null;
  const update = second ? await inflate(bytes, breath) : bytes;
  return update && { update, second };
}

/** Reads and verifies everything. Rejects where the browser cannot read at all. */
export async function readRows(db: IDBDatabase): Promise<StoredRows> {
  const { rows, note } = await new Promise<{ rows: Map<number, unknown>; note: Note }>(
    (resolve, reject) => {
      const transaction = db.transaction(stores, 'readonly');
      const updates = transaction.objectStore('updates');
      const keys = updates.getAllKeys();
      const values = updates.getAll();
      const note = transaction.objectStore('custom').get(noteKey);
      transaction.onabort = () => reject(transaction.error ?? new Error('reading was aborted'));
      transaction.oncomplete = () => {
        const all = keys.result.map((key, i) => [Number(key), values.result[i]] as const);
        resolve({ rows: new Map<number, unknown>(all), note: parseNote(note.result) });
      };
    },
  );
  const sound: StoredUpdate[] = [];
  let whole = [...note.digests.keys()].every((key) => rows.has(key));
  for (const [key, row] of rows) {
    const update = row instanceof Uint8Array && (await updateOf(row, note.digests.get(key)));
    if (update) sound.push(update);
    else if (!(row instanceof Uint8Array && isEmptyUpdate(row))) whole = false;
  }
  const covers: Covers = whole ? note.covers : new Map();
  return { sound, covers, whole, edition: note.edition, count: rows.size };
}

/**
 * Stores an update and the note in one transaction: the note never says more than the rows. Gives the
 * edition they are then of: another than the update builds on where nothing was stored, because
 * another tab has removed rows in between. Rejects where the disk refuses.
 */
export function addRow(db: IDBDatabase, row: NewRow): Promise<number> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, 'readwrite');
    const updates = transaction.objectStore('updates');
    const custom = transaction.objectStore('custom');
    let edition = row.edition;
    const found = custom.get(noteKey);
    found.onsuccess = () => {
      const note = parseNote(found.result);
      edition = note.edition;
      if (!row.alone && edition !== row.edition) return;
      const added = updates.add(row.bytes);
      added.onsuccess = () => {
        const key = Number(added.result);
        if (row.alone) {
          edition = key;
          updates.delete(IDBKeyRange.upperBound(key, true));
        }
        const covers = row.alone ? row.covers : union(row.covers, note.covers);
        const digests = new Map([...(row.alone ? [] : note.digests), [key, row.digest]]);
        custom.put({ edition, covers: [...covers], digests: [...digests] }, noteKey);
      };
    };
    transaction.onabort = () => reject(transaction.error ?? new Error('storing was aborted'));
    transaction.oncomplete = () => resolve(edition);
  });
}

/** y-indexeddb adds the state of its own document, which stays empty, each time it opens. */
const isEmptyUpdate = (row: Uint8Array): boolean =>
  row.length === 2 && row[0] === 0 && row[1] === 0;

function parseNote(value: unknown): Note {
  const { edition, covers, digests } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const pairs: unknown[] = Array.isArray(digests) ? digests : [];
  const isPair = (pair: unknown): pair is [number, string] =>
    Array.isArray(pair) && typeof pair[0] === 'number' && typeof pair[1] === 'string';
  return {
    edition: typeof edition === 'number' ? edition : 0,
    covers: parseCovers(covers),
    digests: new Map(pairs.filter(isPair)),
  };
}
