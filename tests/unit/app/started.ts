import { Mandato } from '../../../src/app/mandato.svelte';
import type { FakeWorkspace } from './fakes';
import type { FakeWorld } from './world';

/** A started app. */
export async function start(world: FakeWorld): Promise<Mandato> {
  const mandato = new Mandato(world.all);
  await mandato.start();
  return mandato;
}

/** What is shown for some seconds. */
export const texts = (mandato: Mandato): string[] =>
  mandato.announcer.toasts.map(({ text }) => text);

export const openNow = (world: FakeWorld): FakeWorkspace[] =>
  world.opened.filter(({ closed }) => closed === 0);
