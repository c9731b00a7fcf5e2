import { IndexeddbPersistence, clearDocument } from 'y-indexeddb';
import * as Y from 'yjs';
import type { WorkspaceId } from '../domain/ids';
import type { Role } from '../domain/workspace';
import { parseCovers, union, type Covers } from './covers';

/** y-indexeddb's database for a workspace. One per role: what a reader's copy holds is never signed. */
export const materialisedName = (workspace: WorkspaceId, role: Role): string =>
  `mandato-doc-${role}-${workspace}`;

type Condition = 'opening' | 'ready' | 'damaged' | 'gone';

/** What the materialised document asks of the log. */
export interface LogWitness {
  /**
   * Whether the log has everything this tab wrote. Until then nothing is stored here: words that only
   * this copy held would never reach colleagues, and theirs could not build on them.
   */
  readonly mayStore: () => boolean;
  /** Which envelopes the document holds in full. */
  readonly covers: () => Covers;
}

/** Rows after which the stored document is rewritten as one. */
const mostRows = 64;

/**
 * The materialised document: y-indexeddb keeps the whole state so that a start need not replay the
 * log. It is a cache of the log, never the truth: it may be missing, late, damaged or slow to open,
 * and then the log alone rebuilds it. y-indexeddb is fed one update per rest, not one per keystroke:
 * durability is the log's work. Each update is stored with a note of which envelopes the rows then
 * hold, so that a log which lost some is found out.
 */
export class MaterialisedDoc {
  readonly #persistence: IndexeddbPersistence;
  readonly #doc: Y.Doc;
  readonly #log: LogWitness;
  readonly #restMs: number;
  #condition: Condition = 'opening';
  #stored: Uint8Array | undefined;
  /** Changes whenever rows are removed: another tab may have removed this one's. */
  #edition: unknown;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pending = false;
  #storing: Promise<unknown> | null = null;
  #rows = 0;
  readonly #onUpdate = (_: Uint8Array, origin: unknown) => {
    if (origin !== this.#persistence) this.#later();
  };

