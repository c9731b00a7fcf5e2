import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionId, WorkspaceId } from '../../../src/domain/ids';
import { defaultSettings } from '../../../src/domain/settings';
import { HandoverStore } from '../../../src/storage/handovers';
import { SettingsStore } from '../../../src/storage/settings';
import { Disk, putRaw, workspace } from './disk';

let disk: Disk;
beforeEach(() => {
  disk = new Disk();
});
afterEach(() => disk.close());

const have = new Map([['ab'.repeat(8) as SessionId, 3]]);
const other = 'o'.repeat(22) as WorkspaceId;

describe('what was handed over', () => {
  it('is kept by workspace and by person, also by two tabs at once', async () => {
    const [one, two] = [new HandoverStore(disk.tab()), new HandoverStore(disk.tab())];
    await Promise.all([
      one.put(workspace, { to: 'Anna', at: 1, have }),
      two.put(workspace, { to: 'Bruno', at: 2, have }),
      one.put(other, { to: 'Carla', at: 3, have }),
    ]);
    await two.put(workspace, { to: 'anna', at: 4, have });
    const kept = await one.list(workspace);
    expect(kept.map(({ to, at }) => [to, at])).toEqual([
      ['anna', 4],
      ['Bruno', 2],
    ]);
    expect(kept[0]?.have).toEqual(have);
    expect(await two.list(other)).toHaveLength(1);
  });

  it('is forgotten with its workspace, and is no setting', async () => {
    const store = new HandoverStore(disk.tab());
    await store.put(workspace, { to: 'Anna', at: 1, have });
    await store.put(other, { to: 'Anna', at: 1, have });
    expect(await new SettingsStore(disk.tab()).read()).toEqual(defaultSettings);
    await store.forget(workspace);
    expect(await store.list(workspace)).toEqual([]);
    expect(await store.list(other)).toHaveLength(1);
  });

  it('damaged on the disk is nobody, and can be written again', async () => {
    const database = disk.tab();
    await putRaw(database, 'settings', { key: `handovers:${workspace}`, value: 'nonsense' });
    const store = new HandoverStore(database);
    expect(await store.list(workspace)).toEqual([]);
    await store.put(workspace, { to: 'Anna', at: 1, have });
    expect(await store.list(workspace)).toHaveLength(1);
  });
});
