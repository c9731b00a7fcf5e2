import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { plainNote } from '../../src/crdt/note-content';
import type { ActionId } from '../../src/domain/ids';
import type { Replica } from '../../src/net/replica';
import { MemoryLogStore } from '../helpers/memory-log-store';
import { join, makeWorkspace, openReplica, stateOf, write } from '../helpers/replicas';
import { Seeded } from '../helpers/seeded';
import type { Luck } from '../helpers/wire';

const actions = ['1.1.1', '1.1.2', '7.12.3'] as ActionId[];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Of the messages that matter some are lost, some come twice, some late. The greeting always
 * arrives: without one there is no link. So do the frames of a large message: a channel that lost
 * one of those would be closed.
 */
const unlucky =
  (random: Seeded): Luck =>
  (frame) => {
    const dice = random.next();
    if (frame[0] !== 0 || frame[1] === 0 || dice > 0.4) return [0];
    if (dice < 0.15) return [];
    return dice < 0.25 ? [0, random.below(8)] : [random.below(8)];
  };

interface Member {
  readonly role: 'edit' | 'view';
  store: MemoryLogStore;
  page: Replica;
}

/** Two to four copies, some of readers, over bad links, with partitions and crashes. */
class Group {
  readonly members: Member[] = [];
  readonly written = new Set<string>();
  readonly random: Seeded;
  readonly #seed: number;
  readonly #links = new Map<string, () => void>();
  #workspace!: Awaited<ReturnType<typeof makeWorkspace>>;
  #pages: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.random = new Seeded(seed * 7919);
    this.#pages = seed * 1000;
  }

  async open(size: number): Promise<void> {
    this.#workspace = await makeWorkspace(this.#seed);
    for (let i = 0; i < size; i++) {
      const role = i > 0 && this.random.next() < 0.3 ? 'view' : 'edit';
      const store = new MemoryLogStore();
      this.members.push({ role, store, page: await this.page(role, store) });
    }
  }

  async page(role: Member['role'], store = new MemoryLogStore()): Promise<Replica> {
    globalThis.indexedDB = new IDBFactory();
    return (await openReplica(this.#workspace[role], { store, seed: ++this.#pages })).replica;
  }

  link(i: number, j: number): void {
    const key = [i, j].sort().join('-');
    if (i === j || this.#links.has(key)) return;
    const luck = unlucky(this.random);
    const cut = join(this.members[i]!.page, this.members[j]!.page, 'network', { luck });
    this.#links.set(key, cut);
  }

  /** Cuts the links of one member, or all. */
  part(member?: Member): void {
    const own = member && String(this.members.indexOf(member));
    for (const [key, cut] of this.#links) {
      if (own !== undefined && !key.split('-').includes(own)) continue;
      cut();
      this.#links.delete(key);
    }
  }

  say(member: Member, word: string): void {
    if (member.role !== 'edit') return;
    write(member.page, word, this.random.pick(actions));
    member.page.writeDown();
    this.written.add(word);
  }

  /** The page dies after its last words were stored and before they were sent. */
  async crash(member: Member, word: string): Promise<void> {
    let survivor = member.store.crash();
    if (member.role === 'edit') {
      const append = member.store.append.bind(member.store);
      const stored = new Promise<MemoryLogStore>((resolve) => {
        member.store.append = async (workspace, envelopes) => {
          await append(workspace, envelopes);
          this.part(member);
          resolve(member.store.crash());
        };
      });
      this.say(member, word);
      survivor = await stored;
    }
    this.part(member);
    member.store.refuse = { kind: 'storage-closed' };
    void member.page.close();
    member.store = survivor;
    member.page = await this.page(member.role, survivor);
  }

  /** True where all copies are the same, hold every word, and wait for nothing. */
  get whole(): boolean {
    const states = this.members.map(({ page }) => stateOf(page));
    const waiting = this.members.some(({ page }) => page.shared.doc.store.pendingStructs !== null);
    return (
      !waiting &&
      new Set(states).size === 1 &&
      [...this.written].every((word) => states[0]!.includes(word))
    );
  }
}

const beat = async () => {
  vi.advanceTimersByTime(10_000);
  await pause(25);
};

async function history(seed: number): Promise<void> {
  const group = new Group(seed);
  const { random } = group;
  await group.open(2 + (seed % 3));
  const size = group.members.length;
  for (let step = 0; step < 50; step++) {
    const member = random.pick(group.members);
    const dice = random.next();
    if (dice < 0.5) group.say(member, `s${seed}w${step}.`);
    else if (dice < 0.7) group.link(random.below(size), random.below(size));
    else if (dice < 0.76) group.part();
    else if (dice < 0.84) await group.crash(member, `s${seed}c${step}.`);
    else if (dice < 0.92) await beat();
    else await pause(random.below(10));
  }
  // In the end everybody reaches everybody through somebody; the links are as bad as ever. Where this
  // machine stalls for a moment, minutes of that clock go by: a link given up then is made anew, as in life.
  for (let beats = 0; beats < 1000 && !group.whole; beats++) {
    if (beats % 100 === 0) {
      group.part();
      for (let i = 1; i < size; i++) group.link(i - 1, i);
    }
    await beat();
  }
  expect(group.whole, 'all copies are the same and hold every word').toBe(true);

  const lines = actions.flatMap((id) =>
    plainNote(group.members[0]!.page.shared.note(id)).split('\n').filter(Boolean),
  );
  expect(lines.length, 'no word twice').toBe(group.written.size);

  // Whoever joins anybody is given everything: no copy has a hole it does not know of.
  for (const { page } of [...group.members]) {
    const newcomer = await group.page('view');
    join(page, newcomer);
    for (let i = 0; i < 1000 && stateOf(newcomer) !== stateOf(page); i++) await pause(10);
    expect(stateOf(newcomer)).toBe(stateOf(page));
    await newcomer.close();
  }
  await Promise.all(group.members.map(({ page }) => page.close()));
}

describe('over links that lose, repeat and shuffle, through partitions and crashes, all converge', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each(Array.from({ length: 36 }, (_, i) => i + 1))('seed %i', history, 60_000);
});
