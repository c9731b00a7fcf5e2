import { IndexeddbPersistence, clearDocument } from 'y-indexeddb';
import * as Y from 'yjs';
import type { WorkspaceId } from '../domain/ids';
import type { Role } from '../domain/workspace';
import { isArriving } from './arrival';
import { takingBreath } from './breath';
import type { Covers } from './covers';
import { addRow, readRows, rowOf } from './stored-rows';
import { writeState } from './update-writer';
import { hasChanged } from './updates';

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
/** How soon it tries again when the page may be going. */
const hurryMs = 100;
/** How long closing waits for a disk that does not answer. */
const closeMs = 1000;

/**
 * The materialised document: y-indexeddb's database keeps the whole state so that a start need not
 * replay the log. It is a cache of the log, never the truth: it may be missing, late, damaged or slow
 * to open, and then the log alone rebuilds it. It is fed one update per rest, not one per keystroke:
 * durability is the log's work. Rows are verified before they touch the document, and a note says
 * which envelopes they hold, so that a log which lost some is found out.
 */
export class MaterialisedDoc {
  readonly #persistence: IndexeddbPersistence;
  readonly #doc: Y.Doc;
  readonly #log: LogWitness;
  readonly #restMs: number;
  #condition: Condition = 'opening';
  /** What of the document is stored, where that is known. */
  #stored: Uint8Array | undefined;
  #edition = 0;
  #rows = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pending = false;
  /** The page may be going: what is stored soon is there at the next start. */
  #hurried = false;
  #storing: Promise<boolean> | null = null;
  readonly #onChange = (transaction: Y.Transaction) => {
    if (transaction.origin !== this.#persistence && hasChanged(transaction)) this.#later();
  };

  constructor(name: string, doc: Y.Doc, log: LogWitness, restMs = 1500) {
    this.#doc = doc;
    this.#log = log;
    this.#restMs = restMs;
    // y-indexeddb would stop at the first bad row, take in what it cannot verify, and write once per
    // keystroke. It opens and keeps the database, on a document that stays empty and with all rows
    // behind it: reading and storing are ours.
    this.#persistence = new IndexeddbPersistence(name, new Y.Doc());
    this.#persistence._dbref = Infinity;
    doc.on('afterTransactionCleanup', this.#onChange);
  }

  /**
   * Loads the stored document and says which envelopes it covers. Covers nothing when IndexedDB
   * refused, was silent for `limitMs`, or held something spoilt: the log then does it all. `hopeless`
   * ends the waiting early; what comes late still comes in.
   */
  async load(limitMs: number, hopeless?: Promise<unknown>): Promise<Covers> {
    const nothing: Covers = new Map();
    const late = new Promise<Covers>((resolve) => {
      setTimeout(() => resolve(nothing), limitMs);
      void hopeless?.then(() => resolve(nothing));
    });
    return Promise.race([this.#read(), late]);
  }

  async #read(): Promise<Covers> {
    try {
      const { sound, covers, whole, edition, count } = await readRows(await this.#persistence._db);
      // Only now: a disk that answers late finds words in the document that it does not hold.
      const empty = this.#isEmpty;
      this.#doc.transact(() => {
        for (const { update, second } of sound) {
          const apply = second ? Y.applyUpdateV2 : Y.applyUpdate;
          apply(this.#doc, update, this.#persistence);
        }
      }, this.#persistence);
      this.#edition = edition;
      this.#rows = count;
      if (whole && empty) this.#stored = Y.encodeStateVector(this.#doc);
      this.#condition = whole ? 'ready' : 'damaged';
      if (!whole || this.#pending) this.#later();
      return covers;
    } catch {
      this.#condition = 'gone'; // refused, or closed under us: the log does it all
      return new Map();
    }
  }

  get #isEmpty(): boolean {
    return this.#doc.store.clients.size === 0;
  }

  #later(): void {
    this.#pending = true;
    if (this.#timer || this.#condition === 'opening' || this.#condition === 'gone') return;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        if (this.#pending) void this.#storeRest();
      },
      this.#hurried ? Math.min(hurryMs, this.#restMs) : this.#restMs,
    );
  }

  /** Stores everything that is not there yet: now or, where the log lacks some of it, as soon as it has it. */
  flush(): void {
    if (!this.#pending) return;
    this.#hurried = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    void this.#storeRest();
  }

  /** One at a time. */
  async #storeRest(): Promise<void> {
    while (this.#storing) await this.#storing;
    if (this.#pending) await this.#begin(this.#condition === 'damaged' || this.#rows > mostRows);
  }

  /** Rewrites the stored document as one row. Resolves false where that failed, which loses nothing. */
  async compact(): Promise<boolean> {
    while (this.#storing) await this.#storing;
    return this.#begin(true);
  }

  #begin(alone: boolean): Promise<boolean> {
    this.#storing = this.#store(alone).finally(() => (this.#storing = null));
    return this.#storing;
  }

  async #store(alone: boolean): Promise<boolean> {
    const { db } = this.#persistence;
    if (!db || this.#condition === 'opening' || this.#condition === 'gone') return false;
    if (!this.#log.mayStore() || isArriving(this.#doc)) {
      this.#later();
      return false;
    }
    const hurried = this.#hurried;
    this.#pending = false;
    this.#hurried = false;
    const edition = this.#edition;
    const vector = Y.encodeStateVector(this.#doc);
    const covers = new Map(this.#log.covers());
    const since = alone ? undefined : this.#stored;
    // What is rewritten is packed; what is added as the page goes has no time for that.
    const encode = alone ? Y.encodeStateAsUpdateV2 : Y.encodeStateAsUpdate;
    const { pendingStructs, pendingDs } = this.#doc.store;
    const calmly = !hurried && !pendingStructs && !pendingDs;
    const update = calmly
      ? await takingBreath(writeState(this.#doc, alone, since))
      : encode(this.#doc, since);
    if (!update) {
      this.#later(); // it has changed meanwhile, and the log may not have that yet
      return false;
    }
    const row = await rowOf({ update, second: alone });
    try {
      this.#edition = await addRow(db, { ...row, covers, alone, edition });
    } catch (error) {
      // The log has the words. A full disk may have room later; a connection closed under us will not.
      if (error instanceof Error && error.name === 'InvalidStateError') this.#condition = 'gone';
      this.#later();
      return false;
    }
    if (!alone && this.#edition !== edition) {
      this.#stored = undefined; // another tab has removed what this builds on: all of it, then
      this.#later();
      return false;
    }
    this.#stored = vector;
    this.#rows = alone ? 1 : this.#rows + 1;
    this.#condition = 'ready';
    return true;
  }

  async close(): Promise<void> {
    this.#doc.off('afterTransactionCleanup', this.#onChange);
    this.#hurried = true;
    const limit = new Promise((resolve) => setTimeout(resolve, closeMs));
    await Promise.race([this.#storeRest(), limit]);
    this.#condition = 'gone';
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#persistence.db) await this.#persistence.destroy();
  }
}

/** True for transactions that only bring in what was stored. */
export const isMaterialised = (origin: unknown): boolean => origin instanceof IndexeddbPersistence;

/** Removes the stored document of a workspace, for each role. */
export async function eraseMaterialised(workspace: WorkspaceId): Promise<void> {
  await clearDocument(materialisedName(workspace, 'edit'));
  await clearDocument(materialisedName(workspace, 'view'));
}
