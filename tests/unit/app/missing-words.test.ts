import { expect, it, vi } from 'vitest';
import { Mandato } from '../../../src/app/mandato.svelte';
import { rowOf } from './fakes';
import { FakeWorld } from './world';

vi.mock('../../../src/messages/en', () => {
  throw new Error('not kept for use without a network');
});

it('without the English words the app starts all the same, in Italian, and says so', async () => {
  const world = new FakeWorld('', [rowOf('uno')], { language: 'en' });
  const mandato = new Mandato(world.all);
  await mandato.start();
  expect(mandato.stage).toEqual({ kind: 'ready' });
  expect(mandato.m.code).toBe('it');
  expect(mandato.announcer.toasts).toHaveLength(1);
  await mandato.setLanguage('en');
  expect([mandato.m.code, mandato.announcer.toasts.length]).toEqual(['it', 1]);
});
