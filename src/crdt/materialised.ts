import { IndexeddbPersistence, clearDocument } from 'y-indexeddb';
import * as Y from 'yjs';
import type { SessionId, WorkspaceId } from '../domain/ids';
import type { Role } from '../domain/workspace';

/** For each session, the last envelope (all before it included) the stored document holds. */
export type Covers = ReadonlyMap<SessionId, number>;

/** y-indexeddb's database for a workspace. One per role: what a reader's copy holds is never signed. */
export const materialisedName = (workspace: WorkspaceId, role: Role): string =>
  `mandato-doc-${role}-${workspace}`;

type Condition = 'opening' | 'ready' | 'damaged' | 'gone';

/**
 * The materialised document: y-indexeddb keeps the whole state so that a start need not replay the
 * log. It is a cache of the log, never the truth: it may be missing, late, damaged or slow to open,
 * and then the log alone rebuilds it. y-indexeddb is fed one update per rest, not one per keystroke:
 * durability is the log's work.
 */
export class MaterialisedDoc {
  readonly #persistence: IndexeddbPersistence;
  readonly #doc: Y.Doc;
  readonly #mayStore: () => boolean;
  readonly #restMs: number;
  #condition: Condition = 'opening';
  #stored: Uint8Array | undefined;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pending = false;
  readonly #onUpdate = (_: Uint8Array, origin: unknown) => {
    if (origin !== this.#persistence) this.#later();
  };

  /**
   * `mayStore` says whether the log has everything this tab wrote. Until then nothing is stored here:
   * words that only this copy held would never reach colleagues, and theirs could not build on them.
   */
  constructor(name: string, doc: Y.Doc, mayStore: () => boolean, restMs = 1500) {
    this.#doc = doc;
    this.#mayStore = mayStore;
    this.#restMs = restMs;
    this.#persistence = new IndexeddbPersistence(name, doc);
    // Its own listener writes once per update, and throws into the editor when the connection is
    // gone: ours takes its place and hands it what a rest has gathered.
    doc.off('update', this.#persistence._storeUpdate);
    doc.on('update', this.#onUpdate);
  }

  /**
   * Loads the stored document and says which envelopes it covers. Covers nothing when IndexedDB
   * refused, was silent for `limitMs`, or held something unreadable: the log then does it all.
   */
  async load(limitMs: number): Promise<Covers> {
    const synced = this.#persistence.whenSynced.then(() => 'ready' as const);
    const unreadable = unreadableRow();
    const outcome = await Promise.race([
      synced,
      this.#refused(),
      unreadable.damaged,
      new Promise<'opening'>((resolve) => setTimeout(() => resolve('opening'), limitMs)),
    ]);
    unreadable.end();
    this.#condition = outcome;
    if (outcome === 'opening') {
      void synced.then(() => {
        this.#condition = 'ready';
        this.#later();
      });
    }
    if (outcome !== 'ready') return new Map();
    this.#stored = Y.encodeStateVector(this.#doc);
    return parseCovers(await this.#persistence.get('covers').catch(() => null));
  }

  /** True when what is stored could not be read: the next `compact` replaces it. */
  get damaged(): boolean {
    return this.#condition === 'damaged';
  }

  #refused(): Promise<'gone'> {
    return new Promise((resolve) => void this.#persistence._db.catch(() => resolve('gone')));
  }

  #later(): void {
    this.#pending = true;
    if (this.#condition !== 'ready' || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.flush();
    }, this.#restMs);
  }

  /** Hands y-indexeddb everything it does not have yet, as one update. */
  flush(): void {
    if (!this.#pending || this.#condition !== 'ready') return;
    if (!this.#mayStore()) return this.#later();
    this.#pending = false;
    const update = Y.encodeStateAsUpdate(this.#doc, this.#stored);
    try {
      this.#persistence._storeUpdate(update, this);
      this.#stored = Y.encodeStateVector(this.#doc);
    } catch {
      // The connection was closed under us. The log has the words; the next start catches up.
      this.#condition = 'gone';
    }
  }

  /**
   * Rewrites the stored document as one row and notes which envelopes it holds, in one transaction:
   * the note never says more than the row. Resolves false where that failed, which loses nothing.
   */
  compact(covers: Covers): Promise<boolean> {
    const { db } = this.#persistence;
    const open = this.#condition === 'ready' || this.#condition === 'damaged';
    if (!db || !open || !this.#mayStore()) {
      return Promise.resolve(false);
    }
    return new Promise((resolve) => {
      try {
        const transaction = db.transaction(['updates', 'custom'], 'readwrite');
        const updates = transaction.objectStore('updates');
        const added = updates.add(Y.encodeStateAsUpdate(this.#doc));
        added.onsuccess = () => updates.delete(IDBKeyRange.upperBound(added.result, true));
        transaction.objectStore('custom').put([...covers], 'covers');
        transaction.oncomplete = () => {
          this.#condition = 'ready';
          this.#persistence._dbsize = 1;
          resolve(true);
        };
        transaction.onabort = () => resolve(false);
        this.#stored = Y.encodeStateVector(this.#doc);
        this.#pending = false;
      } catch {
        this.#condition = 'gone'; // closed under us, as in flush
        resolve(false);
      }
    });
  }

  async close(): Promise<void> {
    this.#doc.off('update', this.#onUpdate);
    this.flush();
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

function parseCovers(value: unknown): Covers {
  if (!Array.isArray(value)) return new Map();
  return new Map(
    value.filter(
      (pair): pair is [SessionId, number] =>
        Array.isArray(pair) && typeof pair[0] === 'string' && Number.isInteger(pair[1]),
    ),
  );
}
