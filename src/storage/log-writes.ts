import { equalBytes } from '../domain/bytes';
import type { SealedEnvelope } from '../domain/log';
import type { WorkspaceId } from '../domain/ids';
import { parseEnvelope } from './log-rows';
import type { EnvelopeRow } from './log-rows';
import { ofWorkspace } from './tables';
import type { Tables } from './tables';
import { commitNow, settled } from './transact';

const terms = { stores: ['envelopes'], durability: 'strict' } as const;

/** Adds rows that are new here, in one tick. Aborts with a ConstraintError when one is known. */
export const addRows = (db: IDBDatabase, rows: readonly EnvelopeRow[]): Promise<void> =>
  commitNow(db, terms, (transaction) => {
    const store = transaction.objectStore('envelopes');
    for (const row of rows) store.add(row);
    return () => undefined;
  });

/**
 * Adds those that are not known. What is added has been verified: a known one that is not the same is
 * spoilt, whether or not it can still be read, and gives way.
 */
export const addUnknownRows = (db: IDBDatabase, rows: readonly EnvelopeRow[]): Promise<void> =>
  settled(db, terms, (transaction) => {
    const store = transaction.objectStore('envelopes');
    const first = new Map(rows.map((row) => [`${row.session} ${row.seq}`, row] as const).reverse());
    for (const row of first.values()) {
      const known = store.get([row.workspace, row.session, row.seq]);
      known.onsuccess = () => {
        const here = parseEnvelope(known.result);
        if (!here || !equalBytes(here.bytes, row.bytes)) store.put(row);
      };
    }
    return () => undefined;
  });

/** Removes the covered rows and puts the snapshot's, in one tick. */
export const replaceRows = (
  db: IDBDatabase,
  snapshot: EnvelopeRow,
  covered: readonly Pick<SealedEnvelope, 'session' | 'seq'>[],
): Promise<void> =>
  commitNow(db, terms, (transaction) => {
    const store = transaction.objectStore('envelopes');
    for (const [session, from, to] of runs(covered)) {
      store.delete(rangeOf(snapshot.workspace, session, from, to));
    }
    store.put(snapshot);
    return () => undefined;
  });

/** Removes a workspace's log within a transaction over `envelopes`, `unsealed` and `beacons`. */
export async function clearLog(tables: Tables, workspace: WorkspaceId): Promise<void> {
  await tables.envelopes
    .where(':id')
    .between(...ofWorkspace(workspace))
    .delete();
  await tables.unsealed.where('workspace').equals(workspace).delete();
  await tables.beacons.delete(workspace);
}

const rangeOf = (workspace: WorkspaceId, session: string, from: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([workspace, session, from], [workspace, session, to]);

/** Consecutive numbers of each session as `[session, from, to]`: 20,000 rows go in a few requests. */
export function runs(
  rows: readonly Pick<SealedEnvelope, 'session' | 'seq'>[],
): [session: string, from: number, to: number][] {
  const sorted = [...rows].sort((a, b) =>
    a.session === b.session ? a.seq - b.seq : a.session < b.session ? -1 : 1,
  );
  const found: [string, number, number][] = [];
  for (const { session, seq } of sorted) {
    const last = found.at(-1);
    if (last?.[0] === session && seq <= last[2] + 1) last[2] = seq;
    else found.push([session, seq, seq]);
  }
  return found;
}
