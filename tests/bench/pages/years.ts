import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { FactDesk } from '../../../src/app/fact-desk.svelte';
import { TrackingDesk } from '../../../src/app/tracking.svelte';
import { MaterialisedDoc, materialisedName } from '../../../src/crdt/materialised';
import type { SessionId } from '../../../src/domain/ids';
import type { SealedEnvelope } from '../../../src/domain/log';
import { seal } from '../../../src/net/envelope';
import type { Replica } from '../../../src/net/replica';
import { sealSnapshot } from '../../../src/net/snapshot';
import { access, materialisedBytes, openReplica, store } from './disk';
import { workYears } from './recording';

/** Changes after the last snapshot: the most the app leaves. */
const tail = 299;
const snapshotOf = 'f'.repeat(16) as SessionId;

/** Kept, so that what is open counts in the heap. */
let open: { replica: Replica; desk: TrackingDesk } | null = null;

const bench = {
  /** Years of recording, left on the disk as the app leaves them: bytes of the log and beside it. */
  async write(number: number, changes: number) {
    const { keys } = await access(number);
    const covers = new Map<SessionId, number>();
    const sealed: SealedEnvelope[] = [];
    let json = 0;
    let doc: Y.Doc | null = null;
    for (const step of workYears(changes, tail + 1)) {
      doc = step.shared.doc;
      for (const writing of step.writings) json += JSON.stringify(writing).length + 1;
      const { session, seq, time, update } = step;
      if (step.left >= tail) covers.set(session, seq);
      else {
        const head = { kind: 'update', session, seq, time } as const;
        sealed.push({ ...head, bytes: await seal(keys, { ...head, payload: update }) });
      }
      if (step.left === tail) {
        const snapshot = await sealSnapshot(keys, doc, covers, snapshotOf, time);
        if (!snapshot) throw new Error('no snapshot');
        sealed.push(snapshot.sealed);
      }
    }
    if (!doc) throw new Error('nothing was written');
    await store.append(keys.room, sealed);
    const all = new Map(covers);
    for (const { kind, session, seq } of sealed) if (kind === 'update') all.set(session, seq);
    const log = { mayStore: () => true, covers: () => all };
    const row = new MaterialisedDoc(materialisedName(keys.room, 'edit'), doc, log);
    await row.load(60_000);
    if (!(await row.compact())) throw new Error('not compacted');
    await row.close();
    const kept = new IndexeddbPersistence('years', doc);
    await kept.whenSynced;
    await storeState(kept, true);
    await kept.destroy();
    return { log: await store.size(keys.room), document: await materialisedBytes(keys.room), json };
  },

  /** Milliseconds to open the workspace, and from there to what stands of all actions. */
  async open(number: number): Promise<{ ms: number; reading: number; actions: number }> {
    await store.size((await access(number)).keys.room); // the database is open, as in the app
    const started = performance.now();
    const replica = await openReplica(number);
    const opened = performance.now();
    const facts = new FactDesk({
      shared: replica.shared,
      person: () => replica.person,
      canEdit: () => true,
      now: () => Date.now(),
      random: (bytes) => crypto.getRandomValues(bytes),
    });
    const desk = new TrackingDesk(facts);
    const actions = desk.all.size;
    const ended = performance.now();
    open = { replica, desk };
    return { ms: ended - started, reading: ended - opened, actions };
  },

  isOpen: (): boolean => open !== null && open.desk.all.size > 0,

  /** Milliseconds for y-indexeddb alone to load the same document. */
  async openBare(): Promise<number> {
    const doc = new Y.Doc();
    const started = performance.now();
    const kept = new IndexeddbPersistence('years', doc);
    await kept.whenSynced;
    if (doc.getMap('facts').size === 0) throw new Error('nothing was stored');
    const ms = performance.now() - started;
    await kept.destroy();
    return ms;
  },
};

export type YearsPage = typeof bench;
Object.assign(globalThis, { bench });
