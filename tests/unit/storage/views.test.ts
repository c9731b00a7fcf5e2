import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordId } from '../../../src/domain/shared-record';
import { defaultSettings } from '../../../src/domain/settings';
import { SettingsStore } from '../../../src/storage/settings';
import { ViewStore } from '../../../src/storage/views';
import { Disk, other, putRaw, workspace } from './disk';

let disk: Disk;
beforeEach(() => {
  disk = new Disk();
});
afterEach(() => disk.close());

const view = (name: string, query = '') => ({ id: name.toLowerCase() as RecordId, name, query });

describe('one’s own views', () => {
  it('are kept by workspace, also by two tabs at once', async () => {
    const [one, two] = [new ViewStore(disk.tab()), new ViewStore(disk.tab())];
    await Promise.all([
      one.put(workspace, view('A')),
      two.put(workspace, view('B', 'stato=conclusa')),
      one.put(other, view('C')),
    ]);
    const kept = await one.list(workspace);
    expect(kept.map(({ name }) => name).sort()).toEqual(['A', 'B']);
    expect(await two.put(workspace, { ...view('A'), name: 'Z' })).toHaveLength(2);
    expect(await one.remove(workspace, view('B').id)).toEqual([{ ...view('A'), name: 'Z' }]);
    expect(await two.list(other)).toEqual([view('C')]);
  });

  it('are forgotten with their workspace, and are no setting', async () => {
    const store = new ViewStore(disk.tab());
    await store.put(workspace, view('A'));
    expect(await new SettingsStore(disk.tab()).read()).toEqual(defaultSettings);
    await store.forget(workspace);
    expect(await store.list(workspace)).toEqual([]);
  });

  it('damaged on the disk are left out, and can be written again', async () => {
    const database = disk.tab();
    const value = [view('A'), { id: 'b' }, 'nonsense'];
    await putRaw(database, 'settings', { key: `views:${workspace}`, value });
    await putRaw(database, 'settings', { key: `views:${other}`, value: 7 });
    const store = new ViewStore(database);
    expect(await store.list(workspace)).toEqual([view('A')]);
    expect(await store.put(other, view('B'))).toEqual([view('B')]);
  });
});
