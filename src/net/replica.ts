import { knowledgeOf } from '../crdt/knowledge';
import { undoable, type UndoMerge } from '../crdt/merge-undo';
import { MaterialisedDoc, materialisedName } from '../crdt/materialised';
import { rescueWords } from '../crdt/note-rescue';
import { fromColleague, WorkspaceDoc } from '../crdt/workspace-doc';
import { toHex } from '../domain/bytes';
import type { ActionId, SessionId, Timestamp, WorkspaceId } from '../domain/ids';
import type { LogStore, SealedEnvelope, UnsealedUpdate } from '../domain/log';
import type { Person } from '../domain/person';
import type { MergePreview } from '../domain/merge';
import { Failure, problemOf, type Problem } from '../domain/problem';
import type { Connection, Saved } from '../domain/saved';
import type { Capability, Role } from '../domain/workspace';
import { adoptable } from './adoptable';
import type { CardLinks } from './acquaintances';
import { Beacons } from './beacons';
import { Colleagues } from './colleagues';
import { Compaction } from './compaction';
import { seal, unseal, type LoggedEnvelope } from './envelope';
import { EnvelopeLog, includes, type Have } from './envelope-log';
import { openFrames, previewFrames, type OpenedFrame } from './frames';
import { GroupCommit } from './group-commit';
import { Journal } from './journal';
import { viewCapability, type Keys } from './keys';
import type { Channel } from './link';
import type { MeshLinks } from './mesh';
import { Presence } from './presence';
import { Served } from './served';
import { applyEnvelope, isIncomplete, rebuilds, sealAsUpdate, sealSnapshot } from './snapshot';
import { foldStored } from './stored-log';

export interface ReplicaOptions {
  readonly capability: Capability;
  readonly keys: Keys;
  readonly store: LogStore;
  readonly person: Person;
  readonly now: () => Timestamp;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  /** How long to wait for the materialised document, in milliseconds. */
  readonly patienceMs?: number;
}

/** What opening found that the user should know. */
export interface OpeningReport {
  /** Envelopes that this disk held and that cannot be read, are not signed by the workspace or are gone. */
  readonly damaged: number;
  /** The log had lost what the stored document still held, and was made anew from it. */
  readonly rebuilt: boolean;
  /** The disk that could not be read at all: work goes on in memory. */
  readonly problem: Problem | null;
}

/** What taking in a file did. */
export interface Imported {
  readonly taken: number;
  readonly known: number;
  /** Not signed by the workspace, or unreadable: left out. */
  readonly refused: number;
  readonly undo: UndoMerge | null;
}

interface DiskReading {
  readonly unsealed: readonly UnsealedUpdate[];
  readonly envelopes: readonly SealedEnvelope[];
  readonly damaged: number;
  readonly problem: Problem | null;
}

/** Notes are marked as touched at most once in this time per note, not per keystroke. */
const touchEveryMs = 30_000;
/** A disk that gave nothing is asked again after this time, and whenever it shows a sign of life. */
const rereadMs = 5000;

/**
 * A workspace open in this tab: the shared document, its log, its disk and its colleagues, put
 * together. The log is the truth; the materialised document only makes starting quick.
 */
export class Replica {
  readonly id: WorkspaceId;
  readonly role: Role;
  readonly shared = new WorkspaceDoc();
  readonly presence: Presence;
  readonly session: SessionId;
  readonly log = new EnvelopeLog();
  readonly beacons: Beacons;
  readonly served: Served;
  readonly #options: ReplicaOptions;
  readonly #commit: GroupCommit;
  readonly #materialised: MaterialisedDoc;
  readonly #journal: Journal;
  readonly #compaction: Compaction;
  readonly #colleagues: Colleagues;
  readonly #ends: (() => void)[] = [];
  readonly #connectionListeners = new Set<() => void>();
  readonly #touched = new Map<ActionId, Timestamp>();
  #person: Person;
  #presenceSeq = 0;
  /** The log on the disk has not been read: nothing can be said to be saved before it is. */
  #unread = true;
  #reading: Promise<unknown> | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #connection: () => Connection = () => ({ kind: 'off' });

  /** Opens a workspace from this disk. Never waits for the network; never rejects for a bad disk. */
  static async open(options: ReplicaOptions): Promise<{ replica: Replica; report: OpeningReport }> {
    const replica = new Replica(options);
    const report = await replica.#load();
    replica.#start();
    return { replica, report };
  }

