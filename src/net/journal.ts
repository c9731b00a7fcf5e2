import { isMaterialised } from '../crdt/materialised';
import { mergeUpdates } from '../crdt/merge';
import { onUpdates } from '../crdt/updates';
import { fromColleague, fromDisk, type WorkspaceDoc } from '../crdt/workspace-doc';
import type { SessionId, Timestamp, WorkspaceId } from '../domain/ids';
import type { LogStore, SealedEnvelope, UnsealedUpdate } from '../domain/log';
import { problemOf, type Problem } from '../domain/problem';
import type { Saved } from '../domain/saved';
import { seal } from './envelope';
import type { GroupCommit } from './group-commit';
import type { Keys } from './keys';

interface Written {
  readonly update: Uint8Array<ArrayBuffer>;
  readonly time: Timestamp;
  /** Row ids of the unsealed tail that hold it, once the browser has them. */
  rows: Promise<readonly number[]>;
  /** Its envelope is on the disk. */
  durable: boolean;
}

/** What neither the disk nor a colleague brought, this tab made. */
const isOwn = (origin: unknown): boolean =>
  origin !== fromDisk && origin !== fromColleague && !isMaterialised(origin);

/** Between two batches of one tab: a lone keystroke never waits, a burst is gathered. */
const restMs = 30;

/**
 * The way of this tab's own edits: written down unsealed in the task that made them (a page may close
 * at any moment, signing cannot be waited for), then sealed, then durable, then handed to colleagues.
 */
export class Journal {
  readonly #workspace: WorkspaceId;
  readonly #shared: WorkspaceDoc;
  readonly #keys: Keys;
  readonly #store: LogStore;
  readonly #commit: GroupCommit;
  readonly #session: SessionId;
  readonly #now: () => Timestamp;
  readonly #onDurable: (sealed: SealedEnvelope) => void;
  readonly #listeners = new Set<() => void>();
  #fresh: Uint8Array[] = [];
  /** Updates whose unsealed row could not be written and which are not durable otherwise yet. */
  #refused: Uint8Array[] = [];
  #written: Written[] = [];
  /** What else this task makes waits for its end. */
  #gathering = false;
  #seq = 0;
  #busy: Promise<void> | null = null;
  #lastCommit: Timestamp | null = null;
  #trouble: Problem | null = null;
  #told: Saved = { kind: 'saved', at: null };
  #closed = false;
  #end: () => void = () => undefined;

  constructor(options: {
    workspace: WorkspaceId;
    shared: WorkspaceDoc;
    keys: Keys;
    store: LogStore;
    commit: GroupCommit;
    session: SessionId;
    now: () => Timestamp;
    onDurable: (sealed: SealedEnvelope) => void;
  }) {
    this.#workspace = options.workspace;
    this.#shared = options.shared;
    this.#keys = options.keys;
    this.#store = options.store;
    this.#commit = options.commit;
    this.#session = options.session;
    this.#now = options.now;
    this.#onDurable = options.onDurable;
    if (this.#keys.sign) this.#end = onUpdates(this.#shared.doc, isOwn, this.#onUpdate);
  }

  /** Never "saved" while anything of this workspace is only in memory. */
  get saved(): Saved {
    if (this.#trouble) return { kind: 'unsaved', problem: this.#trouble };
    const waiting = this.#fresh.length + this.#written.length + this.#commit.waiting;
    return waiting || this.#busy ? { kind: 'saving' } : { kind: 'saved', at: this.#lastCommit };
  }

  onSaved(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The disk refuses, or null: it works, and what waited for it, a colleague's words too, is there. */
  set trouble(problem: Problem | null) {
    this.#trouble = problem;
    const { saved } = this;
    if (saved.kind !== this.#told.kind || saved.kind === 'unsaved') this.#tell();
  }

  /** Takes over what earlier pages wrote down and nobody sealed; already applied to the document. */
  adopt(rows: readonly UnsealedUpdate[]): void {
    if (!this.#keys.sign || rows.length === 0) return;
    for (const { id, update, time } of rows) {
      this.#written.push({ update, time, rows: Promise.resolve([id]), durable: false });
    }
    this.#start();
  }

  readonly #onUpdate = (update: Uint8Array) => {
    this.#fresh.push(update);
    if (this.#gathering) return;
    this.#gathering = true;
    // A slow machine may draw for long what was typed, and the page be closed before it has.
    this.#writeRow();
    this.#tell();
    queueMicrotask(() => {
      this.#gathering = false;
      this.writeDown();
    });
  };

  /**
   * Writes down what this task made: the first change before anything is drawn of it, the others
   * together at the end of the task or as the page goes.
   */
  writeDown(): void {
    this.#writeRow();
    if (this.#written.length) this.#start();
  }

  #writeRow(): void {
    if (this.#fresh.length === 0) return;
    const time = this.#now();
    const update = mergeUpdates(this.#fresh);
    this.#fresh = [];
    // What the disk refused before goes with it: a row must never build on one that is not there.
    const refused = this.#refused;
    this.#refused = [];
    const row = refused.length ? mergeUpdates([...refused, update]) : update;
    const written: Written = { update, time, rows: Promise.resolve([]), durable: false };
    written.rows = this.#store
      .writeUnsealed(this.#workspace, [{ update: row, time }])
      .catch((error: unknown) => {
        if (written.durable) return [];
        this.trouble = problemOf(error);
        this.#refused.unshift(row);
        return [];
      });
    this.#written.push(written);
  }

  #start(): void {
    this.#busy ??= this.#seal().finally(() => {
      this.#busy = null;
      this.#tell();
      if (this.#written.length && !this.#closed) this.#start();
    });
  }

  async #seal(): Promise<void> {
    while (this.#written.length) {
      const batch = this.#written;
      this.#written = [];
      const started = performance.now();
      const sealed = await this.#sealed(batch);
      // Closed meanwhile: the unsealed rows stay, for the next page to take over.
      if (!(await this.#commit.add(sealed))) return;
      for (const each of batch) each.durable = true;
      this.#lastCommit = this.#now();
      this.#onDurable(sealed);
      void this.#drop(batch);
      if (!this.#written.length && !this.#fresh.length) this.#refused = [];
      this.#tell();
      const rest = restMs - (performance.now() - started);
      if (rest > 0 && this.#written.length) {
        await new Promise((resolve) => setTimeout(resolve, rest));
      }
    }
  }

  async #sealed(batch: readonly Written[]): Promise<SealedEnvelope> {
    const kind = 'update';
    const session = this.#session;
    const seq = ++this.#seq;
    const time = batch.at(-1)?.time ?? this.#now();
    const payload = mergeUpdates(batch.map(({ update }) => update));
    const bytes = await seal(this.#keys, { kind, session, seq, time, payload });
    return { kind, session, seq, time, bytes };
  }

  /**
   * Forgets the unsealed rows of a sealed batch. One left behind because the disk refused is only
   * sealed twice, without harm: everything in it is durable, so it is no trouble to tell.
   */
  async #drop(batch: readonly Written[]): Promise<void> {
    const ids = (await Promise.all(batch.map(({ rows }) => rows))).flat();
    await this.#store.dropUnsealed(ids).catch(() => undefined);
  }

  #tell(): void {
    this.#told = this.saved;
    for (const listener of this.#listeners) listener();
  }

  /** Resolves when all that was written is durable. */
  async settled(): Promise<void> {
    this.writeDown();
    while (this.#busy) await this.#busy;
  }

  close(): void {
    this.writeDown();
    this.#closed = true;
    this.#end();
    this.#listeners.clear();
  }
}
