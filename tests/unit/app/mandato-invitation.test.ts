import { describe, expect, it } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import { it as italian } from '../../../src/messages/it';
import { idOf, rowOf, settle } from './fakes';
import { openNow, start, texts } from './started';
import { FakeWorld } from './world';

describe('an invitation in the address', () => {
  it('is what a new device opens: no other workspace is made', async () => {
    const world = new FakeWorld('#/entra/l.invito');
    const mandato = await start(world);
    expect(mandato.workspace?.id).toBe(idOf('invito'));
    expect(world.asked('createWorkspace')).toEqual([]);
    expect(world.address.history).toEqual(['#/']);
    expect(texts(mandato)).toEqual([italian.spaces.joinedView]);
  });

  it('leaves the address before anything is waited for', () => {
    const world = new FakeWorld('#/entra/m.invito');
    const mandato = new Mandato(world.all);
    void mandato.start();
    expect(world.address.history).toEqual(['#/']);
    expect(world.log).toEqual([]);
  });

  it('that is no good says so, and the last workspace opens', async () => {
    const world = new FakeWorld('#/entra/rotto', [rowOf('uno')]);
    const mandato = await start(world);
    expect(mandato.workspace?.id).toBe(idOf('uno'));
    expect(texts(mandato)[0]).toContain(italian.problems['link-unknown']().what);
  });

  it('that comes while another workspace opens is opened after it, and both are not open', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    world.slow.add('openWorkspace');
    const mandato = new Mandato(world.all);
    const started = mandato.start();
    await settle();
    world.address.visit('#/entra/m.invito');
    await settle();
    expect(world.asked('openWorkspace')).toEqual(['uno']);
    world.slow.clear();
    world.let();
    await started;
    await settle();
    expect(mandato.workspace?.id).toBe(idOf('invito'));
    expect(openNow(world).map(({ id }) => id)).toEqual([idOf('invito')]);
  });

  it('that comes while one opens by hand is not forgotten', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    world.slow.add('openWorkspace');
    const opening = mandato.open(mandato.workspaces.get(idOf('due'))!);
    await settle();
    world.address.visit('#/entra/m.invito');
    world.slow.clear();
    world.let();
    await opening;
    await settle();
    expect(mandato.workspace?.id).toBe(idOf('invito'));
  });

  it('to less than this device has leaves its rights, though it comes before the list is read', async () => {
    const world = new FakeWorld('', [rowOf('uno', 'edit')]);
    world.slow.add('rows.list');
    const mandato = new Mandato(world.all);
    const started = mandato.start();
    await settle();
    world.address.visit('#/entra/l.uno');
    await settle();
    world.let();
    await started;
    await settle();
    expect(mandato.workspace?.role).toBe('edit');
    expect(world.asked('rows.put')).toEqual([]);
    expect(openNow(world)).toHaveLength(1);
  });

  it('to more opens the same workspace again, to write', async () => {
    const world = new FakeWorld('', [rowOf('uno', 'view')]);
    const mandato = await start(world);
    expect(mandato.workspace?.role).toBe('view');
    await mandato.join('m.uno');
    expect(mandato.workspace?.role).toBe('edit');
    expect(openNow(world)).toHaveLength(1);
    expect(texts(mandato)).toEqual([italian.spaces.joinedEdit]);
  });

  it('kept through a start that stopped at the programme is accepted when it goes on', async () => {
    const world = new FakeWorld('#/entra/m.invito');
    world.failing.set('openProgramme', { kind: 'programme-unreachable' });
    const mandato = await start(world);
    world.failing.clear();
    await mandato.retry();
    expect(mandato.workspace?.id).toBe(idOf('invito'));
  });

  it('to a workspace that does not open is not said to be joined', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    world.failing.set('openWorkspace', { kind: 'storage-silent' });
    await mandato.join('m.invito');
    expect(texts(mandato)).not.toContain(italian.spaces.joinedEdit);
    expect(mandato.stage.kind).toBe('stopped');
  });

  it('refused by hand changes nothing', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    await expect(mandato.join('ciao')).rejects.toMatchObject({ problem: { kind: 'link-unknown' } });
    expect(mandato.workspace?.id).toBe(idOf('uno'));
    expect(openNow(world)).toHaveLength(1);
  });
});
