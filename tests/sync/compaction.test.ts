import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SealedEnvelope } from '../../src/domain/log';
import { Compaction } from '../../src/net/compaction';
import { seal } from '../../src/net/envelope';
import { EnvelopeLog } from '../../src/net/envelope-log';
import { MemoryLogStore } from '../helpers/memory-log-store';
import { makeWorkspace, until } from '../helpers/replicas';
import { sessionOf } from '../unit/storage/disk';

/** An editor's long log, and a disk that can refuse to shorten it. */
async function longLog() {
  const { edit } = await makeWorkspace();
  const { keys } = edit;
  const store = new MemoryLogStore();
  const log = new EnvelopeLog();
  const doc = new Y.Doc();
  const told: SealedEnvelope[] = [];
  let sessions = 1;
  let written = 0;
  const compaction = new Compaction(
    {
      keys,
      store,
      workspace: keys.room,
      doc,
      log,
      materialised: { compact: () => Promise.resolve(true) },
      now: () => 1,
      newSession: () => sessionOf(++sessions),
      onSnapshot: (sealed) => told.push(sealed),
    },
    20,
  );
  const write = async (updates: number) => {
    for (let left = updates; left > 0; left--) {
      const vector = Y.encodeStateVector(doc);
      doc.getMap('words').set(String(++written), true);
      const payload = Y.encodeStateAsUpdate(doc, vector);
      const head = { kind: 'update', session: sessionOf(1), seq: written, time: 1 } as const;
      const sealed = { ...head, bytes: await seal(keys, { ...head, payload }) };
      log.addUpdate(sealed);
      await store.append(keys.room, [sealed]);
    }
  };
  const onDisk = () => [...store.envelopes.values()].map(({ sealed }) => sealed.kind);
  return { store, log, compaction, told, write, onDisk };
}

describe('a log that could not be shortened', () => {
  test('is shortened when the disk takes it again: nothing superfluous is left on it', async () => {
    const { store, compaction, told, write, onDisk } = await longLog();
    await write(700);
    const { compact } = store;
    let refused = 0;
    store.compact = () => {
      refused++;
      return Promise.reject(new DOMException('', 'QuotaExceededError'));
    };
    compaction.consider();
    await until(() => refused > 1);
    expect(onDisk()).toHaveLength(700);
    expect(told).toEqual([]);
    store.compact = compact;
    await until(() => store.envelopes.size < 700);
    expect(onDisk()).toEqual(['snapshot']);
    await until(() => told.length === 1);
    compaction.close();
  });

  test('is shortened again and again', async () => {
    const { store, compaction, write, onDisk } = await longLog();
    await write(700);
    const { compact } = store;
    let refused = false;
    store.compact = () => {
      refused = true;
      return Promise.reject(new DOMException('', 'QuotaExceededError'));
    };
    compaction.consider();
    await until(() => refused);
    store.compact = compact;
    await write(700);
    compaction.consider();
    await until(() => store.envelopes.size === 1);
    expect(onDisk()).toEqual(['snapshot']);
    compaction.close();
  });

  test('is not asked about once the workspace is closed', async () => {
    const { store, compaction, write } = await longLog();
    await write(700);
    let refused = 0;
    store.compact = () => {
      refused++;
      return Promise.reject(new DOMException('', 'QuotaExceededError'));
    };
    compaction.consider();
    await until(() => refused === 1);
    compaction.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(refused).toBe(1);
  });
});
