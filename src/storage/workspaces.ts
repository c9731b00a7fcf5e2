import type { Timestamp, WorkspaceId } from '../domain/ids';
import type { Capability, WorkspaceRow } from '../domain/workspace';
import type { Database } from './database';
import { exactly } from './log-rows';
import { clearLog } from './log-writes';
import { putNow } from './transact';
import { parseWorkspace } from './workspace-row';

/** The workspaces of this device and their keys. Every promise rejects with a Failure `storage-…`. */
export class WorkspaceStore {
  constructor(private readonly database: Database) {}

  /** All of them, the last opened first. Unreadable rows are left where they are, and counted. */
  async list(): Promise<{ workspaces: WorkspaceRow[]; damaged: number }> {
    const rows = await this.database.run((tables) => tables.workspaces.toArray());
    const workspaces = rows
      .flatMap((row) => parseWorkspace(row) ?? [])
      .sort((a, b) => b.openedAt - a.openedAt);
    return { workspaces, damaged: rows.length - workspaces.length };
  }

  /** One of them; undefined where there is none or it cannot be read. */
  async get(id: WorkspaceId): Promise<WorkspaceRow | undefined> {
    return parseWorkspace(await this.database.run((tables) => tables.workspaces.get(id)));
  }

  /** Keeps a workspace, in place of the one of its id. On the disk when it resolves. */
  async put(row: WorkspaceRow): Promise<void> {
    const own = { ...row, capability: bare(row.capability) };
    await this.database.run((tables) => putNow(tables, 'workspaces', [own]));
    tell(row.id);
  }

  /** Calls back with whether a workspace is here still when a tab has put or removed it. Returns what ends it. */
  watch(id: WorkspaceId, listener: (here: boolean) => void): () => void {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== id) return;
      // A disk that gives no answer removes nothing.
      this.get(id).then(
        (row) => listener(row !== undefined),
        () => undefined,
      );
    };
    return () => channel.close();
  }

  /** Keeps the name last seen in the shared document. */
  async rename(id: WorkspaceId, label: string): Promise<void> {
    await this.#change(id, { label });
  }

  /** Keeps when it was last opened. */
  async touch(id: WorkspaceId, openedAt: Timestamp): Promise<void> {
    await this.#change(id, { openedAt });
  }

  /**
   * Forgets a workspace: its keys, its log, the unsealed tail and who was met there, all or nothing.
   * What y-indexeddb keeps of it is a database of its own, removed by who made it.
   */
  async remove(id: WorkspaceId): Promise<void> {
    await this.database.run((tables) => {
      const { workspaces, envelopes, unsealed, beacons, acquaintances, certificates } = tables;
      const all = [workspaces, envelopes, unsealed, beacons, acquaintances, certificates];
      return tables.transaction('rw', all, async () => {
        await workspaces.delete(id);
        await acquaintances.delete(id);
        await certificates.delete(id);
        await clearLog(tables, id);
      });
    });
    tell(id);
  }

  async #change(id: WorkspaceId, change: Partial<WorkspaceRow>): Promise<void> {
    await this.database.run((tables) => tables.workspaces.update(id, change));
  }
}

/** Where tabs say which workspace they have put or removed. */
const channelName = 'mandato-workspaces';

function tell(id: WorkspaceId): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(id);
  channel.close();
}

/** Keys without whatever else lies in their buffers. */
const bare = (capability: Capability): Capability =>
  capability.role === 'edit'
    ? { role: 'edit', seed: exactly(capability.seed) }
    : {
        role: 'view',
        publicKey: exactly(capability.publicKey),
        readKey: exactly(capability.readKey),
      };
