import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { plainNote } from '../../src/crdt/note-content';
import type { SessionId } from '../../src/domain/ids';
import { encodeMessage } from '../../src/net/message';
import type { Replica } from '../../src/net/replica';
import { connectTabs } from '../../src/net/tabs';
import { anAction, makeWorkspace, openReplica, until, write } from '../helpers/replicas';

const words = (replica: Replica) => plainNote(replica.shared.note(anAction));

describe('two tabs of one browser', () => {
  let a: Replica;
  let view: Replica;
  let ends: (() => void)[];

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const workspace = await makeWorkspace();
    globalThis.indexedDB = new IDBFactory();
    a = (await openReplica(workspace.edit, { seed: 1 })).replica;
    globalThis.indexedDB = new IDBFactory();
    view = (await openReplica(workspace.view, { seed: 2 })).replica;
    ends = [a, view].map((replica) =>
      connectTabs(replica.id, replica.session, (channel) => replica.connect(channel)),
    );
    await until(() => a.presence.others.length === 1 && view.presence.others.length === 1);
  });

  afterEach(async () => {
    for (const end of ends) end();
    await Promise.all([a.close(), view.close()]);
    vi.useRealTimers();
  });

  test('follow each other, and one with the view link writes nothing in the other', async () => {
    write(a, 'dalla prima scheda');
    await until(() => words(view) === 'dalla prima scheda');
    write(view, 'non autorizzato');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(words(a)).toBe('dalla prima scheda');
  });

  test('find each other again after one was frozen so long that the other gave it up', async () => {
    const air = new BroadcastChannel(`mandato-${a.id}`);
    air.postMessage({ kind: 'bye', from: view.session, to: a.session });
    air.postMessage({ kind: 'bye', from: a.session, to: view.session });
    await until(() => a.presence.others.length === 0 && view.presence.others.length === 0);
    vi.advanceTimersByTime(15_000);
    write(a, 'di nuovo insieme');
    await until(() => words(view) === 'di nuovo insieme');
    air.close();
  });

  test('are not disturbed by whatever else is posted where they meet', async () => {
    const air = new BroadcastChannel(`mandato-${a.id}`);
    const stranger = 'dddddddddddddddd' as SessionId;
    const hello = encodeMessage({ kind: 'hello', session: stranger, role: 'edit' });
    for (const post of [
      null,
      'here',
      { kind: 'here', from: 7, to: null },
      { kind: 'here', from: stranger, to: null },
      { kind: 'frame', from: stranger, to: a.session, bytes: 'no' },
      { kind: 'frame', from: stranger, to: null, bytes: hello },
      { kind: 'frame', from: stranger, to: a.session, bytes: Uint8Array.from([0, ...hello]) },
      { kind: 'frame', from: stranger, to: a.session, bytes: new Uint8Array(70_000) },
      { kind: 'bye', from: 'x', to: null },
    ]) {
      air.postMessage(post);
    }
    for (let i = 0; i < 200; i++) {
      air.postMessage({ kind: 'here', from: i.toString(16).padStart(16, 'c'), to: null });
    }
    write(a, 'dalla prima scheda');
    await until(() => words(view) === 'dalla prima scheda');
    air.close();
  });
});
