import { describe, expect, it } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import { it as italian } from '../../../src/messages/it';
import { colleague, FakeWorld, idOf, rowOf, settle } from './fakes';

async function start(world: FakeWorld) {
  const mandato = new Mandato(world.all);
  await mandato.start();
  return mandato;
}
const texts = (mandato: Mandato) => mandato.announcer.toasts.map(({ text }) => text);
const openNow = (world: FakeWorld) => world.opened.filter(({ closed }) => closed === 0);

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

  it('on a new device makes a first workspace, and remembers it', async () => {
    const world = new FakeWorld();
    const mandato = await start(world);
    expect(world.asked('createWorkspace')).toEqual([italian.spaces.firstName]);
    expect(world.settings.lastWorkspace).toBe(mandato.workspace?.id);
    expect(mandato.workspaces.rows).toHaveLength(1);
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

  it('at the workspace says why aloud, and can be tried again', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    world.failing.set('openWorkspace', { kind: 'storage-silent' });
    const mandato = await start(world);
    expect(mandato.stage).toEqual({
      kind: 'stopped',
      at: 'workspace',
      problem: { kind: 'storage-silent' },
    });
    expect(texts(mandato)[0]).toContain(italian.banners.stopped);
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

describe('workspaces', () => {
  it('opened in a hurry are opened one after the other: only the last stays open', async () => {
    const world = new FakeWorld(
      '',
      ['uno', 'due', 'tre'].map((name) => rowOf(name)),
    );
    const mandato = await start(world);
    const row = (name: string) => mandato.workspaces.get(idOf(name))!;
    await Promise.all([mandato.open(row('due')), mandato.open(row('tre')), mandato.create('x')]);
    expect(openNow(world).map(({ id }) => id)).toEqual([idOf('x')]);
    expect(mandato.workspace?.id).toBe(idOf('x'));
    expect(world.opened.every(({ listeners, closed }) => closed === 0 || listeners === 0)).toBe(
      true,
    );
  });

  it('open already are left open', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    await mandato.open(mandato.workspaces.get(idOf('uno'))!);
    expect(world.opened).toHaveLength(1);
  });

  it('can be opened after one that would not close', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    world.opened[0]!.closeFails = true;
    await mandato.open(mandato.workspaces.get(idOf('due'))!);
    expect(mandato.workspace?.id).toBe(idOf('due'));
    expect(texts(mandato)[0]).toContain('stuck');
  });

  it('removed while open give way to another, or to a new one', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    await mandato.remove(mandato.workspaces.get(idOf('uno'))!);
    expect(world.opened[0]!.closed).toBe(1);
    expect(mandato.workspace?.id).toBe(idOf('due'));
    await mandato.remove(mandato.workspaces.get(idOf('due'))!);
    expect(world.asked('createWorkspace')).toEqual([italian.spaces.firstName]);
    expect(mandato.stage).toEqual({ kind: 'ready' });
  });

  it('that the disk refuses to remove are still there, and open again', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    world.failing.set('removeWorkspace', { kind: 'storage-silent' });
    const refused = mandato.remove(mandato.workspaces.get(idOf('uno'))!);
    await expect(refused).rejects.toMatchObject({ problem: { kind: 'storage-silent' } });
    expect(mandato.workspace?.id).toBe(idOf('uno'));
    expect(mandato.workspaces.rows).toHaveLength(1);
  });

  it('removed while another is open leave that alone', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    await mandato.remove(mandato.workspaces.get(idOf('due'))!);
    expect(world.opened).toHaveLength(1);
    expect(mandato.workspace?.id).toBe(idOf('uno'));
  });

  it('give their name to the list as colleagues change it', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    world.opened[0]!.name = 'Nuovo nome';
    world.pass(5000);
    await settle();
    expect(mandato.workspaces.rows[0]!.label).toBe('Nuovo nome');
  });

  it('tell screen readers what happens in them, together and in turn', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    world.opened[0]!.write('7.12.3', 'parole', true);
    world.opened[0]!.colleagues = [colleague('Bruno')];
    expect(mandato.announcer.spoken).toBe('');
    world.pass(5000);
    expect(mandato.announcer.spoken).toBe(
      'Anna ha modificato la nota 7.12.3. Bruno è in collegamento',
    );
  });

  it('ask the browser to keep what is written, at the first note and once', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    for (const text of ['a', 'ab']) {
      world.opened[0]!.write('7.12.3', text);
      await settle();
    }
    expect(world.asked('askPersistence')).toHaveLength(1);
    expect(mandato.device.persistence).toBe('kept');
  });

  it('put their notes in the search, and take them away with them', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    world.opened[0]!.write('7.12.3', 'ornitorinco');
    mandato.search!.show();
    mandato.search!.query = 'ornitorinco';
    await expect.poll(() => mandato.search!.hits.length, { timeout: 10_000 }).toBe(1);
    await mandato.open(mandato.workspaces.get(idOf('due'))!);
    await expect.poll(() => mandato.search!.hits.length, { timeout: 10_000 }).toBe(0);
  });
});

describe('the language', () => {
  it('changes every word at once, and is remembered', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    await mandato.setLanguage('en');
    expect([mandato.m.code, world.settings.language]).toEqual(['en', 'en']);
    await mandato.setLanguage('it');
    expect([mandato.m.code, world.settings.language]).toEqual(['it', 'it']);
  });

  it('is the last one chosen, though another was still loading', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    await Promise.all([mandato.setLanguage('en'), mandato.setLanguage('it')]);
    expect([mandato.m.code, world.settings.language]).toEqual(['it', 'it']);
  });
});

describe('a newer edition', () => {
  it('waits until it is let in, and can be put off', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    expect(mandato.updateWaits).toBe(false);
    world.offline.onUpdate();
    expect(mandato.updateWaits).toBe(true);
    expect(world.offline.updates).toBe(0);
    mandato.putOffUpdate();
    expect(mandato.updateWaits).toBe(false);
    mandato.update();
    expect(world.offline.updates).toBe(1);
  });
});

describe('the app', () => {
  it('closed leaves nothing running', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    await mandato.close();
    expect(openNow(world)).toEqual([]);
    expect(world.ticking).toBe(0);
    expect(world.address.watched).toBe(false);
    expect(world.offline.closed).toBe(1);
  });

  it('closed while a workspace opens closes that too', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    world.slow.add('openWorkspace');
    const mandato = new Mandato(world.all);
    const started = mandato.start();
    await settle();
    const closed = mandato.close();
    world.let();
    await Promise.all([started, closed]);
    expect(openNow(world)).toEqual([]);
    expect(world.ticking).toBe(0);
    expect(world.offline.closed).toBe(1);
  });

  it('keeps the time to the minute', async () => {
    const world = new FakeWorld('', [rowOf('uno')]);
    const mandato = await start(world);
    const before = mandato.now;
    world.pass(60_000);
    expect(mandato.now - before).toBe(60_000);
  });

  it('says that a goal is not in this programme, and shows the list', async () => {
    const world = new FakeWorld('#/ambito/99.99', [rowOf('uno')]);
    const mandato = await start(world);
    mandato.lost('99.99' as Parameters<Mandato['lost']>[0]);
    expect(world.address.history).toEqual(['#/']);
    expect(texts(mandato)).toEqual([italian.programme.noGoal('99.99')]);
  });
});
