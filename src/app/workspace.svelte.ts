import { createSubscriber } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { NoteFragment, Touch } from '../crdt/workspace-doc';
import type { WorkspaceCopy } from '../documents/copy';
import type { Freshness } from '../domain/freshness';
import type {
  ActionId,
  GoalId,
  PersonId,
  ProgrammeHash,
  SessionId,
  Timestamp,
  WorkspaceId,
} from '../domain/ids';
import { encodeLink } from '../domain/links';
import type { Person } from '../domain/person';
import type { Present } from '../domain/company';
import type { Exchange } from '../domain/presence';
import type { Connection, Saved } from '../domain/saved';
import type { MergePreview } from '../domain/merge';
import type { Capability, Role } from '../domain/workspace';
import type { Have } from '../net/envelope-log';
import type { Reach } from '../net/reach';
import type { Imported, Replica } from '../net/replica';
import type { Serving } from '../net/served';
import { PairingDesk } from './pairing.svelte';
import { Names } from './names.svelte';
import { Note, type NoteHome, type NoteReader } from './note.svelte';
import { AdditionDesk } from './addition-desk.svelte';
import { CommentDesk } from './comment-desk.svelte';
import { DeadlineDesk } from './deadline-desk.svelte';
import { FactDesk, type FactHome } from './fact-desk.svelte';
import { HistoryDesk } from './history-desk.svelte';
import { ItemDesk } from './item-desk.svelte';
import { RecordDesk } from './record-desk.svelte';
import { StateDesk } from './state-desk.svelte';
import { TrackingDesk } from './tracking.svelte';
import { VersionDesk } from './version-desk.svelte';
import { VersionKeeper } from './version-keeper';

/** Makes the file of a workspace: `documents/copy`, handed in by the composition root. */
export type CopyWriter = (copy: WorkspaceCopy) => Promise<Uint8Array<ArrayBuffer>>;

const exchangesEveryMs = 2000;

