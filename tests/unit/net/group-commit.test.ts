import { describe, expect, it } from 'vitest';
import type { SessionId, WorkspaceId } from '../../../src/domain/ids';
import type { SealedEnvelope } from '../../../src/domain/log';
import { Failure, type Problem } from '../../../src/domain/problem';
import { GroupCommit } from '../../../src/net/group-commit';
import { MemoryLogStore } from '../../helpers/memory-log-store';
import { until } from '../../helpers/replicas';

const workspace = 'abcdefghijklmnopqrstuv' as WorkspaceId;
const full: Problem = { kind: 'storage-full' };
const sealed = (seq: number): SealedEnvelope => ({
  session: 'a'.repeat(16) as SessionId,
  seq,
  kind: 'update',
  time: 0,
  bytes: Uint8Array.of(seq),
});

/** A disk whose every write waits to be let through or refused. */
class SlowStore extends MemoryLogStore {
  readonly batches: number[][] = [];
  #waiting: { let: () => void; refuse: (error: Error) => void }[] = [];

  override append(of: WorkspaceId, envelopes: readonly SealedEnvelope[]): Promise<void> {
    this.batches.push(envelopes.map(({ seq }) => seq));
    return new Promise<void>((resolve, reject) => {
      this.#waiting.push({ let: resolve, refuse: reject });
    }).then(() => super.append(of, envelopes));
  }

  let(): void {
    this.#waiting.shift()?.let();
  }

  refuseOne(): void {
    this.#waiting.shift()?.refuse(new Failure(full));
  }
}

function make(store: MemoryLogStore) {
  const troubles: (Problem | null)[] = [];
  const commit = new GroupCommit(workspace, store, (problem) => troubles.push(problem));
  return { commit, troubles };
}

describe('a group commit', () => {
  it('sends the first at once and gathers what comes meanwhile, in order', async () => {
    const store = new SlowStore();
    const { commit } = make(store);
    const done: number[] = [];
    const add = (seq: number) => commit.add(sealed(seq)).then(() => done.push(seq));
    const all = [add(1), add(2), add(3)];
    expect(store.batches).toEqual([[1]]);
    expect(commit.waiting).toBe(3);
    store.let();
    await until(() => store.batches.length === 2);
    expect(done).toEqual([1]);
    all.push(add(4));
    expect(store.batches[1]).toEqual([2, 3]);
    store.let();
    await until(() => store.batches.length === 3);
    expect(store.batches[2]).toEqual([4]);
    store.let();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
    expect(done).toEqual([1, 2, 3, 4]);
    expect(commit.waiting).toBe(0);
    expect([...store.envelopes.values()].map(({ sealed: { seq } }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('says nothing is on the disk before it is', async () => {
    const store = new SlowStore();
    const { commit } = make(store);
    let done = false;
    const added = commit.add(sealed(1)).then((stored) => (done = stored));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toBe(false);
    expect(commit.waiting).toBe(1);
    store.let();
    expect(await added).toBe(true);
  });

  it('tries again by itself what a full disk refused, and says when it is well again', async () => {
    const store = new MemoryLogStore();
    const { commit, troubles } = make(store);
    store.refuse = full;
    const all = Promise.all([commit.add(sealed(1)), commit.add(sealed(2))]);
    await until(() => troubles.length > 0);
    expect(troubles[0]).toEqual(full);
    expect(commit.waiting).toBe(2);
    store.refuse = null;
    await all;
    expect(troubles.at(-1)).toBeNull();
    expect(store.envelopes.size).toBe(2);
  });

  it('sends the refused ones again together with what came after, in order', async () => {
    const store = new SlowStore();
    const { commit } = make(store);
    const all = [commit.add(sealed(1))];
    store.refuseOne();
    all.push(commit.add(sealed(2)));
    await until(() => store.batches.length === 2);
    expect(store.batches[1]).toEqual([1, 2]);
    store.let();
    await Promise.all(all);
  });

  it('tries again at once when told that the disk is back', async () => {
    const store = new SlowStore();
    const { commit, troubles } = make(store);
    const added = commit.add(sealed(1));
    // Refused until the wait between two tries is at its longest.
    for (let tries = 1; tries <= 3; tries++) {
      await until(() => store.batches.length === tries);
      store.refuseOne();
      await until(() => troubles.length === tries);
      commit.retry();
    }
    await until(() => store.batches.length === 4);
    store.let();
    await added;
    expect(troubles.at(-1)).toBeNull();
  });

  it('stops trying when the workspace closes, and says what did not reach the disk', async () => {
    const store = new SlowStore();
    const { commit, troubles } = make(store);
    const all = [commit.add(sealed(1)), commit.add(sealed(2))];
    store.refuseOne();
    await until(() => troubles.length === 1);
    commit.close();
    all.push(commit.add(sealed(3)));
    expect(await Promise.all(all)).toEqual([false, false, false]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(store.batches).toHaveLength(1);
  });
});
