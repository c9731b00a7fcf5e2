import type { Ports } from '../../../src/app/ports';
import type { Address } from '../../../src/app/router.svelte';
import type { Workspace } from '../../../src/app/workspace.svelte';
import type {
  ActionId,
  PersonId,
  ProgrammeHash,
  SessionId,
  WorkspaceId,
} from '../../../src/domain/ids';
import type { Colleague } from '../../../src/domain/presence';
import { Failure, type Problem } from '../../../src/domain/problem';
import type { Saved } from '../../../src/domain/saved';
import { defaultSettings, type DeviceSettings } from '../../../src/domain/settings';
import type { Role, WorkspaceRow } from '../../../src/domain/workspace';
import { cremona } from '../domain/cremona';

const hash = 'a'.repeat(64) as ProgrammeHash;
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

export const colleague = (name: string, session = name): Colleague => ({
  session: session as SessionId,
  person: { id: name as PersonId, name, office: '' },
  role: 'edit',
  where: null,
  via: 'network',
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

  /** The person followed a link, or typed an address: browsers tell of it twice. */
  visit(hash: string): void {
    this.push(hash);
    for (const listener of [...this.#listeners, ...this.#listeners]) listener();
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
  colleagues: Colleague[] = [];
  saved: Saved = { kind: 'saved', at: null };
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
  readonly touches = new Map();
  note = (id: ActionId) => ({ plain: this.notes.get(id) ?? '' });
  lastTouch = () => ({ by: { name: 'Anna' } });
  onNotes = (listener: (notes: readonly ActionId[]) => void) => {
    this.#notes.add(listener);
    return () => this.#notes.delete(listener);
  };
  onRemoteEdit = (listener: (notes: readonly ActionId[]) => void) => {
    this.#remote.add(listener);
    return () => this.#remote.delete(listener);
  };
  exportCopy = () => Promise.resolve(new Uint8Array([1, 2, 3]));
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
    return this.#notes.size + this.#remote.size;
  }
}

/** Everything outside the app, in memory and obedient. */
export class FakeWorld {
  readonly address: FakeAddress;
  readonly log: string[] = [];
  readonly opened: FakeWorkspace[] = [];
  readonly saved: { name: string; bytes: Uint8Array }[] = [];
  settings: DeviceSettings;
  rows: WorkspaceRow[];
  time = new Date(2026, 4, 10, 12).getTime();
  /** What fails, by the name of the port. */
  readonly failing = new Map<string, Problem>();
  /** What waits for `let`, by the name of the port. */
  readonly slow = new Set<string>();
  readonly offline = { updates: 0, closed: 0, onUpdate: (): void => undefined };
  #ticks: { listener: () => void; every: number; due: number }[] = [];
  #gates: (() => void)[] = [];

  constructor(hash = '', rows: WorkspaceRow[] = [], settings: Partial<DeviceSettings> = {}) {
    this.address = new FakeAddress(hash);
    this.rows = rows;
    this.settings = { ...defaultSettings, ...settings };
  }

  async #pass(name: string, detail = ''): Promise<void> {
    this.log.push(detail ? `${name} ${detail}` : name);
    if (this.slow.has(name)) await new Promise<void>((resolve) => this.#gates.push(resolve));
    const problem = this.failing.get(name);
    if (problem) throw new Failure(problem);
  }

  /** Lets through what has waited longest. */
  let(): void {
    this.#gates.shift()?.();
  }

  get waiting(): number {
    return this.#gates.length;
  }

  get ticking(): number {
    return this.#ticks.length;
  }

  /** Lets time pass. */
  pass(ms: number): void {
    this.time += ms;
    for (const tick of [...this.#ticks]) {
      while (this.#ticks.includes(tick) && tick.due <= this.time) {
        tick.due += tick.every;
        tick.listener();
      }
    }
  }

  readonly ports = {
    address: undefined as unknown as Address,
    now: () => this.time,
    tick: (listener: () => void, every: number) => {
      const tick = { listener, every, due: this.time + every };
      this.#ticks.push(tick);
      return () => (this.#ticks = this.#ticks.filter((each) => each !== tick));
    },
    newPersonId: () => '0123456789abcdef' as PersonId,
    settings: {
      read: async () => {
        await this.#pass('settings.read');
        return this.settings;
      },
      write: async (patch: Partial<DeviceSettings>) => {
        await this.#pass('settings.write');
        this.settings = { ...this.settings, ...patch };
      },
    },
    rows: {
      list: async () => {
        await this.#pass('rows.list');
        return { workspaces: this.rows, damaged: 0 };
      },
      put: (row: WorkspaceRow) => this.#pass('rows.put', row.label),
      rename: (_: WorkspaceId, label: string) => this.#pass('rows.rename', label),
      touch: () => this.#pass('rows.touch'),
    },
    openProgramme: async () => {
      await this.#pass('openProgramme');
      return { programme: cremona, hash, repaired: false, stored: true };
    },
    createWorkspace: async (name: string) => {
      await this.#pass('createWorkspace', name);
      return rowOf(name);
    },
    readLink: async (text: string) => {
      await this.#pass('readLink', text);
      if (!text.includes('.')) throw new Failure({ kind: 'link-unknown' });
      return rowOf(text.slice(2), text.startsWith('m') ? 'edit' : 'view');
    },
    openWorkspace: async (row: WorkspaceRow) => {
      await this.#pass('openWorkspace', row.label);
      const workspace = new FakeWorkspace(row);
      this.opened.push(workspace);
      return { workspace: workspace as unknown as Workspace, damaged: 2, rebuilt: false };
    },
    removeWorkspace: (row: WorkspaceRow) => this.#pass('removeWorkspace', row.label),
    restore: async () => {
      await this.#pass('restore');
      return rowOf('ripristinato');
    },
    persistence: () => Promise.resolve('clearable' as const),
    askPersistence: async () => {
      await this.#pass('askPersistence');
      return 'kept' as const;
    },
    storageUsage: () => Promise.resolve({ used: 5, quota: 10 }),
    registerOffline: async (events: { onUpdate(): void }) => {
      await this.#pass('registerOffline');
      this.offline.onUpdate = events.onUpdate;
      return { update: () => this.offline.updates++, close: () => this.offline.closed++ };
    },
    copyText: () => Promise.resolve(),
    saveFile: (name: string, bytes: Uint8Array) => void this.saved.push({ name, bytes }),
    version: '1',
  };

  /** The ports as the app takes them. */
  get all(): Ports {
    return { ...this.ports, address: this.address };
  }

  /** What the app asked of one port, in order. */
  asked(name: string): string[] {
    return this.log
      .filter((line) => line.startsWith(name))
      .map((line) => line.slice(name.length + 1));
  }
}

/** Lets everything that waits for nothing outside come to rest. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
};
