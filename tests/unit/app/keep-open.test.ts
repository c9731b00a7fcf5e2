import { describe, expect, it } from 'vitest';
import { KeepOpen } from '../../../src/app/keep-open.svelte';
import { settle } from './fakes';
import { FakeWorld } from './world';

describe('a machine left open for the colleagues', () => {
  it('is kept awake until one says that it may sleep', async () => {
    const world = new FakeWorld();
    const open = new KeepOpen(world.all);
    await open.start();
    await open.start();
    expect(world.awake).toBe(1);
    expect(open.since).toBe(world.time);
    open.stop();
    expect(world.awake).toBe(0);
    expect(open.since).toBeNull();
  });

  it('says that the browser does not keep it awake, and serves all the same', async () => {
    const world = new FakeWorld();
    world.failing.set('keepAwake', { kind: 'unknown', detail: 'no' });
    const open = new KeepOpen(world.all);
    await open.start();
    expect(open.refused).toBe(true);
    expect(open.since).not.toBeNull();
  });

  it('lets go at once where one changed one’s mind meanwhile', async () => {
    const world = new FakeWorld();
    world.slow.add('keepAwake');
    const open = new KeepOpen(world.all);
    const started = open.start();
    open.stop();
    world.let();
    await started;
    await settle();
    expect(world.awake).toBe(0);
  });
});
