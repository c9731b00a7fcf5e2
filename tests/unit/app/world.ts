import type { Ports } from '../../../src/app/ports';
import type { Workspace } from '../../../src/app/workspace.svelte';
import type { PersonId, WorkspaceId } from '../../../src/domain/ids';
import type { WorkspaceCopy } from '../../../src/documents/copy';
import type { MandatoFile } from '../../../src/documents/handover';
import type { Key } from '../../../src/documents/lock';
import { withHandover, type HandedOver } from '../../../src/domain/handover';
import { Failure, type Problem } from '../../../src/domain/problem';
import type { SavedView } from '../../../src/domain/saved-view';
import { defaultSettings, type DeviceSettings } from '../../../src/domain/settings';
import type { WorkspaceRow } from '../../../src/domain/workspace';
import { cremona } from '../domain/cremona';
import { copyOf, FakeAddress, FakeWorkspace, hash, idOf, rowOf } from './fakes';

/** Everything outside the app, in memory and obedient. */
export class FakeWorld {
  readonly address: FakeAddress;
  readonly log: string[] = [];
  readonly opened: FakeWorkspace[] = [];
  readonly saved: { name: string; bytes: Uint8Array }[] = [];
  settings: DeviceSettings;
  rows: WorkspaceRow[];
  time = new Date(2026, 4, 10, 12).getTime();
  /** How often the device was asked to stay awake and not let go. */
  awake = 0;
  /** What a file chosen turns out to be, and of which workspace. */
  file: MandatoFile = { kind: 'open', copy: copyOf() };
  fileIsOf = idOf('ripristinato');
  /** What was put on file for colleagues. */
  readonly handedOver: WorkspaceCopy[] = [];
  past: readonly HandedOver[] = [];
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
      return { programme: cremona, hash, repaired: false, stored: Promise.resolve(true) };
    },
    createWorkspace: async (name: string) => {
      await this.#pass('createWorkspace', name);
      return rowOf(name);
    },
    forkWorkspace: async (from: Workspace, name: string) => {
      await this.#pass('forkWorkspace', `${from.name} > ${name}`);
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
    readFile: async (): Promise<MandatoFile> => {
      await this.#pass('readFile');
      return this.file;
    },
    readKey: () => Promise.resolve(new Uint8Array(32)),
    workspaceOf: () => Promise.resolve(this.fileIsOf),
    writeHandover: async (copy: WorkspaceCopy, _: WorkspaceId, key: Key) => {
      await this.#pass('writeHandover', key.kind === 'passphrase' ? key.passphrase : '');
      this.handedOver.push(copy);
      return new Uint8Array([1, 2, 3]);
    },
    random: (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(7),
    handovers: {
      list: async () => {
        await this.#pass('handovers.list');
        return this.past;
      },
      put: async (_: WorkspaceId, handover: HandedOver) => {
        await this.#pass('handovers.put', handover.to);
        this.past = withHandover(this.past, handover);
      },
    },
    views: {
      list: () => Promise.resolve([]),
      put: (_: WorkspaceId, view: SavedView) => Promise.resolve([view]),
      remove: () => Promise.resolve([]),
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
    watchCamera: () => Promise.resolve(() => undefined),
    keepAwake: async () => {
      await this.#pass('keepAwake');
      this.awake++;
      return () => {
        this.awake--;
      };
    },
    copyText: () => Promise.resolve(),
    shareLink: null,
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
