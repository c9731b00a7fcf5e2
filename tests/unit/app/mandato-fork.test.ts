import { describe, expect, it } from 'vitest';
import { idOf, rowOf } from './fakes';
import { openNow, start } from './started';
import { FakeWorld } from './world';

describe('a new workspace from the open one', () => {
  it('is made of it, kept on the list and opened; the old one stays on the list', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    await mandato.fork('due');
    expect(world.asked('forkWorkspace')).toEqual(['uno > due']);
    expect(mandato.workspace?.id).toBe(idOf('due'));
    expect(openNow(world).map(({ name }) => name)).toEqual(['due']);
    expect(mandato.workspaces.rows.map(({ label }) => label)).toEqual(['due', 'uno']);
  });

  it('that the disk refuses says why, and leaves the old one open', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    world.failing.set('forkWorkspace', { kind: 'storage-full' });
    await expect(mandato.fork('due')).rejects.toMatchObject({ problem: { kind: 'storage-full' } });
    expect(mandato.workspace?.id).toBe(idOf('uno'));
    expect(mandato.workspaces.rows).toHaveLength(1);
  });
});
