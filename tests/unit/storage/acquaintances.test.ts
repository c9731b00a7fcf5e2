import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acquaintance } from '../../../src/domain/acquaintance';
import type { PersonId, WorkspaceId } from '../../../src/domain/ids';
import { StoredAcquaintances } from '../../../src/storage/acquaintances';
import { WorkspaceStore } from '../../../src/storage/workspaces';
import { Disk, putRaw, workspace } from './disk';

let disk: Disk;
beforeEach(() => {
  disk = new Disk();
});
afterEach(() => disk.close());

const met = (number: number, name: string): Acquaintance => ({
  person: { id: '0123456789abcdef' as PersonId, name, office: '' },
  role: 'view',
  fingerprint: new Uint8Array(32).fill(number),
  at: number,
});
const other = 'o'.repeat(22) as WorkspaceId;
const names = async (store: StoredAcquaintances, of = workspace) =>
  (await store.list(of)).map(({ person }) => person.name);

describe('devices met before', () => {
  it('are kept by workspace, also by two tabs at once', async () => {
    const [one, two] = [new StoredAcquaintances(disk.tab()), new StoredAcquaintances(disk.tab())];
    await Promise.all([
      one.put(workspace, met(1, 'Anna')),
      two.put(workspace, met(2, 'Bruno')),
      one.put(other, met(3, 'Carla')),
    ]);
    await two.put(workspace, met(1, 'Anna Rossi'));
    expect(await names(one)).toEqual(['Anna Rossi', 'Bruno']);
    expect(await names(two, other)).toEqual(['Carla']);
  });

  it('are forgotten with their workspace', async () => {
    const database = disk.tab();
    const store = new StoredAcquaintances(database);
    await store.put(workspace, met(1, 'Anna'));
    await store.put(other, met(1, 'Anna'));
    await putRaw(database, 'certificates', { workspace, certificate: 'mine' });
    await new WorkspaceStore(database).remove(workspace);
    expect(await names(store)).toEqual([]);
    expect(await names(store, other)).toEqual(['Anna']);
    expect(await database.run((tables) => tables.certificates.count())).toBe(0);
  });

  it('damaged on the disk are nobody, and can be met again', async () => {
    const database = disk.tab();
    await putRaw(database, 'acquaintances', { workspace, met: 'nonsense' });
    const store = new StoredAcquaintances(database);
    expect(await names(store)).toEqual([]);
    await store.put(workspace, met(1, 'Anna'));
    expect(await names(store)).toEqual(['Anna']);
  });
});
