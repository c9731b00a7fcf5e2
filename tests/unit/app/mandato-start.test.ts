import { describe, expect, it } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import { it as italian } from '../../../src/messages/it';
import { idOf, rowOf, settle } from './fakes';
import { start, texts } from './started';
import { FakeWorld } from './world';

describe('the start', () => {
  it('shows the programme first, then the workspace last open, then keeps itself for offline', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')], { lastWorkspace: idOf('due') });
    world.slow.add('openWorkspace');
    const mandato = new Mandato(world.all);
    expect(mandato.stage).toEqual({ kind: 'programme' });
    const started = mandato.start();
    await settle();
    expect(mandato.book?.actionCount).toBe(284);
    expect(mandato.stage).toEqual({ kind: 'workspace' });
    expect(mandato.workspace).toBeNull();
    world.let();
    await started;
    expect(mandato.stage).toEqual({ kind: 'ready' });
    expect(mandato.workspace?.id).toBe(idOf('due'));
    expect(mandato.damaged).toBe(2);
    expect(world.log.filter((line) => !line.startsWith('rows.touch'))).toEqual([
      'settings.read',
      'openProgramme',
      'rows.list',
      'openWorkspace due',
      'settings.write',
      'registerOffline',
    ]);
  });

  it('opens one that was opened after the one remembered: its page went before it could say so', async () => {
    const later = { ...rowOf('uno'), openedAt: 5 };
    const world = new FakeWorld('', [rowOf('due'), later], { lastWorkspace: idOf('due') });
    expect((await start(world)).workspace?.id).toBe(idOf('uno'));
  });

  it('on a new device makes a first workspace, and remembers it', async () => {
    const world = new FakeWorld();
    const mandato = await start(world);
    expect(world.asked('createWorkspace')).toEqual([italian.spaces.firstName]);
    expect(world.settings.lastWorkspace).toBe(mandato.workspace?.id);
    expect(mandato.workspaces.rows).toHaveLength(1);
  });

  it('has removed the empty one made for want of a disk before it shows the one that was there', async () => {
    const world = new FakeWorld();
    for (const port of ['settings.read', 'rows.list', 'rows.put'])
      world.failing.set(port, { kind: 'storage-silent' });
    const mandato = await start(world);
    expect(mandato.workspace?.id).toBe(idOf(italian.spaces.firstName));
    world.failing.clear();
    world.rows = [rowOf('di ieri')];
    world.slow.add('removeWorkspace');
    const returned = mandato.storageReturned();
    await settle();
    expect(mandato.workspace).toBeNull();
    expect(world.asked('openWorkspace')).toEqual([italian.spaces.firstName]);
    world.let();
    await returned;
    expect(mandato.workspace?.id).toBe(idOf('di ieri'));
    expect(mandato.workspaces.rows.map(({ id }) => id)).toEqual([idOf('di ieri')]);
  });

  it('shows the one that was there also where the empty one cannot be removed', async () => {
    const world = new FakeWorld();
    for (const port of ['settings.read', 'rows.list', 'rows.put'])
      world.failing.set(port, { kind: 'storage-silent' });
    const mandato = await start(world);
    world.failing.clear();
    world.failing.set('removeWorkspace', { kind: 'storage-full' });
    world.rows = [rowOf('di ieri')];
    await expect(mandato.storageReturned()).rejects.toThrow('storage-full');
    expect(mandato.workspace?.id).toBe(idOf('di ieri'));
  });

  it('speaks the language chosen on this device', async () => {
    const mandato = await start(new FakeWorld('', [], { language: 'en' }));
    expect(mandato.m.code).toBe('en');
  });

  it('goes on where the disk can be neither read nor written', async () => {
    const world = new FakeWorld();
    for (const port of ['settings.read', 'settings.write', 'rows.list', 'rows.put', 'rows.touch'])
      world.failing.set(port, { kind: 'storage-refused' });
    const mandato = await start(world);
    expect(mandato.stage).toEqual({ kind: 'ready' });
    expect(mandato.device.problem).toEqual({ kind: 'storage-refused' });
    expect(mandato.workspaces.problem).toEqual({ kind: 'storage-refused' });
  });

  it('goes on where it cannot be kept for use without a network', async () => {
    const world = new FakeWorld();
    world.failing.set('registerOffline', { kind: 'unknown', detail: 'no' });
    const mandato = await start(world);
    expect(mandato.stage).toEqual({ kind: 'ready' });
    expect(mandato.offlineReady).toBe(false);
  });

  it('says an address led nowhere in the language of this device', async () => {
    const mandato = await start(new FakeWorld('#/niente', [], { language: 'en' }));
    expect(texts(mandato)).toEqual([mandato.m.programme.elsewhere]);
  });
});

describe('a start that stops', () => {
  it('at the programme says why; tried again it opens the workspace this device had', async () => {
    const world = new FakeWorld('', [rowOf('uno')], { lastWorkspace: idOf('uno') });
    world.failing.set('openProgramme', { kind: 'programme-unreachable' });
    const mandato = await start(world);
    expect(mandato.stage).toEqual({
      kind: 'stopped',
      at: 'programme',
      problem: { kind: 'programme-unreachable' },
    });
    expect(mandato.book).toBeNull();
    world.failing.clear();
    await mandato.retry();
    expect(mandato.stage).toEqual({ kind: 'ready' });
    expect(mandato.workspace?.id).toBe(idOf('uno'));
    expect(world.asked('createWorkspace')).toEqual([]);
  });

  it('at the workspace says why once, where one can try again, and is tried again', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    world.failing.set('openWorkspace', { kind: 'storage-silent' });
    const mandato = await start(world);
    expect(mandato.stage).toEqual({
      kind: 'stopped',
      at: 'workspace',
      problem: { kind: 'storage-silent' },
    });
    expect(texts(mandato)).toEqual([]); // the banner says it
    world.failing.clear();
    await mandato.retry();
    expect(mandato.workspace?.id).toBe(idOf('uno'));
  });

  it('tried again twice at once opens one workspace', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    world.failing.set('openWorkspace', { kind: 'storage-silent' });
    const mandato = await start(world);
    world.failing.clear();
    await Promise.all([mandato.retry(), mandato.retry()]);
    expect(world.opened).toHaveLength(1);
    expect(mandato.stage).toEqual({ kind: 'ready' });
  });

  it('at a workspace that cannot be made can be tried again', async () => {
    const world = new FakeWorld();
    world.failing.set('createWorkspace', { kind: 'unknown', detail: 'no keys' });
    const mandato = await start(world);
    expect(mandato.stage.kind).toBe('stopped');
    world.failing.clear();
    await mandato.retry();
    expect(mandato.stage).toEqual({ kind: 'ready' });
  });
});
