import { describe, expect, it } from 'vitest';
import { encodeLink } from '../../../src/domain/links';
import { it as italian } from '../../../src/messages/it';
import { colleague, idOf, rowOf, settle } from './fakes';
import { openNow, start, texts } from './started';
import { FakeWorld } from './world';

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

  it('stay open while what was written in them is only in memory, until it is in a copy', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    const due = mandato.workspaces.get(idOf('due'))!;
    const { label } = rowOf('uno');
    world.opened[0]!.saved = { kind: 'unsaved', problem: { kind: 'storage-full' } };
    await mandato.open(due);
    await mandato.create('tre');
    await mandato.join(encodeLink(rowOf('quattro').capability));
    expect(mandato.workspace?.name).toBe(label);
    expect(world.opened).toHaveLength(1);
    expect(mandato.workspaces.rows).toHaveLength(2);
    expect(texts(mandato)[0]).toContain(italian.problems['work-unsaved']().what);
    await mandato.copies.save();
    await mandato.open(due);
    expect(mandato.workspace?.id).toBe(due.id);
  });

  it('are left as soon as what was just written is saved', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    const left = world.opened[0]!;
    left.saved = { kind: 'saving' };
    left.onSettled = () => {
      left.saved = { kind: 'saved', at: 1 };
      return Promise.resolve();
    };
    await mandato.open(mandato.workspaces.get(idOf('due'))!);
    expect(mandato.workspace?.id).toBe(idOf('due'));
  });

  it('stay open where the disk takes too long over what was just written', async () => {
    const world = new FakeWorld('', [rowOf('uno'), rowOf('due')]);
    const mandato = await start(world);
    world.opened[0]!.saved = { kind: 'saving' };
    world.opened[0]!.onSettled = () => new Promise(() => undefined);
    const opening = mandato.open(mandato.workspaces.get(idOf('due'))!);
    await settle();
    world.pass(2000);
    await opening;
    expect(mandato.workspace?.id).toBe(idOf('uno'));
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
