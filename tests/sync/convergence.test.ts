import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { plainNote } from '../../src/crdt/note-content';
import type { ActionId } from '../../src/domain/ids';
import { MemoryLogStore } from '../helpers/memory-log-store';
import { join, makeWorkspace, openReplica, stateOf, until, write } from '../helpers/replicas';
import { Seeded } from '../helpers/seeded';

const actions = ['1.1.1', '1.1.2', '7.12.3'] as ActionId[];

interface Member {
  readonly store: MemoryLogStore;
  readonly disk: IDBFactory;
  page: Awaited<ReturnType<typeof openReplica>>['replica'];
}

/**
 * Three editors write at random, come and go, crash and start again, with a disk that refuses at
 * times. The oracle: nothing is ever deleted here, so in the end every copy holds every word that
 * was written down, and all copies are the same.
 */
async function history(seed: number): Promise<void> {
  const random = new Seeded(seed);
  const { edit } = await makeWorkspace(seed + 1);
  const written = new Set<string>();
  let pages = seed * 1000;

  const open = async (store: MemoryLogStore, disk: IDBFactory) => {
    globalThis.indexedDB = disk;
    return (await openReplica(edit, { store, seed: ++pages })).replica;
  };
  const members: Member[] = [];
  for (let i = 0; i < 3; i++) {
    const store = new MemoryLogStore();
    const disk = new IDBFactory();
    members.push({ store, disk, page: await open(store, disk) });
  }
  const cuts = new Map<string, () => void>();
  const toggle = (i: number, j: number) => {
    const key = `${i}-${j}`;
    const cut = cuts.get(key);
    if (cut) {
      cut();
      cuts.delete(key);
    } else cuts.set(key, join(members[i]!.page, members[j]!.page));
  };
  const cutAll = () => {
    for (const cut of cuts.values()) cut();
    cuts.clear();
  };

  for (let step = 0; step < 40; step++) {
    const member = random.pick(members);
    const dice = random.next();
    if (dice < 0.6) {
      const word = `s${seed}w${step}`;
      write(member.page, word, random.pick(actions));
      member.page.writeDown();
      if (!member.store.refuse) written.add(word);
    } else if (dice < 0.8) {
      const [i, j] = random.pick([
        [0, 1],
        [1, 2],
        [0, 2],
      ] as const);
      toggle(i, j);
    } else if (dice < 0.88) {
      // A crash: what is on the disk now is all that is left.
      cutAll();
      const survivor = member.store.crash();
      member.store.refuse = { kind: 'storage-closed' };
      void member.page.close();
      const index = members.indexOf(member);
      const disk = random.next() < 0.5 ? member.disk : new IDBFactory();
      members[index] = { store: survivor, disk, page: await open(survivor, disk) };
    } else if (dice < 0.94) {
      member.store.refuse = { kind: 'storage-full' };
      write(member.page, `s${seed}r${step}`, random.pick(actions));
      await new Promise((resolve) => setTimeout(resolve, 1));
      member.store.refuse = null;
    } else {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  cutAll();
  const [a, b, c] = members.map(({ page }) => page) as [
    Member['page'],
    Member['page'],
    Member['page'],
  ];
  join(a, b);
  join(b, c);
  const all = () => [a, b, c].map(stateOf);
  await until(
    () => new Set(all()).size === 1 && [...written].every((w) => all()[0]!.includes(w)),
    15_000,
  );
  const text = actions
    .map((id) => plainNote(a.shared.note(id)))
    .join('\n')
    .split('\n');
  expect(new Set(text).size, 'no word twice').toBe(text.length);
  await Promise.all(members.map(({ page }) => page.close()));
}

describe('three editors with bad luck converge and lose nothing', () => {
  test.each(Array.from({ length: 25 }, (_, i) => i + 1))('seed %i', history);
});
