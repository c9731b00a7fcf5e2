import type * as Y from 'yjs';

/**
 * Calls back with the update of each transaction whose origin is wanted. Yjs writes an update out for
 * whoever listens, even to pass over it: with what others wrote, that doubles the work of taking it
 * in. So nobody listens while it does. Returns what ends it.
 */
export function onUpdates(
  doc: Y.Doc,
  wanted: (origin: unknown) => boolean,
  listener: (update: Uint8Array) => void,
): () => void {
  const before = ({ origin }: Y.Transaction): void => {
    doc.off('update', listener);
    if (wanted(origin)) doc.on('update', listener);
  };
  doc.on('afterTransactionCleanup', before);
  return () => {
    doc.off('afterTransactionCleanup', before);
    doc.off('update', listener);
  };
}

/** True where a transaction has changed the document. */
export const hasChanged = ({ afterState, beforeState, deleteSet }: Y.Transaction): boolean =>
  deleteSet.clients.size > 0 ||
  [...afterState].some(([client, clock]) => beforeState.get(client) !== clock);
