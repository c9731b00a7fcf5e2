import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as encoding from 'lib0/encoding';
import { beforeEach, describe, expect, test } from 'vitest';
import * as syncProtocol from 'y-protocols/sync';
import { plainNote } from '../../src/crdt/note-content';
import type { PersonId, SessionId } from '../../src/domain/ids';
import { encodePresence } from '../../src/domain/presence';
import { seal, type Envelope } from '../../src/net/envelope';
import { deriveKeys, type Keys } from '../../src/net/keys';
import { encodeMessage } from '../../src/net/message';
import type { Replica } from '../../src/net/replica';
import { Hostile, intruding } from '../helpers/hostile';
import { anAction, join, makeWorkspace, openReplica, until, write } from '../helpers/replicas';
import { Seeded } from '../helpers/seeded';

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('one who holds only the view link', () => {
  let victim: Replica;
  let keys: { edit: Keys; view: Keys };

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    const { edit, view } = await makeWorkspace();
    keys = { edit: edit.keys, view: view.keys };
    victim = (await openReplica(edit, { seed: 1 })).replica;
    write(victim, 'parole vere');
    await until(() => victim.log.length > 0 && victim.saved.kind === 'saved');
    return () => victim.close();
  });

  const unchanged = () => expect(plainNote(victim.shared.note(anAction))).toBe('parole vere');

  test('cannot seal', async () => {
    const envelope: Envelope = {
      kind: 'update',
      session: '1'.repeat(16) as SessionId,
      seq: 1,
      time: 0,
      payload: intruding(),
    };
    await expect(seal(keys.view, envelope)).rejects.toThrow(TypeError);
  });

  test.each(['update', 'snapshot'] as const)(
    'cannot pass a %s signed by another key',
    async (kind) => {
      const other = await deriveKeys({ role: 'edit', seed: new Uint8Array(32).fill(9) });
      const head = { session: '1'.repeat(16) as SessionId, seq: 1, time: 0, payload: intruding() };
      const forged = await seal(
        { ...other, publicKey: keys.view.publicKey },
        kind === 'update' ? { kind, ...head } : { kind, ...head, covers: new Map() },
      );
      const before = victim.log.length;
      const hostile = new Hostile(victim);
      hostile.hello('edit');
      hostile.say(encodeMessage({ kind: 'envelope', bytes: forged }));
      await until(() => !hostile.open);
      unchanged();
      expect(victim.log.length).toBe(before);
    },
  );

  test('cannot pass a frame of another workspace', async () => {
    const other = await deriveKeys({ role: 'edit', seed: new Uint8Array(32).fill(9) });
    const foreign = await seal(other, {
      kind: 'update',
      session: '1'.repeat(16) as SessionId,
      seq: 1,
      time: 0,
      payload: intruding(),
    });
    const hostile = new Hostile(victim);
    hostile.hello();
    hostile.say(encodeMessage({ kind: 'envelope', bytes: foreign }));
    await until(() => !hostile.open);
    unchanged();
  });

  test('changes nothing by replaying, and is cut off for altering one bit', async () => {
    const [genuine] = victim.log.all();
    const hostile = new Hostile(victim);
    hostile.hello();
    for (let i = 0; i < 20; i++)
      hostile.say(encodeMessage({ kind: 'envelope', bytes: genuine!.bytes }));
    await settle();
    expect(hostile.open).toBe(true);
    unchanged();
    const altered = genuine!.bytes.slice();
    altered[74]! ^= 64; // its seq: unknown here, so it must be verified
    hostile.say(encodeMessage({ kind: 'envelope', bytes: altered }));
    await until(() => !hostile.open);
    unchanged();
  });

  test('y-webrtc’s own messages are not understood, whatever they carry', async () => {
    for (const write of [
      (e: encoding.Encoder) => syncProtocol.writeUpdate(e, intruding()),
      (e: encoding.Encoder) => {
        encoding.writeVarUint(e, syncProtocol.messageYjsSyncStep2);
        encoding.writeVarUint8Array(e, intruding());
      },
    ]) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      write(encoder);
      const hostile = new Hostile(victim);
      hostile.hello();
      hostile.raw(encoding.toUint8Array(encoder));
      hostile.say(encoding.toUint8Array(encoder));
      await settle();
      unchanged();
    }
  });

  test('cannot be an editor in the list, nor move a caret, nor keep a name for ever', async () => {
    const state = encodePresence({
      person: { id: '0123456789abcdef' as PersonId, name: 'Sindaco\u202e<b>', office: '' },
      where: anAction,
      at: null,
      cursor: { anchor: { tname: `note:${anAction}` }, head: { tname: `note:${anAction}` } },
    });
    const hostile = new Hostile(victim);
    hostile.hello();
    hostile.say(encodeMessage({ kind: 'visitor', bytes: state }));
    await until(() => victim.presence.others.length === 1);
    expect(victim.presence.others[0]).toMatchObject({
      role: 'view',
      person: { name: 'Sindaco <b>' },
    });
    const carets = [...victim.presence.awareness.getStates().values()].map(
      (state) => (state as { cursor?: unknown }).cursor,
    );
    expect(carets.filter(Boolean)).toEqual([]);
    hostile.end.close();
    await until(() => victim.presence.others.length === 0);
  });

  test('is cut off for chatter, oversized presence and malformed frames, and kept out', async () => {
    const attacks: ((hostile: Hostile) => void)[] = [
      (h) => {
        h.hello();
        for (let i = 0; i < 200; i++) h.say(encodeMessage({ kind: 'have', have: new Map() }));
      },
      (h) => {
        h.hello();
        h.say(encodeMessage({ kind: 'visitor', bytes: new Uint8Array(5000) }));
      },
      (h) => h.raw(Uint8Array.of(9, 9, 9)),
      (h) => h.raw(new Uint8Array(0)),
      (h) => h.say(Uint8Array.of(77)),
      (h) => h.say(Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255)),
      (h) => h.say(encodeMessage({ kind: 'envelope', bytes: new Uint8Array(70) })),
    ];
    for (const attack of attacks) {
      const hostile = new Hostile(victim);
      attack(hostile);
      await until(() => !hostile.open);
    }
    unchanged();
  });

  test('a thousand random frames change nothing, and an honest reader is served meanwhile', async () => {
    const random = new Seeded(42);
    const { view } = await makeWorkspace();
    globalThis.indexedDB = new IDBFactory();
    const reader = await openReplica(view, { seed: 3 });
    join(victim, reader.replica);
    for (let i = 0; i < 1000; i++) {
      const hostile = new Hostile(victim);
      const bytes = random.bytes(new Uint8Array(random.below(300)));
      if (bytes.length > 1 && random.next() < 0.7) {
        bytes[0] = random.below(4);
        bytes[1] = random.below(4);
      }
      hostile.raw(bytes);
      hostile.end.close();
      if (i % 100 === 0) await settle();
    }
    await until(() => plainNote(reader.replica.shared.note(anAction)) === 'parole vere');
    write(victim, 'e ancora');
    await until(() => plainNote(reader.replica.shared.note(anAction)) === 'parole vere\ne ancora');
    await reader.replica.close();
  });

  test('a reader’s own edits stay on the reader’s screen', async () => {
    const { view } = await makeWorkspace();
    globalThis.indexedDB = new IDBFactory();
    const reader = await openReplica(view, { seed: 3 });
    join(victim, reader.replica);
    await until(() => plainNote(reader.replica.shared.note(anAction)) === 'parole vere');
    write(reader.replica, 'non autorizzato');
    await settle();
    unchanged();
    expect(reader.store.unsealed.size).toBe(0);
    await reader.replica.close();
  });
});
