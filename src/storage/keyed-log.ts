import type { Timestamp, WorkspaceId } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import type { WorkspaceRow } from '../domain/workspace';
import type { Database } from './database';
import { IndexedDbLogStore } from './log-store';
import { WorkspaceStore } from './workspaces';

/**
 * The log of an open workspace. Nothing is called stored before the workspace's keys are: where the
 * disk refused them when it was made and takes its words later, nobody could ever open those again.
 */
export class KeyedLogStore extends IndexedDbLogStore {
  readonly #rows: WorkspaceStore;
  readonly #row: WorkspaceRow;
  #kept = false;

  constructor(database: Database, now: () => Timestamp, row: WorkspaceRow) {
    super(database, now);
    this.#rows = new WorkspaceStore(database);
    this.#row = row;
  }

  override async append(
    workspace: WorkspaceId,
    envelopes: readonly SealedEnvelope[],
  ): Promise<void> {
    if (!this.#kept && !(await this.#rows.get(workspace))) await this.#rows.put(this.#row);
    this.#kept = true;
    await super.append(workspace, envelopes);
  }
}
