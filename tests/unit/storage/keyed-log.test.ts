import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProgrammeHash } from '../../../src/domain/ids';
import type { StorageEvent } from '../../../src/domain/log';
import type { WorkspaceRow } from '../../../src/domain/workspace';
import { KeyedLogStore } from '../../../src/storage/keyed-log';
import { WorkspaceStore } from '../../../src/storage/workspaces';
import { Disk, envelope, other, workspace } from './disk';

const row: WorkspaceRow = {
  id: workspace,
  capability: { role: 'edit', seed: new Uint8Array(32) },
  programme: 'a'.repeat(64) as ProgrammeHash,
  label: 'uno',
  joinedAt: 1,
  openedAt: 1,
};
const removed = { problem: { kind: 'workspace-removed' } };

describe('a workspace open in one tab and removed in another', () => {
  let disk: Disk;
  let here: KeyedLogStore;
  let elsewhere: WorkspaceStore;
  let events: StorageEvent['kind'][];
  let end: () => void;

  beforeEach(async () => {
    disk = new Disk();
    here = new KeyedLogStore(disk.tab(), () => 1, row);
    elsewhere = new WorkspaceStore(disk.tab());
    events = [];
    end = here.watch(({ kind }) => events.push(kind));
    await here.append(workspace, [envelope(1, 1)]);
  });

  afterEach(() => {
    end();
    disk.close();
  });

  it('says so, and stores nothing more that nobody would find', async () => {
    await elsewhere.remove(workspace);
    await expect.poll(() => events).toEqual(['removed']);
    await expect(here.append(workspace, [envelope(1, 2)])).rejects.toMatchObject(removed);
    const unsealed = here.writeUnsealed(workspace, [{ update: new Uint8Array(3), time: 1 }]);
    await expect(unsealed).rejects.toMatchObject(removed);
    await expect(here.compact(workspace, envelope(1, 3), [])).rejects.toMatchObject(removed);
    expect(await here.size(workspace)).toBe(0);
    expect(await elsewhere.list()).toEqual({ workspaces: [], damaged: 0 });
  });

  it('goes on once it is brought back', async () => {
    await elsewhere.remove(workspace);
    await expect.poll(() => events).toEqual(['removed']);
    await elsewhere.put(row);
    await expect.poll(() => events).toEqual(['removed', 'reopened']);
    await here.append(workspace, [envelope(1, 2)]);
    expect((await here.read(workspace)).envelopes).toHaveLength(1);
  });

  it('does not mind what happens to another', async () => {
    await elsewhere.put({ ...row, id: other });
    await elsewhere.remove(other);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await here.append(workspace, [envelope(1, 2)]);
    expect(events).toEqual([]);
  });
});
