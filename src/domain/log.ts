import type { SessionId, Timestamp, WorkspaceId } from './ids';

/**
 * The log of a workspace: sealed envelopes, append-only, in any order. It is at once the journal of
 * this disk, what colleagues are sent, and what newcomers are given.
 */
export interface SealedEnvelope {
  readonly session: SessionId;
  /** 1, 2, 3… within the session. */
  readonly seq: number;
  readonly kind: 'update' | 'snapshot';
  /** Signed, by the author's clock. Shown, never used to order anything. */
  readonly time: Timestamp;
  /** The whole signed frame, byte for byte. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A change written down in the tick it was made, not signed yet. */
export interface UnsealedUpdate {
  readonly id: number;
  readonly update: Uint8Array<ArrayBuffer>;
  readonly time: Timestamp;
}

export type StorageEvent =
  | { readonly kind: 'closed' }
  | { readonly kind: 'deleted' }
  /** Another tab has removed this workspace: nothing more of it is stored. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'reopened' };

/** Where a log is kept. Every promise rejects with a Failure (storage-…) and settles within seconds. */
export interface LogStore {
  /** All envelopes of a workspace, in the order they were stored. Unreadable rows are left out and counted. */
  read(workspace: WorkspaceId): Promise<{ envelopes: SealedEnvelope[]; damaged: number }>;
  /** The unsealed tail of a workspace: what earlier pages wrote and nobody sealed. */
  readUnsealed(workspace: WorkspaceId): Promise<UnsealedUpdate[]>;
  /**
   * Writes updates down within this tick (put and explicit commit: they survive a page that closes at
   * once, `durability: relaxed`). Resolves with their row ids when the browser has them.
   */
  writeUnsealed(
    workspace: WorkspaceId,
    updates: readonly { readonly update: Uint8Array; readonly time: Timestamp }[],
  ): Promise<number[]>;
  /**
   * Adds verified envelopes, `durability: strict`: when it resolves they are on the disk. Of known ones
   * only the spoilt give way.
   */
  append(workspace: WorkspaceId, envelopes: readonly SealedEnvelope[]): Promise<void>;
  /** Removes unsealed rows that have been sealed. */
  dropUnsealed(ids: readonly number[]): Promise<void>;
  /** Adds a snapshot and removes envelopes it covers, in one strict transaction. */
  compact(
    workspace: WorkspaceId,
    snapshot: SealedEnvelope,
    covered: readonly Pick<SealedEnvelope, 'session' | 'seq'>[],
  ): Promise<void>;
  /** What editors last said they had, as signed frames; none where there are none or they cannot be read. */
  readBeacons(workspace: WorkspaceId): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** Keeps these in place of those before. */
  writeBeacons(workspace: WorkspaceId, frames: readonly Uint8Array<ArrayBuffer>[]): Promise<void>;
  /** Bytes of the log of a workspace. */
  size(workspace: WorkspaceId): Promise<number>;
  /** Removes everything of a workspace's log. */
  clear(workspace: WorkspaceId): Promise<void>;
  /** Calls back when the database is closed or deleted, or the workspace removed, under us; or all is well again. Returns what ends it. */
  watch(listener: (event: StorageEvent) => void): () => void;
}
