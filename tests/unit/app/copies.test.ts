import { describe, expect, it } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import { Failure } from '../../../src/domain/problem';
import { it as italian } from '../../../src/messages/it';
import { idOf, rowOf, settle } from './fakes';
import { FakeWorld } from './world';

async function start(label = 'Città & Piano') {
  const world = new FakeWorld('', [{ ...rowOf('uno'), label }]);
  const mandato = new Mandato(world.all);
  await mandato.start();
  return { world, mandato, said: () => mandato.announcer.toasts.map(({ text }) => text) };
}
const file = new Blob(['x']);

describe('a copy', () => {
  it('is saved under the name of the workspace and the day, and that is said', async () => {
    const { world, mandato, said } = await start();
    await mandato.copies.save();
    expect(world.saved).toEqual([
      { name: 'citta-piano-2026-05-10.mandato', bytes: new Uint8Array([1, 2, 3]) },
    ]);
    expect(said()).toEqual([italian.data.copyDone('citta-piano-2026-05-10.mandato')]);
    expect(mandato.copies.busy).toBeNull();
  });

  it.each([
    [0, 5],
    [12, 0],
    [23, 55],
  ])('saved at %s:%s bears the day of this device, not that of Greenwich', async (hour, minute) => {
    const { world, mandato } = await start('x');
    world.time = new Date(2026, 0, 9, hour, minute).getTime();
    await mandato.copies.save();
    expect(world.saved[0]!.name).toBe('x-2026-01-09.mandato');
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['???', 'mandato'],
    ['Привет', 'mandato'],
    ['  Àèì  ', 'aei'],
  ])('of "%s" is called %s', async (label, name) => {
    const { world, mandato } = await start(label);
    await mandato.copies.save();
    expect(world.saved[0]!.name).toBe(`${name}-2026-05-10.mandato`);
  });

  it('that cannot be made says why', async () => {
    const { world, mandato, said } = await start();
    world.opened[0]!.exportCopy = () => Promise.reject(new Error('no memory'));
    await mandato.copies.save();
    expect(said()[0]).toContain('no memory');
    expect(mandato.copies.busy).toBeNull();
  });

  it('of a reader whose log is gone is refused in words', async () => {
    const { world, mandato, said } = await start();
    const failure = new Failure({ kind: 'log-incomplete' });
    world.opened[0]!.exportCopy = () => Promise.reject(failure);
    await mandato.copies.save();
    expect(said()[0]).toContain('il file sarebbe vuoto o a metà');
    expect(world.saved).toEqual([]);
  });

  it('brought back is in the list and opened', async () => {
    const { mandato, said } = await start();
    await mandato.copies.restore(file);
    expect(mandato.workspace?.id).toBe(idOf('ripristinato'));
    expect(mandato.workspaces.rows[0]!.label).toBe('ripristinato');
    expect(said()).toEqual([italian.data.restoreDone('ripristinato')]);
  });

  it('of the open workspace is taken in without opening it again', async () => {
    const { world, mandato } = await start();
    Object.assign(world.ports, { restore: () => Promise.resolve(rowOf('uno')) });
    const again = new Mandato(world.all);
    await again.start();
    await again.copies.restore(file);
    expect(again.workspace?.id).toBe(idOf('uno'));
    expect(world.opened).toHaveLength(2); // one by each of the two starts
    await mandato.close();
  });

  it('that lets write what one could only read opens it to write, at once', async () => {
    const world = new FakeWorld('', [rowOf('uno', 'view')]);
    Object.assign(world.ports, { restore: () => Promise.resolve(rowOf('uno', 'edit')) });
    const mandato = new Mandato(world.all);
    await mandato.start();
    expect(mandato.workspace?.role).toBe('view');
    await mandato.copies.restore(file);
    expect(mandato.workspace?.role).toBe('edit');
    expect(world.opened[0]!.closed).toBe(1);
  });

  it('of a workspace whose name never arrived is not said to be of «»', async () => {
    const { world } = await start();
    Object.assign(world.ports, { restore: () => Promise.resolve({ ...rowOf('x'), label: '' }) });
    const mandato = new Mandato(world.all);
    await mandato.start();
    await mandato.copies.restore(file);
    expect(mandato.announcer.toasts.at(-1)!.text).toBe(
      italian.data.restoreDone(italian.band.noName),
    );
  });

  it('refused says why and changes nothing', async () => {
    const { world, mandato, said } = await start();
    world.failing.set('restore', { kind: 'file-too-large', limit: 128_000_000 });
    await mandato.copies.restore(file);
    expect(said()[0]).toContain('128 MB');
    expect(mandato.workspace?.id).toBe(idOf('uno'));
    expect(mandato.workspaces.rows).toHaveLength(1);
    expect(mandato.copies.busy).toBeNull();
  });

  it('is made or brought back one at a time', async () => {
    const { world, mandato } = await start();
    world.slow.add('restore');
    const first = mandato.copies.restore(file);
    await settle();
    expect(mandato.copies.busy).toBe('restoring');
    await mandato.copies.restore(file);
    await mandato.copies.save();
    expect(world.asked('restore')).toHaveLength(1);
    expect(world.saved).toEqual([]);
    world.let();
    await first;
    expect(mandato.copies.busy).toBeNull();
  });
});
