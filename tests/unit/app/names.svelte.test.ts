import { flushSync } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { describe, expect, it } from 'vitest';
import { Names } from '../../../src/app/names.svelte';
import type { Touch } from '../../../src/crdt/workspace-doc';
import type { ActionId, PersonId, SessionId } from '../../../src/domain/ids';
import type { Person } from '../../../src/domain/person';
import type { Colleague } from '../../../src/domain/presence';

const person = (n: number, name: string): Person => ({
  id: n.toString(16).padStart(16, '0') as PersonId,
  name,
  office: '',
});
const [anna, bruno, other] = [person(1, 'Anna Rossi'), person(2, 'Bruno'), person(3, 'anna rossi')];

const here = (who: Person) =>
  ({ session: who.id as string as SessionId, person: who, role: 'edit' }) as Colleague;

/** A room one can fill, and who has written in it. */
function room() {
  const listeners = new Set<() => void>();
  const subscribe = createSubscriber((update) => {
    listeners.add(update);
    return () => listeners.delete(update);
  });
  let others: readonly Colleague[] = [];
  const touches = new Map<ActionId, Touch>([['1.1.1' as ActionId, { by: bruno, at: 1 }]]);
  const names = new Names({
    presence: () => {
      subscribe();
      return { others, self: anna };
    },
    touches: () => touches,
  });
  const fill = (...people: Person[]) => {
    others = people.map(here);
    for (const tell of listeners) tell();
  };
  return { names, fill, listeners };
}

describe('names', () => {
  it('tells those of one name apart, whoever asks, and again when they have gone', () => {
    const { names, fill } = room();
    expect(names.codeOf(anna.id)).toBeNull();
    fill(other);
    expect(names.codeOf(anna.id)).toBe('0000');
    expect(names.present).toMatchObject([{ code: '0000' }]);
    fill();
    expect(names.codeOf(anna.id)).toBeNull();
    expect(names.present).toEqual([]);
  });

  it('wakes who signs a line only where a name is to be told apart', async () => {
    const { names, fill, listeners } = room();
    const signed: (string | null)[] = [];
    const counted: number[] = [];
    const end = $effect.root(() => {
      $effect(() => void signed.push(names.codeOf(anna.id)));
      $effect(() => void counted.push(names.present.length));
    });
    flushSync();
    for (const people of [[bruno], [bruno, person(9, 'Carla')], [other], []]) {
      fill(...people);
      flushSync();
    }
    expect(counted).toEqual([0, 1, 2, 1, 0]);
    expect(signed).toEqual([null, '0000', null]);
    end();
    await Promise.resolve();
    expect(listeners.size).toBe(0);
    fill(other);
    expect(names.codeOf(anna.id)).toBe('0000');
  });
});
