import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings';
import type { Timestamp } from '../../../src/domain/ids';
import { StoredAcquaintances } from '../../../src/storage/acquaintances';
import type { Database } from '../../../src/storage/database';
import { SettingsStore } from '../../../src/storage/settings';
import { WorkspaceStore } from '../../../src/storage/workspaces';
import { connectionOf, Disk, envelope, logOn, workspace } from './disk';

let disk: Disk;
let database: Database;

beforeEach(async () => {
  disk = new Disk();
  database = disk.tab();
  await database.open();
});
afterEach(() => disk.close());

const time = 1 as Timestamp;
const row = {
  id: workspace,
  label: 'Cremona',
  capability: { role: 'edit', seed: new Uint8Array(32) },
  openedAt: time,
} as const;

/** What an officer does not wait for, and which may be on its way when a page closes. */
const writes: Record<string, (database: Database) => Promise<unknown>> = {
  'a word typed': (db) =>
    logOn(db).writeUnsealed(workspace, [{ update: new Uint8Array([1]), time }]),
  'a word sealed': (db) => logOn(db).append(workspace, [envelope(1, 1)]),
  'what is no longer needed': (db) => logOn(db).dropUnsealed([1]),
  'a snapshot': (db) => logOn(db).compact(workspace, envelope(2, 1), [envelope(1, 1)]),
  'how fresh a copy is': (db) => logOn(db).writeBeacons(workspace, [new Uint8Array([1])]),
  'a setting': (db) => new SettingsStore(db).write({ language: defaultSettings.language }),
  'a workspace': (db) => new WorkspaceStore(db).put(row as never),
  'a certificate': (db) =>
    new StoredAcquaintances(db).keepCertificate(workspace, {} as RTCCertificate),
};

describe('a write that reads nothing first', () => {
  it.each(Object.entries(writes))(
    'is committed in the tick that makes it: %s',
    async (_, write) => {
      const raw = await connectionOf(database);
      const real = raw.transaction.bind(raw);
      let open = 0;
      raw.transaction = (stores, mode, options) => {
        const transaction = real(stores, mode, options);
        if (mode !== 'readwrite') return transaction;
        open++;
        const commit = transaction.commit.bind(transaction);
        transaction.commit = () => {
          open--;
          commit();
        };
        return transaction;
      };
      const writing = write(database);
      expect(open).toBe(0);
      await writing;
      expect(open).toBe(0);
    },
  );
});
