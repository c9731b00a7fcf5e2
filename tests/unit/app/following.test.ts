import { beforeEach, describe, expect, it } from 'vitest';
import type { Mandato } from '../../../src/app/mandato.svelte';
import type { Present } from '../../../src/domain/company';
import type { ActionId, GoalId, SessionId } from '../../../src/domain/ids';
import { it as italian } from '../../../src/messages/it';
import { colleague, rowOf, type FakeWorkspace } from './fakes';
import { start } from './started';
import { FakeWorld } from './world';

const anna = 'anna' as SessionId;
const at = (goal: string | null, where: string | null = null): Present => ({
  ...colleague('Anna', anna),
  at: goal as GoalId | null,
  where: where as ActionId | null,
});

let world: FakeWorld;
let mandato: Mandato;
let workspace: FakeWorkspace;
const hash = () => world.address.hash;

beforeEach(async () => {
  world = new FakeWorld('#/programma', [rowOf('uno')]);
  mandato = await start(world);
  workspace = world.opened[0]!;
  workspace.meet(at('1.1'));
});

describe('who follows a colleague', () => {
  it('goes where they are, and from goal to goal as they do, saying so', () => {
    mandato.following.start(anna);
    expect(hash()).toBe('#/ambito/1.1');
    expect(mandato.following.whom).toEqual({ name: 'Anna', here: true });
    workspace.meet(at('1.2'));
    expect(hash()).toBe('#/ambito/1.2');
    expect(mandato.announcer.spoken).toBe(italian.follow.moved('Anna', '1.2'));
    workspace.meet(at('1.2', '1.2.1'));
    expect(hash()).toBe('#/ambito/1.2?m=1');
  });

  it('goes back, in one step, to where they were before', () => {
    mandato.following.start(anna);
    workspace.meet(at('1.2'));
    workspace.meet(at('1.3'));
    expect(world.address.history).toEqual(['#/programma', '#/ambito/1.3']);
  });

  it('stays where the colleague is on no goal', () => {
    mandato.following.start(anna);
    workspace.meet(at(null));
    expect(hash()).toBe('#/ambito/1.1');
    workspace.meet(at('2.1'));
    expect(hash()).toBe('#/ambito/2.1');
  });

  it('stops by going anywhere on their own', () => {
    mandato.following.start(anna);
    mandato.router.go({ kind: 'goal', goal: '3.1' as GoalId, action: null, write: false });
    expect(mandato.following.whom).toBeNull();
    expect(mandato.announcer.spoken).toBe(italian.follow.stopped('Anna'));
    workspace.meet(at('1.2'));
    expect(hash()).toBe('#/ambito/3.1');
    expect(workspace.listeners).toBe(2); // those of the search and the news
  });

  it('stops by beginning to write, and by saying so', () => {
    mandato.following.start(anna);
    mandato.router.replace({ kind: 'goal', goal: '1.1' as GoalId, action: 1, write: true });
    expect(mandato.following.whom).toBeNull();
    mandato.following.start(anna);
    mandato.following.stop();
    workspace.meet(at('1.2'));
    expect(hash()).not.toBe('#/ambito/1.2');
  });

  it('is not taken from an open dialog, and catches up when it closes', () => {
    mandato.following.start(anna);
    mandato.router.go({ kind: 'share' });
    workspace.meet(at('1.2'));
    expect(mandato.router.overlay).toBe('share');
    mandato.router.closeOverlay('share');
    expect(hash()).toBe('#/ambito/1.2');
    expect(mandato.following.whom?.here).toBe(true);
  });

  it('waits for a colleague who reloads the page', () => {
    mandato.following.start(anna);
    workspace.meet();
    expect(mandato.following.whom).toEqual({ name: 'Anna', here: false });
    workspace.meet({ ...at('1.2'), session: 'anew' as SessionId });
    expect(hash()).toBe('#/ambito/1.2');
    expect(mandato.following.isWith('anew' as SessionId)).toBe(true);
  });

  it('never goes after a reader who calls themselves by the same id', () => {
    mandato.following.start(anna);
    workspace.meet({ ...at('1.2'), session: 'other' as SessionId, role: 'view' });
    expect(hash()).toBe('#/ambito/1.1');
  });

  it('says that one follows, and where that has led', () => {
    mandato.following.start(anna);
    const { started, moved } = italian.follow;
    expect(mandato.announcer.spoken).toBe(`${started('Anna')}. ${moved('Anna', '1.1')}`);
  });

  it('stops when led about faster than anybody goes: two may be following each other', () => {
    mandato.following.start(anna);
    const chase = (step: number) => workspace.meet(at(step % 2 ? '1.2' : '1.3'));
    for (let step = 0; step < 20; step++) {
      world.pass(2000); // somebody turns the pages
      chase(step);
    }
    expect(mandato.following.whom).not.toBeNull();
    for (let step = 0; step < 20; step++) {
      world.pass(100);
      chase(step);
    }
    expect(mandato.following.whom).toBeNull();
    expect(mandato.announcer.spoken).toBe(italian.follow.stopped('Anna'));
  });

  it('does not follow into another workspace', async () => {
    mandato.following.start(anna);
    await mandato.create('due');
    expect(mandato.following.whom).toBeNull();
    workspace.meet(at('1.2'));
    expect(hash()).toBe('#/ambito/1.1');
  });
});

it('colleagues are told which goal is on the screen, and that it is left', () => {
  expect(workspace.visited).toBeNull();
  mandato.router.go({ kind: 'goal', goal: '3.1' as GoalId, action: null, write: false });
  expect(workspace.visited).toBe('3.1');
  mandato.router.go({ kind: 'data' });
  expect(workspace.visited).toBeNull();
});
