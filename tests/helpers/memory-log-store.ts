import type { WorkspaceId } from '../../src/domain/ids';
import type { LogStore, SealedEnvelope, StorageEvent, UnsealedUpdate } from '../../src/domain/log';
import { Failure, type Problem } from '../../src/domain/problem';

/** A disk in memory that can refuse. What is in it outlives the replica that wrote it. */
export class MemoryLogStore implements LogStore {
  envelopes = new Map<string, { workspace: WorkspaceId; sealed: SealedEnvelope }>();
  unsealed = new Map<number, { workspace: WorkspaceId; row: UnsealedUpdate }>();
  beacons = new Map<WorkspaceId, readonly Uint8Array<ArrayBuffer>[]>();
  /** While set, every write fails with it. */
  refuse: Problem | null = null;
  appends = 0;
  #nextRow = 1;
  readonly #listeners = new Set<(event: StorageEvent) => void>();

  #check(): void {
    if (this.refuse) throw new Failure(this.refuse);
  }

  async read(workspace: WorkspaceId) {
    const held = [...this.envelopes.values()].filter((row) => row.workspace === workspace);
    return Promise.resolve({ envelopes: held.map(({ sealed }) => sealed), damaged: 0 });
  }

  async readUnsealed(workspace: WorkspaceId) {
    const held = [...this.unsealed.values()].filter((row) => row.workspace === workspace);
    return Promise.resolve(held.map(({ row }) => row));
  }

  async writeUnsealed(
    workspace: WorkspaceId,
    updates: readonly { update: Uint8Array; time: number }[],
  ) {
    this.#check();
    const ids: number[] = [];
    for (const { update, time } of updates) {
      const id = this.#nextRow++;
      this.unsealed.set(id, { workspace, row: { id, update: update.slice(), time } });
      ids.push(id);
    }
    return Promise.resolve(ids);
  }

  async append(workspace: WorkspaceId, envelopes: readonly SealedEnvelope[]) {
    await Promise.resolve();
    this.#check();
    this.appends++;
    for (const sealed of envelopes) {
      const key = `${workspace}/${sealed.session}/${sealed.seq}`;
      if (!this.envelopes.has(key)) this.envelopes.set(key, { workspace, sealed });
    }
  }

  async dropUnsealed(ids: readonly number[]) {
    await Promise.resolve();
    for (const id of ids) this.unsealed.delete(id);
  }

  async compact(
    workspace: WorkspaceId,
    snapshot: SealedEnvelope,
    covered: readonly Pick<SealedEnvelope, 'session' | 'seq'>[],
  ) {
    await this.append(workspace, [snapshot]);
    for (const { session, seq } of covered) this.envelopes.delete(`${workspace}/${session}/${seq}`);
  }

  async readBeacons(workspace: WorkspaceId) {
    return Promise.resolve(this.beacons.get(workspace) ?? []);
  }

  async writeBeacons(workspace: WorkspaceId, frames: readonly Uint8Array<ArrayBuffer>[]) {
    await Promise.resolve();
    this.#check();
    this.beacons.set(workspace, frames);
  }

  async size() {
    return Promise.resolve(
      [...this.envelopes.values()].reduce((sum, { sealed }) => sum + sealed.bytes.length, 0),
    );
  }

  async clear(workspace: WorkspaceId) {
    await Promise.resolve();
    for (const [key, row] of this.envelopes) {
      if (row.workspace === workspace) this.envelopes.delete(key);
    }
  }

  watch(listener: (event: StorageEvent) => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The disk as a new page finds it, if the page that uses this one dies now. */
  crash(): MemoryLogStore {
    const disk = new MemoryLogStore();
    disk.envelopes = new Map(this.envelopes);
    disk.unsealed = new Map(this.unsealed);
    disk.beacons = new Map(this.beacons);
    disk.#nextRow = this.#nextRow;
    return disk;
  }

  tell(event: StorageEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
