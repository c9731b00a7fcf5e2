import { describe, expect, it } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import type { ActionId } from '../../../src/domain/ids';
import { it as italian } from '../../../src/messages/it';
import { rowOf, settle } from './fakes';
import { openNow, start, texts } from './started';
import { FakeWorld } from './world';

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

  it('shows in the list what the address filters, and what the workspace notes', async () => {
    const world = new FakeWorld('#/programma?punto=9', [rowOf('uno')]);
    const mandato = await start(world);
    expect([...mandato.book!.selection.points]).toEqual([9]);
    world.address.visit('#/programma');
    expect(mandato.book!.selection.actions.size).toBe(284);
    world.opened[0]!.notes.set('7.12.3' as ActionId, 'x');
    world.address.visit('#/programma?note=con');
    expect([...mandato.book!.selection.actions]).toEqual(['7.12.3']);
    world.address.visit('#/dati');
    expect(mandato.book!.selection.actions.size).toBe(284);
  });

  it('says that a goal is not in this programme, and shows the list', async () => {
    const world = new FakeWorld('#/ambito/99.99', [rowOf('uno')]);
    const mandato = await start(world);
    mandato.lost('99.99' as Parameters<Mandato['lost']>[0]);
    expect(world.address.history).toEqual(['#/']);
    expect(texts(mandato)).toEqual([italian.programme.noGoal('99.99')]);
  });
});
