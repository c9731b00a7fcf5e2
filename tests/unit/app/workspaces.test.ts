import { describe, expect, it } from 'vitest';
import { Workspaces } from '../../../src/app/workspaces.svelte';
import { hash, idOf, rowOf } from './fakes';
import { FakeWorld } from './world';

async function load(...rows: ReturnType<typeof rowOf>[]) {
  const world = new FakeWorld('', rows);
  const workspaces = new Workspaces(world.all);
  await workspaces.load();
  return { world, workspaces, names: () => workspaces.rows.map(({ label }) => label) };
}

describe('the workspaces of this device', () => {
  it('are listed as the disk keeps them, and found by id', async () => {
    const { workspaces, names } = await load(rowOf('uno'), rowOf('due'));
    expect(names()).toEqual(['uno', 'due']);
    expect(workspaces.get(idOf('due'))?.label).toBe('due');
    expect(workspaces.get(idOf('tre'))).toBeUndefined();
    expect(workspaces.get(null)).toBeUndefined();
  });

  it('are created under a clean name, first in the list and on the disk', async () => {
    const { world, workspaces, names } = await load(rowOf('uno'));
    const row = await workspaces.create(`  Gruppo \n${'x'.repeat(100)}`, hash);
    expect(row.label).toBe(`Gruppo ${'x'.repeat(73)}`);
    expect(names()).toEqual([row.label, 'uno']);
    expect(world.asked('rows.put')).toEqual([row.label]);
  });

  it('joined by a link are kept once, with the most that was ever given', async () => {
    const { world, workspaces } = await load();
    const roles = async (link: string) => (await workspaces.join(link, hash)).capability.role;
    expect(await roles('l.uno')).toBe('view');
    expect(await roles('m.uno')).toBe('edit');
    expect(await roles('l.uno')).toBe('edit');
    expect(await roles('m.uno')).toBe('edit');
    expect(workspaces.rows).toHaveLength(1);
    expect(world.asked('rows.put')).toHaveLength(2);
  });

  it('given more rights keep their name and their day', async () => {
    const { workspaces } = await load({ ...rowOf('uno', 'view'), label: 'Verde', joinedAt: 7 });
    const row = await workspaces.join('m.uno', hash);
    expect(row).toMatchObject({ label: 'Verde', joinedAt: 7, capability: { role: 'edit' } });
  });

  it('are not changed by a link that is no good', async () => {
    const { workspaces, names } = await load(rowOf('uno'));
    await expect(workspaces.join('ciao', hash)).rejects.toThrow('link-unknown');
    expect(names()).toEqual(['uno']);
  });

  it('come first when opened, with the time', async () => {
    const { world, workspaces, names } = await load(rowOf('uno'), rowOf('due'));
    await workspaces.opened(idOf('due'));
    expect(names()).toEqual(['due', 'uno']);
    expect(workspaces.rows[0]!.openedAt).toBe(world.time);
  });

  it('take the name last seen, and keep it where the name has not arrived yet', async () => {
    const { world, workspaces, names } = await load(rowOf('uno'), rowOf('due'));
    await workspaces.label(idOf('due'), 'Verde');
    await workspaces.label(idOf('due'), 'Verde');
    await workspaces.label(idOf('due'), '');
    expect(names()).toEqual(['uno', 'Verde']);
    expect(world.asked('rows.rename')).toEqual(['Verde']);
  });

  it('go when removed, and stay when the disk refuses', async () => {
    const { world, workspaces, names } = await load(rowOf('uno'), rowOf('due'));
    await workspaces.remove(idOf('uno'));
    expect(names()).toEqual(['due']);
    world.failing.set('removeWorkspace', { kind: 'storage-silent' });
    await expect(workspaces.remove(idOf('due'))).rejects.toThrow('storage-silent');
    expect(names()).toEqual(['due']);
    await workspaces.remove(idOf('nessuno'));
  });

  it('are worked with in memory while the disk refuses, and it is said until it is well', async () => {
    const { world, workspaces, names } = await load();
    world.failing.set('rows.put', { kind: 'storage-full' });
    await workspaces.create('uno', hash);
    expect(names()).toEqual(['uno']);
    expect(workspaces.problem).toEqual({ kind: 'storage-full' });
    world.failing.clear();
    await workspaces.create('due', hash);
    expect(workspaces.problem).toBeNull();
  });
});
