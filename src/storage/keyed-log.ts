import type { Timestamp, WorkspaceId } from '../domain/ids';
import type { SealedEnvelope, StorageEvent } from '../domain/log';
import { Failure } from '../domain/problem';
import type { WorkspaceRow } from '../domain/workspace';
import type { Database } from './database';
import { IndexedDbLogStore } from './log-store';
import { WorkspaceStore } from './workspaces';

/**
 * The log of an open workspace. Nothing is called stored before the workspace's keys are: where the
 * disk refused them when it was made and takes its words later, nobody could ever open those again.
 * Nor is anything stored of one that another tab has removed meanwhile: nobody would ever find it.
 */
export class KeyedLogStore extends IndexedDbLogStore {
  readonly #rows: WorkspaceStore;
  readonly #row: WorkspaceRow;
  #kept = false;
  #removed = false;

  constructor(database: Database, now: () => Timestamp, row: WorkspaceRow) {
    super(database, now);
    this.#rows = new WorkspaceStore(database);
    this.#row = row;
  }

  override async append(
    workspace: WorkspaceId,
    envelopes: readonly SealedEnvelope[],
  ): Promise<void> {
    this.#refuseRemoved();
    if (!this.#kept && !(await this.#rows.get(workspace))) await this.#rows.put(this.#row);
    this.#kept = true;
    await super.append(workspace, envelopes);
  }

  override async writeUnsealed(
    ...given: Parameters<IndexedDbLogStore['writeUnsealed']>
  ): Promise<number[]> {
    this.#refuseRemoved();
    return super.writeUnsealed(...given);
  }

  override async writeBeacons(
    ...given: Parameters<IndexedDbLogStore['writeBeacons']>
  ): Promise<void> {
    this.#refuseRemoved();
    return super.writeBeacons(...given);
  }

  override async compact(...given: Parameters<IndexedDbLogStore['compact']>): Promise<void> {
    this.#refuseRemoved();
    return super.compact(...given);
  }

  override watch(listener: (event: StorageEvent) => void): () => void {
    const ends = [
      super.watch(listener),
      this.#rows.watch(this.#row.id, (here) => {
        if (here === !this.#removed) return;
        this.#removed = !here;
        listener({ kind: here ? 'reopened' : 'removed' });
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  #refuseRemoved(): void {
    if (this.#removed) throw new Failure({ kind: 'workspace-removed' });
  }
}