  constructor(name: string, doc: Y.Doc, log: LogWitness, restMs = 1500) {
    this.#doc = doc;
    this.#log = log;
    this.#restMs = restMs;
    this.#persistence = new IndexeddbPersistence(name, doc);
    // Its own listener writes once per update, and throws into the editor when the connection is
    // gone: ours takes its place and stores what a rest has gathered.
    doc.off('update', this.#persistence._storeUpdate);
    doc.on('update', this.#onUpdate);
  }

  /**
   * Loads the stored document and says which envelopes it covers. Covers nothing when IndexedDB
   * refused, was silent for `limitMs`, or held something unreadable: the log then does it all.
   * `hopeless` ends the waiting early; what comes late still comes in.
   */
  async load(limitMs: number, hopeless?: Promise<unknown>): Promise<Covers> {
    const synced = this.#persistence.whenSynced.then(() => 'ready' as const);
    const unreadable = unreadableRow();
    const outcome = await Promise.race([
      synced,
      this.#refused(),
      unreadable.damaged,
      new Promise<'opening'>((resolve) => {
        setTimeout(() => resolve('opening'), limitMs);
        void hopeless?.then(() => resolve('opening'));
      }),
    ]);
    setTimeout(unreadable.end); // a refusal is also an unhandled rejection, one task later
    this.#condition = outcome;
    if (outcome === 'damaged') this.#later(); // what the log gives replaces it
    if (outcome === 'opening') {
      void synced.then(() => {
        this.#condition = 'ready';
        this.#later();
      });
    }
    return outcome === 'ready' ? this.#readCovers() : new Map();
  }

  #refused(): Promise<'gone'> {
    return new Promise((resolve) => void this.#persistence._db.catch(() => resolve('gone')));
  }

  /**
   * The note of what the rows hold, which is good only for the rows that were loaded: where another
   * tab has added or removed some since, it says nothing.
   */
  #readCovers(): Promise<Covers> {
    const nothing: Covers = new Map();
    return new Promise((resolve) => {
      try {
        const { db } = this.#persistence;
        if (!db) return resolve(nothing);
        const transaction = db.transaction(['updates', 'custom'], 'readonly');
        const last = transaction.objectStore('updates').openKeyCursor(null, 'prev');
        const edition = transaction.objectStore('custom').get('edition');
        const covers = transaction.objectStore('custom').get('covers');
        transaction.onabort = () => resolve(nothing);
        transaction.oncomplete = () => {
          if (Number(last.result?.key) + 1 !== this.#persistence._dbref) return resolve(nothing);
          this.#edition = edition.result;
          this.#stored = Y.encodeStateVector(this.#doc);
          this.#rows = this.#persistence._dbsize;
          resolve(parseCovers(covers.result));
        };
      } catch {
        this.#condition = 'gone'; // closed under us: the log does it all
        resolve(nothing);
      }
    });
  }

  #later(): void {
    this.#pending = true;
    if (this.#timer || this.#condition === 'opening' || this.#condition === 'gone') return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.flush();
    }, this.#restMs);
  }

  /** Stores everything that is not there yet, as one update; one at a time. */
  flush(): void {
    if (!this.#pending) return;
    if (this.#storing) return this.#later();
    const alone = this.#condition === 'damaged' || this.#rows > mostRows;
    this.#storing = this.#store(alone).finally(() => (this.#storing = null));
  }

  /** Rewrites the stored document as one row. Resolves false where that failed, which loses nothing. */
  async compact(): Promise<boolean> {
    await this.#storing;
    return this.#store(true);
  }

  /** Rows and note change in one transaction: the note never says more than the rows. */
  #store(alone: boolean): Promise<boolean> {
    const { db } = this.#persistence;
    if (!db || this.#condition === 'opening' || this.#condition === 'gone') {
      return Promise.resolve(false);
    }
    if (!this.#log.mayStore()) {
      this.#later();
      return Promise.resolve(false);
    }
    return new Promise((resolve) => {
      const later = () => {
        this.#later();
        resolve(false);
      };
      try {
        const transaction = db.transaction(['updates', 'custom'], 'readwrite');
        const custom = transaction.objectStore('custom');
        const edition = custom.get('edition');
        const known = custom.get('covers');
        known.onsuccess = () => {
          if (!this.#log.mayStore()) return transaction.abort();
          const since = alone || edition.result !== this.#edition ? undefined : this.#stored;
          const vector = Y.encodeStateVector(this.#doc);
          const updates = transaction.objectStore('updates');
          const added = updates.add(Y.encodeStateAsUpdate(this.#doc, since));
          const covers = this.#log.covers();
          custom.put([...(alone ? covers : union(covers, parseCovers(known.result)))], 'covers');
          this.#pending = false;
          added.onsuccess = () => {
            if (!alone) return;
            updates.delete(IDBKeyRange.upperBound(added.result, true));
            custom.put(added.result, 'edition');
          };
          transaction.oncomplete = () => {
            this.#condition = 'ready';
            this.#stored = vector;
            this.#edition = alone ? added.result : edition.result;
            this.#rows = alone ? 1 : this.#rows + 1;
            resolve(true);
          };
        };
        transaction.onabort = later;
      } catch {
        // The connection was closed under us. The log has the words; the next start catches up.
        this.#condition = 'gone';
        resolve(false);
      }
    });
  }

  async close(): Promise<void> {
    this.#doc.off('update', this.#onUpdate);
    this.flush(); // the connection closes after it
    this.#condition = 'gone';
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#persistence.db) await this.#persistence.destroy();
  }
}

/**
 * y-indexeddb reads its rows inside a promise nobody holds: a row it cannot read shows only as an
 * unhandled rejection. While a load is under way that is taken as "damaged" (the log rebuilds it).
 */
function unreadableRow(): { damaged: Promise<'damaged'>; end: () => void } {
  let end: () => void = () => undefined;
  const damaged = new Promise<'damaged'>((resolve) => {
    if (typeof window === 'undefined') return;
    const listener = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      resolve('damaged');
    };
    window.addEventListener('unhandledrejection', listener);
    end = () => window.removeEventListener('unhandledrejection', listener);
  });
  return { damaged, end };
}

/** True for transactions that only bring in what was stored. */
export const isMaterialised = (origin: unknown): boolean => origin instanceof IndexeddbPersistence;

/** Removes the stored document of a workspace, for each role. */
export async function eraseMaterialised(workspace: WorkspaceId): Promise<void> {
  await clearDocument(materialisedName(workspace, 'edit'));
  await clearDocument(materialisedName(workspace, 'view'));
}
