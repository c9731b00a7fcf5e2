import * as Y from 'yjs';
import { fromDisk } from '../crdt/workspace-doc';
import type { UnsealedUpdate } from '../domain/log';

/**
 * Applies what earlier pages wrote down and nobody sealed, in the order it was written, and tells what
 * may be sealed. A row that builds on words of its own page which are on no disk (the page died while
 * the disk was refusing) can never be completed by anybody: sealed, it would leave a hole in every
 * copy. It is left where it is, and counted.
 */
export function adoptable(
  doc: Y.Doc,
  rows: readonly UnsealedUpdate[],
): { whole: UnsealedUpdate[]; broken: number } {
  const reached = Y.decodeStateVector(Y.encodeStateVector(doc));
  // Words that wait for a colleague's, which this disk lacks and a colleague has, are there all the same.
  const waiting = doc.store.pendingStructs;
  if (waiting) extend(reached, Y.parseUpdateMetaV2(waiting.update).to);
  const whole: UnsealedUpdate[] = [];
  for (const row of [...rows].sort((a, b) => a.id - b.id)) {
    try {
      const { from, to } = Y.parseUpdateMeta(row.update);
      if ([...from].some(([client, clock]) => clock > (reached.get(client) ?? 0))) continue;
      Y.applyUpdate(doc, row.update, fromDisk);
      extend(reached, to);
      whole.push(row);
    } catch {
      continue; // not an update: damaged on the disk, counted below
    }
  }
  return { whole, broken: rows.length - whole.length };
}

function extend(reached: Map<number, number>, to: ReadonlyMap<number, number>): void {
  for (const [client, clock] of to) reached.set(client, Math.max(clock, reached.get(client) ?? 0));
}
