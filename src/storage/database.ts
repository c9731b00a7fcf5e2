import type { StorageEvent } from '../domain/log';
import { Failure, problemOf } from '../domain/problem';
import { isGone, storageFailure, within } from './failures';
import { Tables } from './tables';
import type { Platform } from './tables';

export interface DatabaseOptions {
  /** The database's name; `mandato` unless a test wants its own. */
  readonly name?: string;
  /** Milliseconds after which an opening that has not answered is called silent; it may still come. */
  readonly openLimit?: number;
  /** The same for one piece of work. */
  readonly workLimit?: number;
  /** A name nobody else has, for a database just made. */
  readonly newMark: () => string;
  readonly platform?: Platform;
}

type State =
  | { readonly kind: 'shut' }
  | { readonly kind: 'opening'; readonly inTime: Promise<Tables> }
  | { readonly kind: 'open'; readonly tables: Tables }
  /** For good: nothing more is written by this page. */
  | { readonly kind: 'ended'; readonly why: 'storage-deleted' | 'storage-closed' };

/**
 * The connection to this device's database. It opens on first use, lets other tabs delete or upgrade,
 * opens again when the browser closes it, knows a database that was deleted and made anew, and turns
 * every failure into a Failure `storage-…` within its time limits.
 */
export class Database {
  #state: State = { kind: 'shut' };
  #mark: unknown;
  /** Somebody was told it is closed or silent, and is to be told when it is back. */
  #missed = false;
  /** Reopened of its own accord with nothing done since: the next time waits for work. */
  #idleReopening = false;
  readonly #listeners = new Set<(event: StorageEvent) => void>();

  constructor(private readonly options: DatabaseOptions) {}

  /** Opens it, so that `run` can begin within the calling tick. Idempotent. */
  async open(): Promise<void> {
    await this.#tables();
  }

  /**
   * Does a piece of work on the open tables: in the calling tick when they are open already. A
   * connection found closed is reopened and the work done again, once: work must bear repeating.
   */
  async run<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(work);
    } catch (error) {
      if (!isGone(error)) throw storageFailure(error);
      if (this.#state.kind === 'open') this.#lose(this.#state.tables, 'retry');
    }
    try {
      return await this.#attempt(work);
    } catch (error) {
      throw storageFailure(error);
    }
  }

  /** Calls back when it is closed or deleted under us, or open again. Returns what ends it. */
  watch(listener: (event: StorageEvent) => void): () => void {
    const own = (event: StorageEvent) => listener(event);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Closes it for good; later work is refused with `storage-closed`. */
  close(): void {
    this.#end('storage-closed');
    this.#listeners.clear();
  }

  async #attempt<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const tables = this.#state.kind === 'open' ? this.#state.tables : await this.#tables();
    const result = await within(work(tables), this.options.workLimit ?? 10_000);
    this.#idleReopening = false;
    return result;
  }

  async #tables(): Promise<Tables> {
    if (this.#state.kind === 'ended') throw new Failure({ kind: this.#state.why });
    if (this.#state.kind === 'open') return this.#state.tables;
    if (this.#state.kind === 'shut') {
      const done = this.#connect();
      // One limit for whoever waits: once it is known to be silent, nobody waits again.
      const inTime = within(done, this.options.openLimit ?? 2_000);
      this.#state = { kind: 'opening', inTime };
    }
    try {
      return await this.#state.inTime;
    } catch (error) {
      this.#missed = true;
      throw error;
    }
  }

  async #connect(): Promise<Tables> {
    const { name = 'mandato', newMark, platform } = this.options;
    const tables = new Tables(name, newMark, platform);
    try {
      await tables.open();
      this.#admit(tables, await tables.mark());
      return tables;
    } catch (error) {
      tables.close();
      if (this.#state.kind === 'opening') this.#state = { kind: 'shut' };
      const failure = storageFailure(error);
      const known = failure.problem.kind === 'storage-full' || error instanceof Failure;
      const kind = this.#mark === undefined ? 'storage-refused' : 'storage-closed';
      throw known ? failure : new Failure({ kind });
    }
  }

  #admit(tables: Tables, mark: unknown): void {
    if (this.#state.kind === 'ended') throw new Failure({ kind: this.#state.why });
    this.#mark ??= mark;
    if (mark !== this.#mark) {
      this.#end('storage-deleted');
      throw new Failure({ kind: 'storage-deleted' });
    }
    const raw = tables.backendDB();
    raw.onclose = () => this.#lose(tables, 'reopen');
    raw.onversionchange = ({ newVersion }) =>
      newVersion === null ? this.#end('storage-deleted') : this.#lose(tables, 'reopen');
    tables.on('close', () => this.#lose(tables, 'reopen'));
    this.#state = { kind: 'open', tables };
    if (this.#missed) this.#emit({ kind: 'reopened' });
    this.#missed = false;
  }

  #lose(tables: Tables, then: 'reopen' | 'retry'): void {
    if (this.#state.kind !== 'open' || this.#state.tables !== tables) return;
    this.#state = { kind: 'shut' };
    this.#missed = true;
    tables.close();
    this.#emit({ kind: 'closed' });
    if (then === 'retry' || this.#idleReopening) return;
    this.#idleReopening = true;
    this.#tables().catch((error: unknown) => {
      if (problemOf(error).kind !== 'storage-deleted') this.#emit({ kind: 'closed' });
    });
  }

  #end(why: 'storage-deleted' | 'storage-closed'): void {
    const before = this.#state;
    if (before.kind === 'ended') return;
    this.#state = { kind: 'ended', why };
    if (before.kind === 'open') before.tables.close();
    if (why === 'storage-deleted') this.#emit({ kind: 'deleted' });
  }

  #emit(event: StorageEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
