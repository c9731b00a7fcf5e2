import { parseSettings } from '../domain/settings';
import type { DeviceSettings } from '../domain/settings';
import type { Database } from './database';
import { putNow } from './transact';

/** What this device remembers. Each setting is a row: two tabs that change two of them both succeed. */
export class SettingsStore {
  constructor(private readonly database: Database) {}

  /** All settings; what is missing or unreadable has its default. Rejects with Failure `storage-…`. */
  async read(): Promise<DeviceSettings> {
    const rows = await this.database.run(({ settings }) => settings.toArray());
    const kept = new Map<string, unknown>();
    for (const row of rows) {
      if (typeof row !== 'object' || row === null || !('key' in row) || !('value' in row)) continue;
      if (typeof row.key === 'string') kept.set(row.key, row.value);
    }
    return parseSettings(kept);
  }

  /** Keeps the given settings and no others. On the disk when it resolves. */
  async write(patch: Partial<DeviceSettings>): Promise<void> {
    const rows = Object.entries(patch).map(([key, value]) => ({ key, value }));
    await this.database.run((tables) => putNow(tables, 'settings', rows));
  }
}
