import { parseHandovers, withHandover, type HandedOver } from '../domain/handover';
import type { WorkspaceId } from '../domain/ids';
import type { Database } from './database';

/**
 * What this device has put on file for whom, workspace by workspace: a row each among the settings.
 * Every promise rejects with a Failure `storage-…`.
 */
export class HandoverStore {
  constructor(private readonly database: Database) {}

  /** The last first. */
  async list(workspace: WorkspaceId): Promise<readonly HandedOver[]> {
    const row = await this.database.run(({ settings }) => settings.get(keyOf(workspace)));
    return typeof row === 'object' && row !== null && 'value' in row
      ? parseHandovers(row.value)
      : [];
  }

  /** Keeps one, in place of an earlier one to the same person. Two tabs that keep two both succeed. */
  async put(workspace: WorkspaceId, handover: HandedOver): Promise<void> {
    await this.database.run((tables) =>
      tables.transaction('rw', tables.settings, async () => {
        const row: unknown = await tables.settings.get(keyOf(workspace));
        const kept = typeof row === 'object' && row !== null && 'value' in row ? row.value : [];
        const all = withHandover(parseHandovers(kept), handover);
        const value = all.map(({ have, ...rest }) => ({ ...rest, have: [...have] }));
        await tables.settings.put({ key: keyOf(workspace), value });
      }),
    );
  }

  /** The workspace is forgotten, and with it to whom it was given. */
  async forget(workspace: WorkspaceId): Promise<void> {
    await this.database.run(({ settings }) => settings.delete(keyOf(workspace)));
  }
}

const keyOf = (workspace: WorkspaceId): string => `handovers:${workspace}`;
