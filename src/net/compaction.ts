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
  readonly materialised: MaterialisedDoc;
  readonly now: () => Timestamp;
  readonly newSession: () => SessionId;
  readonly onSnapshot: (sealed: SealedEnvelope) => void;
}

/**
 * Keeps the log short: once updates are many, an editor seals a snapshot that covers them and drops
 * them; the materialised document is rewritten and marked at the same time. A reader, who cannot
 * sign, drops what a snapshot it was sent covers. Failing leaves the log as it was, only longer.
 */
export class Compaction {
  readonly #options: CompactionOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  #failed = false;

  constructor(options: CompactionOptions) {
    this.#options = options;
  }

  /** Looks whether the log has grown long; acts when the keyboard has been quiet for a while. */
  consider(): void {
    const { log } = this.#options;
    if (this.#failed || this.#running) return;
    if (log.length < mostUpdates && log.bytes < mostBytes) return;
    if (this.#timer) clearTimeout(this.#timer);
    // Past twice the bound it no longer waits for quiet.
    const wait = log.length > 2 * mostUpdates ? 0 : quietMs;
    this.#timer = setTimeout(() => this.run(), wait);
  }

  /** Compacts now. */
  run(): Promise<void> {
    this.#timer = null;
    this.#running ??= this.#compact()
      .catch(() => {
        // The disk refused: the log stays as long as it is, and the journal reports the disk.
        this.#failed = true;
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #compact(): Promise<void> {
    const { keys, doc, log, materialised, now, newSession, onSnapshot } = this.#options;
    const have = new Map(log.have);
    const marked = materialised.compact();
    if (keys.sign) {
      const snapshot = await sealSnapshot(keys, doc, have, newSession(), now());
      const superfluous = snapshot && log.addSnapshot(snapshot);
      if (snapshot && superfluous) {
        await this.forget(snapshot.sealed, superfluous);
        onSnapshot(snapshot.sealed);
      }
    }
    await marked;
  }

  /** Stores a snapshot and removes what it makes superfluous. */
  async forget(sealed: SealedEnvelope, superfluous: readonly SealedEnvelope[]): Promise<void> {
    const { store, workspace } = this.#options;
    await store.compact(workspace, sealed, superfluous);
  }

  /**
   * The stored document holds more than the log: the log lost some or all of it. To be called by an
   * editor, who seals the document anew, so that it reaches the disk and colleagues again.
   */
  restoreLog(stored: Have): void {
    const covers = union(this.#options.log.have, stored);
    this.#timer = setTimeout(() => {
      this.#running ??= this.#restore(covers)
        .catch(() => undefined) // the disk refuses: the next start finds the same and tries again
        .finally(() => {
          this.#running = null;
        });
    }, 0);
  }

  async #restore(covers: Have): Promise<void> {
    const { keys, doc, log, now, newSession } = this.#options;
    const snapshot = await sealSnapshot(keys, doc, covers, newSession(), now());
    const superfluous = snapshot && log.addSnapshot(snapshot);
    if (snapshot && superfluous) await this.forget(snapshot.sealed, superfluous);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }
}
