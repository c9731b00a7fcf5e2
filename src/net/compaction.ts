import type * as Y from 'yjs';
import { union } from '../crdt/covers';
import type { MaterialisedDoc } from '../crdt/materialised';
import type { SessionId, Timestamp, WorkspaceId } from '../domain/ids';
import type { LogStore, SealedEnvelope } from '../domain/log';
import type { EnvelopeLog, Have } from './envelope-log';
import type { Keys } from './keys';
import { sealSnapshot } from './snapshot';

const mostUpdates = 300;
const mostBytes = 1024 * 1024;
const quietMs = 2000;

interface CompactionOptions {
  readonly keys: Keys;
  readonly store: LogStore;
  readonly workspace: WorkspaceId;
  readonly doc: Y.Doc;
  readonly log: EnvelopeLog;
  readonly materialised: Pick<MaterialisedDoc, 'compact'>;
  readonly now: () => Timestamp;
  readonly newSession: () => SessionId;
  readonly onSnapshot: (sealed: SealedEnvelope) => void;
}

/** A snapshot the disk must take, and what it may then forget. */
interface Debt {
  readonly sealed: SealedEnvelope;
  readonly superfluous: readonly SealedEnvelope[];
  readonly done: () => void;
}

/**
 * Keeps the log short: once updates are many, an editor seals a snapshot that covers them and drops
 * them; the materialised document is rewritten and marked at the same time. A reader, who cannot
 * sign, drops what a snapshot it was sent covers. Failing leaves the disk as it was, only longer, and
 * is tried again.
 */
export class Compaction {
  readonly #options: CompactionOptions;
  readonly #retryMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #owed: readonly Debt[] = [];
  #closed = false;

  constructor(options: CompactionOptions, retryMs = 30_000) {
    this.#options = options;
    this.#retryMs = retryMs;
  }

  /** Looks whether the log has grown long; acts when the keyboard has been quiet for a while. */
  consider(): void {
    // While the disk owes us an answer, its own timer runs.
    if (this.#running || this.#owed.length || !this.#long) return;
    // Past twice the bound it no longer waits for quiet.
    this.#in(this.#options.log.length > 2 * mostUpdates ? 0 : quietMs);
  }

  get #long(): boolean {
    const { log } = this.#options;
    return log.length >= mostUpdates || log.bytes >= mostBytes;
  }

  #in(ms: number, work = () => this.#run()): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.#begin(work), ms);
  }

  #begin(work: () => Promise<void>): Promise<void> {
    this.#running ??= work()
      .catch(() => this.#in(this.#retryMs)) // the disk refused; the journal reports it
      .finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(): Promise<void> {
    await this.#pay();
    if (this.#long) await this.#compact();
  }

  async #compact(): Promise<void> {
    const { log, materialised, onSnapshot } = this.#options;
    const have = new Map(log.have);
    const marked = materialised.compact();
    await this.#snapshot(have, onSnapshot);
    await marked;
  }

  /** An editor's snapshot of the document, which holds `covers` in full, takes the place of them. */
  async #snapshot(covers: Have, done: (sealed: SealedEnvelope) => void): Promise<void> {
    const { keys, doc, log, now, newSession } = this.#options;
    if (!keys.sign) return;
    const snapshot = await sealSnapshot(keys, doc, covers, newSession(), now());
    const superfluous = snapshot && log.addSnapshot(snapshot);
    if (!snapshot || !superfluous) return;
    const { sealed } = snapshot;
    this.#owe({ sealed, superfluous, done: () => done(sealed) });
    await this.#pay();
  }

  /** Stores a snapshot and removes what it makes superfluous: now, or when the disk takes it. */
  async forget(sealed: SealedEnvelope, superfluous: readonly SealedEnvelope[]): Promise<void> {
    this.#owe({ sealed, superfluous, done: () => undefined });
    await this.#pay().catch(() => this.#in(this.#retryMs));
  }

  #owe(debt: Debt): void {
    this.#owed = [...this.#owed, debt];
  }

  async #pay(): Promise<void> {
    const { store, workspace } = this.#options;
    for (const debt of this.#owed) {
      await store.compact(workspace, debt.sealed, debt.superfluous);
      if (!this.#owed.includes(debt)) continue;
      this.#owed = this.#owed.filter((other) => other !== debt);
      debt.done();
    }
  }

  /**
   * The stored document holds more than the log: the log lost some or all of it. To be called by an
   * editor, who seals the document anew, so that it reaches the disk and colleagues again.
   */
  restoreLog(stored: Have): void {
    const covers = union(this.#options.log.have, stored);
    this.#in(0, () => this.#snapshot(covers, () => undefined));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
