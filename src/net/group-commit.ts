import type { WorkspaceId } from '../domain/ids';
import type { LogStore, SealedEnvelope } from '../domain/log';
import { problemOf, type Problem } from '../domain/problem';

const retryMs = [250, 500, 1000, 2000, 4000] as const;

/**
 * Makes envelopes durable, in order, many in one transaction: the first goes at once, what comes
 * while it is on its way goes together after it. A commit that fails is tried again until it succeeds
 * or the workspace closes; nothing is ever dropped from memory meanwhile.
 */
export class GroupCommit {
  readonly #workspace: WorkspaceId;
  readonly #store: LogStore;
  readonly #onTrouble: (problem: Problem | null) => void;
  #queue: { sealed: SealedEnvelope; done: (stored: boolean) => void }[] = [];
  #running = false;
  #closed = false;
  #wake: () => void = () => undefined;

  /** `onTrouble` hears a problem when a commit fails, and null when one succeeds: the disk works. */
  constructor(
    workspace: WorkspaceId,
    store: LogStore,
    onTrouble: (problem: Problem | null) => void,
  ) {
    this.#workspace = workspace;
    this.#store = store;
    this.#onTrouble = onTrouble;
  }

  /** Envelopes not durable yet. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Resolves true when the envelope is on the disk, false when the workspace closed before that. */
  add(sealed: SealedEnvelope): Promise<boolean> {
    if (this.#closed) return Promise.resolve(false);
    return new Promise((done) => {
      this.#queue.push({ sealed, done });
      if (!this.#running) void this.#run();
    });
  }

  /** Tries again now: the database is open again, or space was made. */
  retry(): void {
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let failures = 0;
    while (this.#queue.length) {
      if (this.#closed) return this.#giveUp();
      const batch = [...this.#queue];
      try {
        await this.#store.append(
          this.#workspace,
          batch.map(({ sealed }) => sealed),
        );
        this.#queue = this.#queue.slice(batch.length);
        this.#onTrouble(null);
        failures = 0;
        for (const { done } of batch) done(true);
      } catch (error) {
        this.#onTrouble(problemOf(error));
        await this.#pause(retryMs[Math.min(failures++, retryMs.length - 1)] ?? 4000);
      }
    }
    this.#running = false;
  }

  #giveUp(): void {
    for (const { done } of this.#queue.splice(0)) done(false);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
