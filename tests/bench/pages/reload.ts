import { MaterialisedDoc, materialisedName } from '../../../src/crdt/materialised';
import { WorkspaceDoc } from '../../../src/crdt/workspace-doc';
import type { SessionId } from '../../../src/domain/ids';
import type { SealedEnvelope } from '../../../src/domain/log';
import { seal } from '../../../src/net/envelope';
import { sealSnapshot } from '../../../src/net/snapshot';
import { access, anAction, openReplica, store } from './disk';
import { paragraphIn, typing } from './typing';

const session = '0123456789abcdef' as SessionId;
/** Edits between two commits of the app's own: what a quick hand does while the disk is busy. */
const burst = 10;
const time = 1_700_000_000_000;

const bench = {
  /** Types in the app's own way; leaves the disk as the app leaves it. */
  async type(number: number, edits: number): Promise<void> {
    const replica = await openReplica(number);
    const text = paragraphIn(replica.shared.note(anAction));
    let done = 0;
    for (const _ of typing(text, edits)) if (++done % burst === 0) await replica.settled();
    await replica.settled();
    await new Promise((resolve) => setTimeout(resolve, 4000)); // its own compaction, if it wants one
    await replica.close();
  },

  /** A log with one envelope an edit and nothing else: what every shortcut has failed on. */
  async writeEnvelopes(number: number, edits: number): Promise<void> {
    const { keys } = await access(number);
    const shared = new WorkspaceDoc();
    const updates: Uint8Array[] = [];
    shared.doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const _ of typing(paragraphIn(shared.note(anAction)), edits - 1));
    const sealed = await Promise.all(
      updates.map(async (payload, i): Promise<SealedEnvelope> => {
        const head = { kind: 'update', session, seq: i + 1, time } as const;
        return { ...head, bytes: await seal(keys, { ...head, payload }) };
      }),
    );
    for (let at = 0; at < sealed.length; at += 1000) {
      await store.append(keys.room, sealed.slice(at, at + 1000));
    }
  },

  /** The same text compacted: one snapshot, one row of y-indexeddb that covers it. */
  async writeCompacted(number: number, edits: number): Promise<void> {
    const { keys } = await access(number);
    const shared = new WorkspaceDoc();
    for (const _ of typing(paragraphIn(shared.note(anAction)), edits - 1));
    const covers = new Map([[session, edits]]);
    const snapshot = await sealSnapshot(
      keys,
      shared.doc,
      covers,
      'f'.repeat(16) as SessionId,
      time,
    );
    if (!snapshot) throw new Error('no snapshot');
    await store.append(keys.room, [snapshot.sealed]);
    const log = { mayStore: () => true, covers: () => covers };
    const row = new MaterialisedDoc(materialisedName(keys.room, 'edit'), shared.doc, log);
    await row.load(60_000);
    if (!(await row.compact())) throw new Error('not compacted');
    await row.close();
  },

  /** Milliseconds to open a workspace, and how many letters are in it. */
  async open(number: number): Promise<{ ms: number; letters: number }> {
    await store.size((await access(number)).keys.room); // the database is open, as in the app
    const started = performance.now();
    const replica = await openReplica(number);
    const ms = performance.now() - started;
    return { ms, letters: replica.shared.note(anAction).toJSON().length };
  },
};

export type ReloadPage = typeof bench;
Object.assign(globalThis, { bench });
