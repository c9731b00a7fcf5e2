import { usualStates } from '../../../src/domain/state';
import type { WorkspaceCopy } from '../../../src/documents/copy';
import type { Address } from '../../../src/app/router.svelte';
import type {
  ActionId,
  GoalId,
  PersonId,
  ProgrammeHash,
  SessionId,
  WorkspaceId,
} from '../../../src/domain/ids';
import type { Present } from '../../../src/domain/company';
import type { Saved } from '../../../src/domain/saved';
import type { MergePreview } from '../../../src/domain/merge';
import type { Capability, Role, WorkspaceRow } from '../../../src/domain/workspace';

export const hash = 'a'.repeat(64) as ProgrammeHash;
export const idOf = (name: string) => name.padEnd(22, '-') as WorkspaceId;

export const rowOf = (name: string, role: Role = 'edit'): WorkspaceRow => ({
  id: idOf(name),
  capability:
    role === 'edit'
      ? { role, seed: new Uint8Array(32) }
      : { role, publicKey: new Uint8Array(32), readKey: new Uint8Array(32) },
  programme: hash,
  label: name,
  joinedAt: 1,
  openedAt: 1,
});

/** What a file holds. */
export const copyOf = (change: Partial<WorkspaceCopy> = {}): WorkspaceCopy => ({
  capability: rowOf('ripristinato').capability,
  label: 'ripristinato',
  programme: hash,
  savedAt: 1,
  by: 'Anna Rossi',
  knows: null,
  frames: [new Uint8Array(3)],
  ...change,
});

export const colleague = (name: string, session = name): Present => ({
  session: session as SessionId,
  person: { id: name as PersonId, name, office: '' },
  role: 'edit',
  where: null,
  at: null,
  via: 'network',
  declared: false,
  code: null,
});

/** The address bar: what was written in it, entry by entry. */
export class FakeAddress implements Address {
  readonly base = 'https://example.it/';
  readonly history: string[];
  readonly #listeners = new Set<() => void>();

  constructor(hash = '') {
    this.history = [hash];
  }

  get hash(): string {
    return this.history.at(-1)!;
  }

  push = (hash: string): void => void this.history.push(hash);
  replace = (hash: string): void => {
    this.history[this.history.length - 1] = hash;
  };

  watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The person followed a link, or typed an address: most browsers tell of it twice. */
  visit(hash: string, told: 1 | 2 = 2): void {
    this.push(hash);
    for (let time = 0; time < told; time++) for (const listener of this.#listeners) listener();
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }
}

/** A workspace with nothing behind it, to be told what to say. */
export class FakeWorkspace {
  readonly id: WorkspaceId;
  readonly role: Role;
  name: string;
  closed = 0;
  colleagues: Present[] = [];
  visited: GoalId | null = null;
  saved: Saved = { kind: 'saved', at: null };
  /** What makes the disk take everything; called by who waits for it. */
  onSettled = (): Promise<void> => Promise.resolve();
  readonly notes = new Map<ActionId, string>();
  closeFails = false;
  readonly #notes = new Set<(notes: readonly ActionId[]) => void>();
  readonly #remote = new Set<(notes: readonly ActionId[]) => void>();

  constructor(row: WorkspaceRow) {
    this.id = row.id;
    this.role = row.capability.role;
    this.name = row.label;
  }

  get canEdit(): boolean {
    return this.role === 'edit';
  }
  get noted(): ReadonlySet<ActionId> {
    return new Set([...this.notes].filter(([, text]) => text !== '').map(([id]) => id));
  }
  readonly keeper = { watch: () => () => undefined };
  visit = (goal: GoalId | null): void => void (this.visited = goal);
  readonly #presence = new Set<() => void>();
  onColleagues = (listener: () => void) => {
    this.#presence.add(listener);
    return () => this.#presence.delete(listener);
  };
  /** Those who are here are these, from now on. */
  meet(...colleagues: Present[]): void {
    this.colleagues = colleagues;
    for (const listener of this.#presence) listener();
  }
  readonly touches = new Map();
  readonly states = { all: usualStates };
  readonly additions = { all: new Map() };
  readonly facts = { onChange: () => () => undefined };
  readonly codes = new Map<string, string>();
  codeOf = (id: string): string | null => this.codes.get(id) ?? null;
  note = (id: ActionId) => ({ plain: this.notes.get(id) ?? '' });
  lastTouch = () => ({ by: { id: 'anna', name: 'Anna' } });
  onNotes = (listener: (notes: readonly ActionId[]) => void) => {
    this.#notes.add(listener);
    return () => this.#notes.delete(listener);
  };
  onRemoteEdit = (listener: (notes: readonly ActionId[]) => void) => {
    this.#remote.add(listener);
    return () => this.#remote.delete(listener);
  };
  copied = false;
  get atRisk(): boolean {
    return this.canEdit && this.saved.kind !== 'saved' && !this.copied;
  }
  settled = () => this.onSettled();
  exportCopy = () => {
    this.copied = true;
    return Promise.resolve(new Uint8Array([1, 2, 3]));
  };
  /** Hand-overs: what is to be said of a file, what was taken in, put on file and taken back. */
  previewed: MergePreview = {
    changes: [],
    facts: [],
    records: [],
    versions: [],
    name: null,
    refused: 0,
    fresh: 1,
    waits: false,
  };
  readonly imported: unknown[] = [];
  readonly packed: unknown[] = [];
  undone = 0;
  empty = false;
  have: ReadonlyMap<SessionId, number> = new Map();
  get viewCapability(): Capability {
    return rowOf('x', 'view').capability;
  }
  preview = () => Promise.resolve(this.previewed);
  importFrames = (frames: unknown) => {
    this.imported.push(frames);
    const undo = () => {
      this.undone++;
      return true;
    };
    return Promise.resolve({ taken: 1, known: 0, refused: 0, undo });
  };
  pack = (savedAt: number, by: string, since: unknown) => {
    this.packed.push(since);
    const frames = this.empty ? [] : [new Uint8Array(3)];
    return Promise.resolve(copyOf({ capability: null, savedAt, by, frames }));
  };
  close = () => {
    this.closed++;
    return this.closeFails ? Promise.reject(new Error('stuck')) : Promise.resolve();
  };

  /** Somebody wrote: a colleague where `remote`. */
  write(id: string, text: string, remote = false): void {
    this.notes.set(id as ActionId, text);
    if (remote) for (const listener of this.#remote) listener([id as ActionId]);
    for (const listener of this.#notes) listener([id as ActionId]);
  }

  get listeners(): number {
    return this.#notes.size + this.#remote.size + this.#presence.size;
  }
}

/** Lets everything that waits for nothing outside come to rest. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
};
