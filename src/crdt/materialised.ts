import { IndexeddbPersistence, clearDocument, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import type { SessionId, WorkspaceId } from '../domain/ids';
import type { Role } from '../domain/workspace';
import { fromDisk } from './workspace-doc';

/** For each session, the last envelope (all before it included) the stored document holds. */
export type Covers = ReadonlyMap<SessionId, number>;

/** y-indexeddb's database for a workspace. One per role: what a reader's copy holds is never signed. */
export const materialisedName = (workspace: WorkspaceId, role: Role): string =>
  `mandato-doc-${role}-${workspace}`;

/**
 * The materialised document: y-indexeddb keeps the whole state so that a start need not replay the
 * log. It is a cache of the log, never the truth: it may be missing, late, damaged or slow to open,
 * and then the log alone rebuilds it. y-indexeddb is fed one update per rest, not one per keystroke:
 * durability is the log's work.
 */
export class MaterialisedDoc {
  readonly #persistence: IndexeddbPersistence;
  readonly #doc: Y.Doc;
  readonly #restMs: number;
  #stored: Uint8Array | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pending = false;
  #ready = false;
  #broken = false;
  readonly #onUpdate = () => this.#later();

  constructor(name: string, doc: Y.Doc, restMs = 1500) {
    this.#doc = doc;
    this.#restMs = restMs;
    this.#persistence = new IndexeddbPersistence(name, doc);
    // Its own listener writes once per update and throws into the editor when the connection is
    // gone: ours takes its place and hands it what a rest has gathered.
    doc.off('update', this.#persistence._storeUpdate);
    doc.on('update', this.#onUpdate);
  }

  /**
   * Loads the stored document. `loaded` is false when IndexedDB refused, was silent for `limitMs`, or
   * held something unreadable: the caller then relies on the log alone.
   */
  async load(limitMs: number): Promise<{ loaded: boolean; covers: Covers }> {
    const nothing = { loaded: false, covers: new Map<SessionId, number>() };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silent = new Promise<'silent'>((resolve) => {
      timer = setTimeout(() => resolve('silent'), limitMs);
    });
    const refused = this.#persistence._db.then(
      () => new Promise<never>(() => undefined),
      () => 'refused' as const,
    );
    const { damaged, end } = unreadableRow();
    const outcome = await Promise.race([
      this.#persistence.whenSynced.then(() => 'synced' as const),
      silent,
      refused,
      damaged,
    ]);
    clearTimeout(timer);
    end();
    if (outcome !== 'synced') {
      this.#broken = outcome !== 'silent';
      if (outcome === 'silent') this.#rescueLater();
      return nothing;
    }
    this.#ready = true;
    this.#stored = Y.encodeStateVector(this.#doc);
    const covers = parseCovers(await this.#persistence.get('covers').catch(() => null));
    return { loaded: true, covers };
  }

  /** When an opening that was only slow ends after all, what was written meanwhile is stored. */
  #rescueLater(): void {
    void this.#persistence.whenSynced.then(() => {
      this.#ready = true;
      this.#later();
    });
  }

  #later(): void {
    this.#pending = true;
    if (!this.#ready || this.#broken || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.flush();
    }, this.#restMs);
  }

  /** Hands y-indexeddb everything it does not have yet, as one update. */
  flush(): void {
    if (!this.#pending || !this.#ready || this.#broken) return;
    this.#pending = false;
    const update = Y.encodeStateAsUpdate(this.#doc, this.#stored ?? undefined);
    try {
      this.#persistence._storeUpdate(update, this);
      this.#stored = Y.encodeStateVector(this.#doc);
    } catch {
      // The connection was closed under us. The log has the words; the next start rebuilds this copy.
      this.#broken = true;
    }
  }

  /** Rewrites the stored document as one row and notes which envelopes it holds. */
  async compact(covers: Covers): Promise<void> {
    if (!this.#ready || this.#broken) return;
    this.flush();
    await storeState(this.#persistence, true);
    await this.#persistence.set('covers', [...covers] as unknown as ArrayBuffer);
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#doc.off('update', this.#onUpdate);
    this.flush();
    if (this.#ready || this.#broken) await this.#persistence.destroy().catch(() => undefined);
  }
}

/**
 * y-indexeddb reads its rows inside a promise nobody holds: a row it cannot read shows only as an
 * unhandled rejection. While a load is under way that is taken as "damaged" (the log rebuilds it).
 */
function unreadableRow(): { damaged: Promise<'damaged'>; end: () => void } {
  if (typeof window === 'undefined') return { damaged: new Promise(() => undefined), end: () => undefined };
  let listener: (event: PromiseRejectionEvent) => void = () => undefined;
  const damaged = new Promise<'damaged'>((resolve) => {
    listener = (event) => {
      event.preventDefault();
      resolve('damaged');
    };
  });
  window.addEventListener('unhandledrejection', listener);
  return { damaged, end: () => window.removeEventListener('unhandledrejection', listener) };
}

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

/** Applies a state read from the log. */
export const applyFromDisk = (doc: Y.Doc, update: Uint8Array): void =>
  Y.applyUpdate(doc, update, fromDisk);