/** One workspace open in this tab, as the screens see it. */
export class Workspace implements NoteHome {
  readonly id: WorkspaceId;
  readonly role: Role;
  readonly reader: NoteReader;
  readonly pairing: PairingDesk;
  readonly facts: FactDesk;
  readonly tracking: TrackingDesk;
  readonly items: ItemDesk;
  readonly records: RecordDesk;
  readonly states: StateDesk;
  readonly additions: AdditionDesk;
  readonly deadlines: DeadlineDesk;
  readonly comments: CommentDesk;
  readonly versions: VersionDesk;
  readonly keeper: VersionKeeper;
  readonly history: HistoryDesk;
  readonly #replica: Replica;
  readonly #writeCopy: CopyWriter;
  readonly #notes = new Map<ActionId, Note>();
  readonly #noteListeners = new Map<ActionId, Set<() => void>>();
  readonly #ends: (() => void)[] = [];
  readonly #records: () => void;
  readonly #notedSubscriber: () => void;
  readonly #saved: () => void;
  readonly #connection: () => void;
  readonly #freshness: () => void;
  readonly #served: () => void;
  readonly #exchanges = createSubscriber((update) => {
    const timer = setInterval(update, exchangesEveryMs); // only while somebody looks
    return () => clearInterval(timer);
  });
  readonly #names: Names;
  #touches: ReadonlyMap<ActionId, Touch> | null = null;
  readonly #noted = new Set<ActionId>();
  #notedNow: ReadonlySet<ActionId> | null = null;
  /** Changes made here so far, and how many of them the last copy holds. */
  #changes = 0;
  #copied = 0;

  /** `ends` close what else belongs to the workspace: run first when it closes. */
  constructor(
    replica: Replica,
    { now, random }: Pick<FactHome, 'now' | 'random'>,
    reader: NoteReader,
    writeCopy: CopyWriter,
    reach: Pick<Reach, 'pairing' | 'acquaintances'>,
    ends: readonly (() => void)[] = [],
  ) {
    const { pairing, acquaintances } = reach;
    this.pairing = new PairingDesk(pairing, replica.capabilities, acquaintances);
    this.#ends.push(() => this.pairing.reset(), ...ends);
    this.#replica = replica;
    this.#writeCopy = writeCopy;
    this.reader = reader;
    this.id = replica.id;
    this.role = replica.role;
    const { shared } = replica;
    const home = {
      shared,
      person: () => replica.person,
      canEdit: () => this.role === 'edit' && !shared.newer,
      now,
      random,
    };
    this.facts = new FactDesk(home);
    this.versions = new VersionDesk(home, this.facts);
    this.tracking = new TrackingDesk(this.facts);
    this.items = new ItemDesk(this.facts);
    this.comments = new CommentDesk(this.items);
    this.records = new RecordDesk(this.facts);
    this.states = new StateDesk(this.records);
    this.additions = new AdditionDesk(this.records);
    this.deadlines = new DeadlineDesk(this.records, this.facts);
    const { facts, records, deadlines, versions } = this;
    this.history = new HistoryDesk(facts, versions);
    const desks = { facts, records, deadlines, versions };
    this.keeper = new VersionKeeper({
      ...desks,
      now,
      onDisk: () => replica.saved.kind === 'saved',
      lacking: () =>
        replica.beacons.freshness.behind ||
        [...replica.reached.values()].some(({ counts }) => !counts || counts.weLack > 0),
    });
    this.#ends.push(
      () => this.tracking.close(),
      () => this.items.close(),
      () => this.records.close(),
      () => this.history.close(),
      () => this.facts.close(),
    );
    for (const id of shared.noteIds()) this.#weigh(id);
    const recordListeners = new Set<() => void>();
    const notedListeners = new Set<() => void>();
    this.#records = bridge(recordListeners);
    this.#notedSubscriber = bridge(notedListeners);
    this.#saved = createSubscriber((update) => replica.onSaved(update));
    const present = createSubscriber((update) => replica.presence.onChange(update));
    this.#names = new Names({
      presence: () => {
        present();
        return replica.presence;
      },
      touches: () => this.touches,
    });
    this.#connection = createSubscriber((update) => replica.onConnection(update));
    this.#served = createSubscriber((update) => replica.served.onChange(update));
    this.#freshness = createSubscriber((update) => replica.beacons.onChange(update));
    this.#ends.push(
      shared.onChange(({ notes, records, local }) => {
        if (local) this.#changes++;
        for (const id of notes) {
          if (this.#weigh(id)) call(notedListeners);
          call(this.#noteListeners.get(id));
        }
        if (!records) return;
        this.#touches = null;
        call(recordListeners);
      }),
    );
  }

  /** False for readers, and for everybody when a newer build has changed how records are written. */
  get canEdit(): boolean {
    this.#records();
    return this.role === 'edit' && !this.#replica.shared.newer;
  }

  /** True when a newer build wrote here: this one reads and keeps everything, and writes nothing. */
  get newer(): boolean {
    this.#records();
    return this.#replica.shared.newer;
  }

  /** Empty until the first content has arrived. */
  get name(): string {
    this.#records();
    return this.#replica.shared.name;
  }

  rename(name: string): void {
    if (this.canEdit) this.#replica.shared.rename(name);
  }

  /** Everybody who has written here. */
  get people(): readonly Person[] {
    this.#records();
    return this.#replica.shared.people();
  }

  get saved(): Saved {
    this.#saved();
    return this.#replica.saved;
  }

  /** True while closing would lose words: they are neither on this disk nor in a copy. */
  get atRisk(): boolean {
    return this.role === 'edit' && this.saved.kind !== 'saved' && this.#copied < this.#changes;
  }

  /** Resolves when all that was written is on the disk, or the workspace is closed. */
  settled(): Promise<void> {
    return this.#replica.settled();
  }

  /** How fresh this copy is, by what editors signed. */
  get freshness(): Freshness {
    this.#freshness();
    return this.#replica.beacons.freshness;
  }

  /** To whom this copy has handed what, the last first. */
  get served(): readonly Serving[] {
    this.#served();
    return this.#replica.served.all;
  }

  /** How large the log is: snapshots, the changes after them, and the bytes of both. */
  get logSize(): { readonly snapshots: number; readonly changes: number; readonly bytes: number } {
    this.#served();
    const { snapshots, length, bytes } = this.#replica.log;
    const kept = snapshots.reduce((sum, { sealed }) => sum + sealed.bytes.length, 0);
    return { snapshots: snapshots.length, changes: length, bytes: bytes + kept };
  }

  get connection(): Connection {
    this.#connection();
    return this.#replica.connection;
  }

  /** Other tabs and devices now connected; not this one. */
  get colleagues(): readonly Present[] {
    return this.#names.present;
  }

  /** What tells a person apart from others of the same name who are here or have written here. */
  codeOf(id: PersonId): string | null {
    return this.#names.codeOf(id);
  }

  /** Calls back when who is here changes, or where they are. Returns what ends it. */
  onColleagues(listener: () => void): () => void {
    return this.#replica.presence.onChange(listener);
  }

  /** How a colleague is reached, and what either lacks of the other; null where through others. */
  exchange(session: SessionId): Exchange | null {
    this.#exchanges();
    return this.#replica.reached.get(session) ?? null;
  }

  get awareness(): Awareness {
    return this.#replica.presence.awareness;
  }

  /** Actions whose note has words. */
  get noted(): ReadonlySet<ActionId> {
    this.#notedSubscriber();
    return (this.#notedNow ??= new Set(this.#noted));
  }

  /** Who wrote last in each note. */
  get touches(): ReadonlyMap<ActionId, Touch> {
    this.#records();
    return (this.#touches ??= this.#replica.shared.touches());
  }

  lastTouch(id: ActionId): Touch | null {
    return this.touches.get(id) ?? null;
  }

  /** The note of an action: the same object each time. */
  note(id: ActionId): Note {
    const known = this.#notes.get(id);
    if (known) return known;
    const note = new Note(id, this);
    this.#notes.set(id, note);
    return note;
  }

  fragment(id: ActionId): NoteFragment {
    return this.#replica.shared.note(id);
  }

  onNote(id: ActionId, listener: () => void): () => void {
    const listeners = this.#noteListeners.get(id) ?? new Set();
    this.#noteListeners.set(id, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Calls back with the notes colleagues have just changed. Returns what ends it. */
  onRemoteEdit(listener: (notes: readonly ActionId[]) => void): () => void {
    return this.#replica.shared.onChange(({ notes, local }) => {
      if (!local && notes.length) listener(notes);
    });
  }

  /** Calls back with every note that changes, whoever changes it. Returns what ends it. */
  onNotes(listener: (notes: readonly ActionId[]) => void): () => void {
    return this.#replica.shared.onChange(({ notes }) => {
      if (notes.length) listener(notes);
    });
  }

  /** Tells colleagues which note this tab is in. */
  enter(id: ActionId | null): void {
    this.#replica.presence.enter(id);
  }

  /** Tells colleagues which goal this tab shows. */
  visit(goal: GoalId | null): void {
    this.#replica.presence.visit(goal);
  }

  /** Full addresses of the two links; `base` is the page's address without its hash. */
  links(base: string): { edit: string | null; view: string } {
    const { edit, view } = this.#replica.capabilities;
    const address = (secret: string) => `${base}#/entra/${secret}`;
    return { edit: edit && address(encodeLink(edit)), view: address(encodeLink(view)) };
  }

  /** The shared document as it is now, for a copy of it under other keys. */
  get document(): Doc {
    return this.#replica.shared.doc;
  }

  /** Everything in the workspace as one file, from memory: works when storage does not. */
  async exportCopy(savedAt: Timestamp, by: string): Promise<Uint8Array<ArrayBuffer>> {
    const { capability } = this.#replica;
    const changes = this.#changes;
    const copy = await this.#writeCopy({ ...(await this.pack(savedAt, by)), capability });
    this.#copied = changes;
    return copy;
  }

  /**
   * Everything in the workspace, or what somebody who has `since` lacks, to be put on file. It gives no
   * rights of its own.
   */
  async pack(savedAt: Timestamp, by: string, since: Have | null = null): Promise<WorkspaceCopy> {
    const { shared, knows } = this.#replica;
    const sealed = await this.#replica.exportEnvelopes(since);
    return {
      capability: null,
      label: shared.name,
      programme: shared.programme ?? ('0'.repeat(64) as ProgrammeHash),
      savedAt,
      by,
      knows,
      frames: sealed.map(({ bytes }) => bytes),
    };
  }

  /** The right to read, which every copy can hand on. */
  get viewCapability(): Capability {
    return this.#replica.capabilities.view;
  }

  /** What this copy has: what is remembered of a hand-over. */
  get have(): Have {
    return new Map(this.#replica.log.have);
  }

  /** What taking in the frames of a file would do. Nothing changes. */
  preview({ frames, knows }: WorkspaceCopy): Promise<MergePreview> {
    return this.#replica.previewEnvelopes(frames, knows);
  }

  /** Takes in the frames of a copy of this workspace. Twice does no harm. */
  importFrames(frames: readonly Uint8Array<ArrayBuffer>[]): Promise<Imported> {
    return this.#replica.importEnvelopes(frames);
  }

  /** The person signs otherwise from now on. */
  sign(person: Person): void {
    this.#replica.sign(person);
  }

  /** Writes down what is only in memory, within this task: the page is going. */
  writeDown(): void {
    this.#replica.writeDown();
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end();
    await this.#replica.close();
  }

  /** Notes whether a note has words; true when that changed. */
  #weigh(id: ActionId): boolean {
    const has = !this.reader.blank(this.fragment(id));
    if (has === this.#noted.has(id)) return false;
    if (has) this.#noted.add(id);
    else this.#noted.delete(id);
    this.#notedNow = null;
    return true;
  }
}

const bridge = (listeners: Set<() => void>): (() => void) =>
  createSubscriber((update) => {
    listeners.add(update);
    return () => listeners.delete(update);
  });

const call = (listeners: ReadonlySet<() => void> | undefined): void =>
  listeners?.forEach((listener) => listener());
