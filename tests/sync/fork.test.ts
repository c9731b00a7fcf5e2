import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionId } from '../../src/domain/ids';
import { unseal } from '../../src/net/envelope';
import { sealFork } from '../../src/net/fork';
import type { Replica } from '../../src/net/replica';
import { MemoryLogStore } from '../helpers/memory-log-store';
import {
  aHash,
  join,
  makeWorkspace,
  openReplica,
  stateOf,
  until,
  write,
} from '../helpers/replicas';

const open: Replica[] = [];
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(async () => {
  for (const replica of open.splice(0)) await replica.close();
});
const opened = async (...given: Parameters<typeof openReplica>) => {
  const { replica, report } = await openReplica(...given);
  open.push(replica);
  return { replica, report };
};

describe('a workspace made from another', () => {
  test('holds all of it under its own name and keys, and the old one is left as it was', async () => {
    const [old, fresh] = [await makeWorkspace(1), await makeWorkspace(2)];
    const { replica: anna } = await opened(old.edit);
    anna.shared.found('Gruppo DUP', aHash);
    write(anna, 'Parole di Anna');
    await until(() => anna.shared.touches().size === 1);
    const { keys } = fresh.edit;
    const session = '0123456789abcdef' as SessionId;
    const sealed = await sealFork(anna.shared.doc, 'Gruppo nuovo', { keys, session, time: 5 });
    expect(anna.shared.name).toBe('Gruppo DUP');
    expect(await unseal(old.edit.keys, sealed.bytes)).toBeNull();

    const store = new MemoryLogStore();
    await store.append(keys.room, [sealed]);
    const { replica: forked, report } = await opened(fresh.edit, { store });
    expect(report).toEqual({ damaged: 0, rebuilt: false, problem: null });
    expect(stateOf(forked)).toBe(stateOf(anna));
    expect(forked.shared.name).toBe('Gruppo nuovo');
    expect(forked.shared.programme).toBe(aHash);
    expect([...forked.shared.touches()]).toEqual([...anna.shared.touches()]);

    // Who is let in has it all, and can go on.
    const { replica: bruno } = await opened(fresh.view, { seed: 9 });
    join(forked, bruno);
    await until(() => stateOf(bruno) === stateOf(forked));
    write(forked, 'Altre parole');
    await until(() => stateOf(bruno) === stateOf(forked));
    expect(stateOf(anna)).not.toContain('Altre parole');
  });
});

test('a colleague who has everything is known to have it, and one who lacks it to lack it', async () => {
  const { edit, view } = await makeWorkspace();
  const { replica: anna } = await opened(edit);
  const { replica: bruno } = await opened(edit, { seed: 8 });
  const { replica: reader } = await opened(view, { seed: 9 });
  write(anna, 'uno');
  await until(() => anna.saved.kind === 'saved');
  join(anna, bruno);
  join(anna, reader);
  const counts = () => [...anna.reached.values()].map((each) => each.counts);
  // Each said what it had when they met: nothing yet.
  await until(() => anna.reached.size === 2 && counts().every((each) => (each?.theyLack ?? 0) > 0));
  expect(counts().map((each) => each?.weLack)).toEqual([0, 0]);
  const even = { theyLack: 0, weLack: 0 };
  await until(() => JSON.stringify(counts()) === JSON.stringify([even, even]), 30_000);
  expect([...anna.reached.keys()].sort()).toEqual(
    anna.presence.others.map(({ session }) => session).sort(),
  );
}, 40_000);
