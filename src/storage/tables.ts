import { Dexie } from 'dexie';
import type { Table } from 'dexie';

/**
 * The database of this device, one for all workspaces. Rows are `unknown` on purpose: what comes off a
 * disk is parsed by whoever reads it. Versions only ever grow, and each keeps its own `stores` line.
 */
export class Tables extends Dexie {
  /** `{ hash, programme }` */
  declare readonly programmes: Table<unknown, string>;
  /** `WorkspaceRow` */
  declare readonly workspaces: Table<unknown, string>;
  /** `SealedEnvelope` with its workspace, and `at`, by which the log is read in the order it was stored. */
  declare readonly envelopes: Table<unknown, [string, string, number]>;
  /** `UnsealedUpdate` with its workspace. */
  declare readonly unsealed: Table<unknown, number>;
  /** `{ workspace, frames }` */
  declare readonly beacons: Table<unknown, string>;
  /** `{ workspace, met }`: devices this one has been linked to. */
  declare readonly acquaintances: Table<unknown, string>;
  /** `{ workspace, certificate }`: as whom this device shows itself to them. */
  declare readonly certificates: Table<unknown, string>;
  /** `{ key, value }` */
  declare readonly settings: Table<unknown, string>;

  /**
   * @param mark written once, when the database is made: one that comes back with another mark was
   * deleted in between.
   */
  constructor(name: string, mark: () => string, platform: Platform = {}) {
    super(name, { autoOpen: false, chromeTransactionDurability: 'strict', ...platform });
    this.version(1).stores({
      programmes: 'hash',
      workspaces: 'id',
      envelopes: '[workspace+session+seq]',
      unsealed: '++id, workspace',
      settings: 'key',
    });
    this.version(2).stores({ beacons: 'workspace' });
    this.version(3).stores({ acquaintances: 'workspace', certificates: 'workspace' });
    this.on('populate', (transaction) =>
      transaction.table('settings').add({ key: markKey, value: mark() }),
    );
  }

  /** The mark it was made with. */
  async mark(): Promise<unknown> {
    const row = await this.settings.get(markKey);
    return typeof row === 'object' && row !== null && 'value' in row ? row.value : undefined;
  }
}

/** The tables by name. */
export type StoreName = Exclude<keyof Tables, keyof Dexie | 'mark'>;

/** Another IndexedDB than the browser's own, for tests. */
export interface Platform {
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

const markKey = 'mark';

/** From the first to the last key of one workspace in `envelopes`. */
export const ofWorkspace = (workspace: string): [[string], [string, never[]]] => [
  [workspace],
  [workspace, []],
];