  private constructor(options: ReplicaOptions) {
    const { keys, store, now } = options;
    this.#options = options;
    this.#person = options.person;
    this.id = keys.room;
    this.role = options.capability.role;
    this.session = this.#randomSession();
    if (this.role === 'edit') rescueWords(this.shared.doc, undefined, () => !this.shared.newer);
    this.#materialised = new MaterialisedDoc(
      materialisedName(this.id, this.role),
      this.shared.doc,
      {
        mayStore: () => !this.#unread && this.#journal.saved.kind === 'saved',
        covers: () => this.log.have,
      },
    );
    this.#commit = new GroupCommit(this.id, store, (problem) => {
      if (problem) this.#journal.trouble = problem;
      else void this.#recover();
    });
    this.#journal = new Journal({
      workspace: this.id,
      shared: this.shared,
      keys,
      store,
      commit: this.#commit,
      session: this.session,
      now,
      onDurable: (sealed) => {
        this.log.addUpdate(sealed);
        this.#colleagues.publish(sealed);
        this.beacons.grown(true);
        this.#compaction.consider();
      },
    });
    this.presence = new Presence({
      doc: this.shared.doc,
      person: options.person,
      publish: (state) => void this.#publishPresence(state),
    });
    this.served = new Served(now);
    this.#ends.push(this.presence.onChange(() => this.served.know(this.presence.others)));
    this.beacons = new Beacons({
      workspace: this.id,
      keys,
      session: this.session,
      store,
      log: this.log,
      person: () => this.#person,
      now,
      isWhole: () => !isIncomplete(this.shared.doc),
      publish: (bytes) => this.#colleagues.publishBeacon(this.session, bytes),
    });
    this.#colleagues = new Colleagues({
      session: this.session,
      role: this.role,
      log: this.log,
      presence: this.presence,
      beacons: this.beacons,
      onServed: (peer) => this.served.note(peer),
      receiver: {
        unseal: (bytes) => unseal(keys, bytes),
        take: (envelope, sealed) => this.#take(envelope, sealed),
      },
    });
    this.#compaction = new Compaction({
      keys,
      store,
      workspace: this.id,
      doc: this.shared.doc,
      log: this.log,
      materialised: this.#materialised,
      now,
      newSession: () => this.#randomSession(),
      onSnapshot: (sealed) => this.#colleagues.publishSnapshot(sealed),
    });
  }

  async #load(): Promise<OpeningReport> {
    const { patienceMs = 2000 } = this.#options;
    const reading = this.#readDisk();
    const hopeless = reading.then(({ problem }) => problem ?? new Promise(() => undefined));
    const stored = this.#materialised.load(patienceMs, hopeless);
    const found = await reading;
    const bad = await this.#foldAll(found, stored);
    return { ...bad, problem: found.problem };
  }

  /** Takes in what the disk gave. A disk that gave nothing is read again when it answers. */
  async #foldAll(
    { unsealed, envelopes, damaged, problem }: DiskReading,
    materialised: Promise<Have>,
  ): Promise<{ damaged: number; rebuilt: boolean }> {
    const { keys } = this.#options;
    if (problem) {
      this.#journal.trouble = problem;
      this.#again = setTimeout(() => void this.#recover(), rereadMs);
      return { damaged: 0, rebuilt: false };
    }
    const { doc } = this.shared;
    const copy = { doc, log: this.log, stored: materialised };
    const first = this.log.all().length === 0;
    const folded = await foldStored(envelopes, keys, copy);
    const bad = damaged + folded.bad;
    if (first) this.#sweep(folded.superfluous); // all that the log has is on the disk
    const stored = await materialised;
    this.#unread = false;
    const adopted = adoptable(this.shared.doc, unsealed);
    const whole = !isIncomplete(this.shared.doc);
    const rebuilt = this.role === 'edit' && whole && !includes(this.log.have, stored);
    if (rebuilt) this.#compaction.restoreLog(stored);
    this.#journal.adopt(adopted.whole);
    // A row that is gone leaves a hole in its session, or words that wait for what it held.
    const missing = rebuilt ? 0 : Math.max(this.log.gaps, whole ? 0 : 1);
    return { damaged: Math.max(bad, missing) + adopted.broken, rebuilt };
  }

  /** Removes from the disk what the log's snapshot covers: an earlier page was refused it. */
  #sweep(superfluous: readonly SealedEnvelope[]): void {
    const snapshot = this.log.snapshots.at(-1);
    if (snapshot && superfluous.length) void this.#compaction.forget(snapshot.sealed, superfluous);
  }

  /** The disk works: what could not be read of it at the start is read now, and all is well again. */
  async #recover(): Promise<void> {
    if (this.#unread && !(await this.#readAgain())) return;
    this.#journal.trouble = null;
    this.#commit.retry();
  }

  async #readAgain(): Promise<boolean> {
    clearTimeout(this.#again);
    this.#reading ??= this.#readDisk().then((found) =>
      this.#foldAll(found, Promise.resolve(new Map())),
    );
    await this.#reading;
    this.#reading = null;
    return !this.#unread;
  }

  /**
   * The unsealed tail first: a page that is closing may seal and store a row, then drop it, while we
   * read. The other way round its words would be in neither. Read in both, they are only said twice.
   */
  async #readDisk(): Promise<DiskReading> {
    const { store } = this.#options;
    try {
      const unsealed = await store.readUnsealed(this.id);
      return { unsealed, ...(await store.read(this.id)), problem: null };
    } catch (error) {
      return { unsealed: [], envelopes: [], damaged: 0, problem: problemOf(error) };
    }
  }

  #start(): void {
    void this.beacons.load();
    const { store, now } = this.#options;
    this.#ends.push(
      store.watch(({ kind }) => {
        if (kind === 'reopened') return void this.#recover();
        this.#journal.trouble = {
          kind: kind === 'removed' ? 'workspace-removed' : `storage-${kind}`,
        };
      }),
      this.#colleagues.onLinks(() => this.tellConnection()),
      this.shared.onChange(({ notes, local }) => {
        if (!local || this.role !== 'edit') return;
        for (const id of notes) this.#touch(id, now());
      }),
    );
  }

  #touch(id: ActionId, at: Timestamp): void {
    if (at - (this.#touched.get(id) ?? -Infinity) < touchEveryMs) return;
    this.#touched.set(id, at);
    // After the edit's own transaction has closed: a record of its own, never part of an undo.
    queueMicrotask(() => this.shared.touch(id, this.#person, at));
  }

  async #take(envelope: LoggedEnvelope, sealed: SealedEnvelope): Promise<boolean> {
    if (this.log.knows(sealed)) return false;
    if (!(await applyEnvelope(this.shared.doc, envelope, fromColleague))) return false;
    return this.#keep(envelope, sealed);
  }

  /** Logs and stores an envelope whose content the document has. False where it was known. */
  #keep(envelope: LoggedEnvelope, sealed: SealedEnvelope): boolean {
    if (envelope.kind === 'update') {
      if (!this.log.addUpdate(sealed)) return false;
      this.beacons.grown(false);
      void this.#commit.add(sealed).then((stored) => stored && this.#compaction.consider());
      return true;
    }
    const superfluous = this.log.addSnapshot({ sealed, covers: envelope.covers });
    if (!superfluous) return false;
    this.beacons.grown(false);
    void this.#commit.add(sealed).then((stored) => {
      if (stored) this.#compaction.forget(sealed, superfluous).catch(() => undefined); // a longer log
    });
    return true;
  }

  async #publishPresence(state: Uint8Array<ArrayBuffer>): Promise<void> {
    const { keys, now } = this.#options;
    if (!keys.sign) return this.#colleagues.publishPresence({ kind: 'visitor', bytes: state });
    const seq = ++this.#presenceSeq;
    const head = { kind: 'presence', session: this.session, seq, time: now() } as const;
    const bytes = await seal(keys, { ...head, payload: state });
    this.#colleagues.publishPresence({ kind: 'envelope', bytes });
  }

  /** A channel to another copy of this workspace has opened. */
  connect(channel: Channel): void {
    this.#colleagues.connect(channel);
  }

  /** Whom this copy is linked to, for making further links through them. */
  get mesh(): MeshLinks & CardLinks {
    return this.#colleagues;
  }

  /** How each colleague is reached, and what either lacks of the other. */
  get reached(): Colleagues['reached'] {
    return this.#colleagues.reached;
  }

  /** Other devices now linked. */
  get remoteCount(): number {
    return this.#colleagues.remoteCount;
  }

  get connection(): Connection {
    const state = this.#connection();
    return state.kind === 'off' && this.remoteCount > 0 ? { kind: 'connected' } : state;
  }

  /** Says where the state of the connection is to be read from now on. */
  reportConnection(read: () => Connection): () => void {
    this.#connection = read;
    return () => {
      this.#connection = () => ({ kind: 'off' });
    };
  }

  /** Calls back when a link to another copy comes or goes. */
  onLinks(listener: () => void): () => void {
    return this.#colleagues.onLinks(listener);
  }

  onConnection(listener: () => void): () => void {
    this.#connectionListeners.add(listener);
    return () => this.#connectionListeners.delete(listener);
  }

  /** The state of the connection has changed. */
  tellConnection(): void {
    for (const listener of this.#connectionListeners) listener();
  }

  get saved(): Saved {
    return this.#journal.saved;
  }

  onSaved(listener: () => void): () => void {
    return this.#journal.onSaved(listener);
  }

  /** The two capabilities this copy can hand on. */
  get capabilities(): { edit: Capability | null; view: Capability } {
    const { capability, keys } = this.#options;
    return {
      edit: capability.role === 'edit' ? capability : null,
      view: viewCapability(keys),
    };
  }

  get capability(): Capability {
    return this.#options.capability;
  }

  /** How who works here signs now. */
  get person(): Person {
    return this.#person;
  }

  /** The person signs otherwise from now on. */
  sign(person: Person): void {
    this.#person = person;
    this.#touched.clear();
    this.presence.sign(person);
  }

  /** Writes down, within this task, whatever is only in memory: the page is going. */
  writeDown(): void {
    this.#journal.writeDown();
    this.#materialised.flush();
  }

  /** Resolves when everything written so far is durable. */
  settled(): Promise<void> {
    return this.#journal.settled();
  }

  /**
   * Everything in the workspace, or what somebody who has `since` lacks, sealed, from memory: an
   * editor's whole as one snapshot. What is in no log yet, because the disk refuses, goes along as a
   * change of its own: the snapshot does not say that it has it, and who takes it in passes it on.
   * Throws Failure `log-incomplete` for a reader, who can seal nothing anew.
   */
  async exportEnvelopes(since: Have | null = null): Promise<SealedEnvelope[]> {
    const { keys, now } = this.#options;
    const { doc } = this.shared;
    if (!keys.sign) {
      if (!(await rebuilds(doc, this.log.all()))) throw new Failure({ kind: 'log-incomplete' });
      return this.log.missing(since ?? new Map());
    }
    const saved = this.saved.kind === 'saved';
    if (since && saved) return this.log.missing(since);
    const have = new Map(this.log.have);
    const snapshot = since
      ? null
      : await sealSnapshot(keys, doc, have, this.#randomSession(), now());
    if (snapshot && saved) return [snapshot.sealed];
    const rest = await sealAsUpdate(keys, doc, this.#randomSession(), now());
    if (since) return [...this.log.missing(since), rest];
    return snapshot ? [snapshot.sealed, rest] : [...this.log.all(), rest];
  }

  /** What this copy has seen, to be told along with a file. */
  get knows(): Uint8Array<ArrayBuffer> {
    return knowledgeOf(this.shared.doc);
  }

  /** What taking in these frames would do. Tried on a copy: nothing here changes. */
  previewEnvelopes(
    frames: readonly Uint8Array<ArrayBuffer>[],
    knows: Uint8Array | null,
  ): Promise<MergePreview> {
    return previewFrames(this.#options.keys, this, frames, knows);
  }

  /**
   * Takes in envelopes from a file, all at once, as if a colleague had sent them. Counts what was
   * refused. `undo` takes back what they did to notes: null for readers, and where they did nothing.
   */
  async importEnvelopes(frames: readonly Uint8Array<ArrayBuffer>[]): Promise<Imported> {
    const { opened, refused } = await openFrames(this.#options.keys, frames);
    const fresh = opened.filter(({ sealed }) => !this.log.knows(sealed));
    const count = { taken: 0, known: opened.length - fresh.length, refused };
    const applied: OpenedFrame[] = [];
    const notes = fresh.flatMap((frame) => frame.notes);
    const undo = undoable(this.shared, fromColleague, notes, () => {
      for (const frame of fresh) {
        if (frame.apply(this.shared.doc, fromColleague)) applied.push(frame);
        else count.refused++;
      }
    });
    for (const { envelope, sealed } of applied) {
      if (this.#keep(envelope, sealed)) {
        count.taken++;
        this.#colleagues.publish(sealed);
      } else count.known++;
    }
    return { ...count, undo: this.role === 'edit' ? undo : null };
  }

  #randomSession(): SessionId {
    return toHex(this.#options.random(new Uint8Array(8))) as SessionId;
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end();
    clearTimeout(this.#again);
    await Promise.race([this.settled(), new Promise((resolve) => setTimeout(resolve, 2000))]);
    this.#journal.close();
    this.#compaction.close();
    this.#colleagues.close();
    this.presence.close();
    this.beacons.close();
    this.served.close();
    this.#commit.close();
    await this.#materialised.close();
    this.shared.destroy();
    this.#connectionListeners.clear();
  }
}
