import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { plainNote } from '../../src/crdt/note-content';
import { readEnvelope } from '../../src/net/envelope';
import { Link } from '../../src/net/link';
import { isEnvelope } from '../../src/net/message';
import { Mesh } from '../../src/net/mesh';
import type { Replica } from '../../src/net/replica';
import { Dials } from '../helpers/dials';
import { anAction, join, makeWorkspace, openReplica, until, write } from '../helpers/replicas';

interface Copy {
  readonly replica: Replica;
  readonly mesh: Mesh;
}

const original = Link.prototype.send;
const links = ({ replica }: Copy): number => new Set(replica.mesh.links.map((l) => l.session)).size;
const words = ({ replica }: Copy): string => plainNote(replica.shared.note(anAction));

describe('a mesh that carries itself', () => {
  const open: Copy[] = [];
  afterEach(async () => {
    for (const { replica, mesh } of open.splice(0)) {
      mesh.close();
      await replica.close();
    }
  });

  async function copies(count: number, readers = 0): Promise<Copy[]> {
    const workspace = await makeWorkspace();
    const dials = new Dials();
    const made: Copy[] = [];
    for (let i = 0; i < count; i++) {
      globalThis.indexedDB = new IDBFactory();
      const access = workspace[i < count - readers ? 'edit' : 'view'];
      const { replica } = await openReplica(access, { seed: 100 + i, name: `P${i}` });
      const mesh = new Mesh({
        session: replica.session,
        links: replica.mesh,
        keys: access.keys,
        connect: (channel) => replica.connect(channel),
        dial: dials.dial,
      });
      replica.onLinks(() => mesh.look());
      made.push({ replica, mesh });
    }
    open.push(...made);
    return made;
  }

  test('pairing one with one of a group links it to all of them', async () => {
    const group = await copies(4, 1);
    const [a, b, c, d] = group as [Copy, Copy, Copy, Copy];
    join(a.replica, b.replica);
    join(b.replica, c.replica);
    await until(() => links(a) === 2 && links(c) === 2);
    join(d.replica, c.replica);
    await until(() => group.every((copy) => links(copy) === 3));
    write(a.replica, 'a tutti');
    await until(() => group.every((copy) => words(copy) === 'a tutti'));
  });

  test('an edit goes to each of the others once', async () => {
    const group = await copies(6, 2);
    const chain = group.slice(1);
    for (const [i, { replica }] of chain.entries()) join(group[i]!.replica, replica);
    await until(() => group.every((copy) => links(copy) === 5), 15_000);
    await until(() =>
      group.every(({ replica }) => replica.mesh.links.every((l) => l.near.size === 4)),
    );
    const sent = new Map<string, number>();
    const send = vi.spyOn(Link.prototype, 'send').mockImplementation(function (this: Link, bytes) {
      const update = isEnvelope(bytes) && readEnvelope(bytes.subarray(1));
      if (update && update.kind === 'update') {
        const key = `${update.session}:${update.seq}`;
        sent.set(key, (sent.get(key) ?? 0) + 1);
      }
      original.call(this, bytes);
    });
    write(group[0]!.replica, 'una volta sola');
    await until(() => group.every((copy) => words(copy) === 'una volta sola'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    send.mockRestore();
    expect([...sent.values()]).toEqual([...sent.keys()].map(() => group.length - 1));
    expect(sent.size).toBeGreaterThan(0);
  });

  test('when the one in the middle leaves, the others go on', async () => {
    const [a, b, c] = (await copies(3)) as [Copy, Copy, Copy];
    join(a.replica, b.replica);
    join(b.replica, c.replica);
    await until(() => links(a) === 2 && links(c) === 2);
    b.mesh.close();
    await b.replica.close();
    write(a.replica, 'senza B');
    await until(() => words(c) === 'senza B');
  });
});
