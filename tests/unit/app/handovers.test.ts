import { describe, expect, it } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import type { SessionId } from '../../../src/domain/ids';
import { it as italian } from '../../../src/messages/it';
import { rowOf } from './fakes';
import { FakeWorld } from './world';

const session = 'ab'.repeat(8) as SessionId;

async function start() {
  const world = new FakeWorld('', [rowOf('uno')]);
  const mandato = new Mandato(world.all);
  await mandato.start();
  await mandato.device.sign('Anna Rossi', '');
  const { handovers } = mandato.copies;
  await handovers.load();
  return { world, mandato, handovers, open: world.opened[0]! };
}
const wish = { to: '', onlyNew: false, passphrase: null };

describe('a file for a colleague', () => {
  it('bears their name and the day, and is remembered', async () => {
    const { world, handovers, open } = await start();
    open.have = new Map([[session, 4]]);
    await handovers.save({ ...wish, to: '  Bruno  Bianchi ' });
    const name = 'uno-per-bruno-bianchi-2026-05-10.mandato';
    expect(world.saved.map((saved) => saved.name)).toEqual([name]);
    expect(handovers.done).toContain(name);
    expect(world.past).toEqual([{ to: 'Bruno Bianchi', at: world.time, have: open.have }]);
    expect(handovers.lastTo('bruno bianchi')?.have).toEqual(open.have);
    expect(world.handedOver).toMatchObject([{ by: 'Anna Rossi', capability: null }]);
  });

  it('holds only what is new since the last, where that is wanted', async () => {
    const { handovers, open } = await start();
    open.have = new Map([[session, 4]]);
    await handovers.save({ ...wish, to: 'Bruno' });
    open.have = new Map([[session, 9]]);
    await handovers.save({ ...wish, to: 'BRUNO', onlyNew: true });
    await handovers.save({ ...wish, to: 'Carla', onlyNew: true });
    expect(open.packed).toEqual([null, new Map([[session, 4]]), null]);
    expect(handovers.past.map(({ to }) => to)).toEqual(['Carla', 'BRUNO']);
  });

  it('with nothing new in it is not made', async () => {
    const { world, handovers, open } = await start();
    await handovers.save({ ...wish, to: 'Bruno' });
    open.empty = true;
    await handovers.save({ ...wish, to: 'Bruno', onlyNew: true });
    expect(world.saved).toHaveLength(1);
    expect(handovers.done).toBe(italian.handover.nothingNew('Bruno'));
  });

  it('for nobody in particular is not remembered', async () => {
    const { world, handovers } = await start();
    await handovers.save(wish);
    expect(world.saved.map(({ name }) => name)).toEqual(['uno-2026-05-10.mandato']);
    expect(world.past).toEqual([]);
  });

  it('with a passphrase lets its reader go on reading, when it holds everything', async () => {
    const { world, handovers } = await start();
    await handovers.save({ ...wish, to: 'Bruno', passphrase: 'quattro parole a caso' });
    await handovers.save({ to: 'Bruno', onlyNew: true, passphrase: 'quattro parole a caso' });
    expect(world.handedOver.map(({ capability }) => capability?.role)).toEqual(['view', undefined]);
  });

  it('may have a passphrase proposed for it', async () => {
    const { handovers } = await start();
    expect(handovers.propose()).toMatch(/^[a-z]{6}(-[a-z]{6}){3}$/);
  });

  it('that cannot be made says why, and nothing is remembered', async () => {
    const { world, handovers, open } = await start();
    world.failing.set('writeHandover', { kind: 'passphrase-short', least: 12 });
    await handovers.save({ ...wish, to: 'Bruno', passphrase: 'corta' });
    expect(handovers.problem).toEqual({ kind: 'passphrase-short', least: 12 });
    open.pack = () => Promise.reject(new Error('no memory'));
    await handovers.save({ ...wish, to: 'Bruno' });
    expect(handovers.problem).toMatchObject({ kind: 'unknown' });
    expect([world.saved, world.past, handovers.busy]).toEqual([[], [], false]);
  });

  it('is made though the disk does not say what was given before', async () => {
    const { world, handovers } = await start();
    world.failing.set('handovers.list', { kind: 'storage-refused' });
    await handovers.load();
    expect(handovers.problem?.kind).toBe('storage-refused');
    world.failing.clear();
    await handovers.save(wish);
    expect(world.saved).toHaveLength(1);
  });
});
