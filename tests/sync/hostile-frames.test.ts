import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { Mesh } from '../../src/net/mesh';
import type { Replica } from '../../src/net/replica';
import { Dials } from '../helpers/dials';
import { Hostile } from '../helpers/hostile';
import { hostileFrame, type Overheard } from '../helpers/hostile-frames';
import { join, makeWorkspace, openReplica, stateOf, until, write } from '../helpers/replicas';
import { Seeded } from '../helpers/seeded';

const frames = 10_000;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Two editors and a reader, linked, each of whom makes further links where it can. */
async function office(): Promise<{ all: Replica[]; close: () => Promise<void> }> {
  const { edit, view } = await makeWorkspace();
  const dials = new Dials();
  const all: Replica[] = [];
  const meshes: Mesh[] = [];
  for (const [i, access] of [edit, edit, view].entries()) {
    globalThis.indexedDB = new IDBFactory();
    const { replica } = await openReplica(access, { seed: 50 + i });
    const mesh = new Mesh({
      session: replica.session,
      links: replica.mesh,
      keys: access.keys,
      connect: (channel) => replica.connect(channel),
      dial: dials.dial,
    });
    replica.onLinks(() => mesh.look());
    all.push(replica);
    meshes.push(mesh);
  }
  join(all[0]!, all[1]!);
  join(all[1]!, all[2]!);
  const close = async () => {
    for (const mesh of meshes) mesh.close();
    await Promise.all(all.map((replica) => replica.close()));
  };
  return { all, close };
}

test('ten thousand hostile frames change nothing, break nothing, and others are served meanwhile', async () => {
  const errors: unknown[] = [];
  const note = (error: unknown) => errors.push(error);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  const { all, close } = await office();
  const [anna, , lia] = all as [Replica, Replica, Replica];
  const random = new Seeded(20_26);
  const overheard: Overheard = {
    frames: [],
    sessions: all.map(({ session }) => session),
  };
  write(anna, 'parole vere');
  await until(() => stateOf(lia).includes('parole vere'));
  const known = new Set(all.map(({ session }) => session));

  let hostile: Hostile | null = null;
  let cutOff = 0;
  for (let i = 0; i < frames; i++) {
    if (!hostile?.open) {
      if (hostile) cutOff++;
      hostile = new Hostile(random.pick(all));
      if (random.next() < 0.9) hostile.hello(random.pick(['edit', 'view']));
    }
    hostile.raw(hostileFrame(random, { ...overheard, frames: anna.log.all().map((e) => e.bytes) }));
    if (i % 4 === 0) await settle();
    if (i % 500 !== 0) continue;
    // Everybody is served, and has the same as before and what is new.
    write(anna, `riga ${i}`);
    await until(() => all.every((replica) => stateOf(replica).includes(`riga ${i}`)), 20_000);
    for (const replica of all) {
      expect(stateOf(replica)).toBe(stateOf(anna));
      expect([...replica.log.have.keys()].filter((session) => !known.has(session))).toEqual([]);
    }
  }
  expect(cutOff).toBeGreaterThan(1000);
  expect(stateOf(anna).match(/riga/g)).toHaveLength(frames / 500);
  hostile?.end.close();
  await close();
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  expect(errors).toEqual([]);
});
