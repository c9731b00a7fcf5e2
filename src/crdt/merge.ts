import * as Y from 'yjs';

/** Yjs merges many updates in more than linear time: in groups it stays linear. */
const group = 64;

/** One update that says what all of them say. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let current = updates as Uint8Array[];
  while (current.length > 1) {
    const merged: Uint8Array[] = [];
    for (let i = 0; i < current.length; i += group) {
      merged.push(Y.mergeUpdates(current.slice(i, i + group)));
    }
    current = merged;
  }
  return (current[0] ?? Y.encodeStateAsUpdate(new Y.Doc())) as Uint8Array<ArrayBuffer>;
}
