import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProgrammeHash } from '../../../src/domain/ids';
import type { WorkspaceRow } from '../../../src/domain/workspace';
import type { Database } from '../../../src/storage/database';
import { WorkspaceStore } from '../../../src/storage/workspaces';
import { Disk, envelope, logOn, other, putRaw, workspace } from './disk';

let disk: Disk;
let database: Database;
let store: WorkspaceStore;

beforeEach(() => {
  disk = new Disk();
  database = disk.tab();
  store = new WorkspaceStore(database);
});
afterEach(() => disk.close());

const key = (fill: number) => new Uint8Array(32).fill(fill);
const edited: WorkspaceRow = {
  id: workspace,
  capability: { role: 'edit', seed: key(1) },
  programme: 'a'.repeat(64) as ProgrammeHash,
  label: 'Giunta',
  joinedAt: 10,
  openedAt: 20,
};
const viewed: WorkspaceRow = {
  ...edited,
  id: other,
  capability: { role: 'view', publicKey: key(2), readKey: key(3) },
  label: 'Revisori',
  openedAt: 30,
};

describe('the workspaces', () => {
  it('are kept with their keys, the last opened first', async () => {
    await store.put(edited);
    await store.put(viewed);
    const after = new WorkspaceStore(disk.tab());
    expect(await after.list()).toEqual({ workspaces: [viewed, edited], damaged: 0 });
    expect(await after.get(workspace)).toEqual(edited);
    await store.remove(workspace);
    expect(await after.get(workspace)).toBeUndefined();
  });

  it('are renamed and touched, and one that is not there stays away', async () => {
    await store.put(edited);
    await store.rename(workspace, 'Giunta comunale');
    await store.touch(workspace, 99);
    expect(await store.get(workspace)).toEqual({
      ...edited,
      label: 'Giunta comunale',
      openedAt: 99,
    });
    await store.touch(other, 99);
    expect((await store.list()).workspaces).toHaveLength(1);
  });

  it('keep a key without the buffer around it', async () => {
    const buffer = new Uint8Array(96).fill(7);
    await store.put({ ...edited, capability: { role: 'edit', seed: buffer.subarray(32, 64) } });
    const row = await store.get(workspace);
    expect(row?.capability).toMatchObject({ role: 'edit' });
    if (row?.capability.role === 'edit') expect(row.capability.seed.buffer.byteLength).toBe(32);
  });

  it('that cannot be read are left out, counted and kept', async () => {
    await store.put(viewed);
    const spoilt: object[] = [
      { ...edited, id: 'short' },
      { ...edited, id: 1 },
      { ...edited, capability: undefined },
      { ...edited, id: 'b'.repeat(22), capability: { role: 'edit', seed: new Uint8Array(31) } },
      { ...edited, id: 'c'.repeat(22), capability: { role: 'edit', seed: 'text' } },
      { ...edited, id: 'd'.repeat(22), capability: { role: 'view', publicKey: key(1) } },
      { ...edited, id: 'e'.repeat(22), capability: { role: 'owner', seed: key(1) } },
      { ...edited, id: 'f'.repeat(22), programme: 'x' },
      { ...edited, id: 'g'.repeat(22), label: null },
      { ...edited, id: 'h'.repeat(22), openedAt: 'now' },
      { ...edited, id: 'i'.repeat(22), joinedAt: -1 },
    ];
    for (const row of spoilt) await putRaw(database, 'workspaces', row);
    expect(await store.list()).toEqual({ workspaces: [viewed], damaged: spoilt.length });
    expect(await store.get(workspace)).toBeUndefined();
  });

  it('show a label without what could disguise it', async () => {
    await putRaw(database, 'workspaces', { ...edited, label: `a\u202eb\n${'x'.repeat(300)}` });
    expect((await store.get(workspace))?.label).toBe(`a b ${'x'.repeat(76)}`);
  });

  it('go with their log and their unsealed tail, and leave the others', async () => {
    const log = logOn(database);
    for (const row of [edited, viewed]) {
      await store.put(row);
      await log.append(row.id, [envelope(1, 1)]);
      await log.writeUnsealed(row.id, [{ update: key(1), time: 1 }]);
    }
    await store.remove(workspace);
    expect(await log.size(workspace)).toBe(0);
    expect(await log.size(other)).toBe(35);
    expect((await store.list()).workspaces).toEqual([viewed]);
  });
});
