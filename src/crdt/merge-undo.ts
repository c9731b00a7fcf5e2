import * as Y from 'yjs';
import type { ActionId } from '../domain/ids';
import type { WorkspaceDoc } from './workspace-doc';

/** Takes a merge back, as a change of one's own. False where there was nothing left to take back. */
export type UndoMerge = () => boolean;

/**
 * Does `merge` in one transaction and gives what takes back all it did to notes, to facts and to the name; null
 * where it did nothing to them. `fresh` are notes it may be the first to write in. What anybody writes
 * later stays, also inside what the merge brought: the block it stands in is then kept for it, and only
 * the words the merge brought go.
 */
export function undoable(
  shared: WorkspaceDoc,
  origin: symbol,
  fresh: readonly ActionId[],
  merge: () => void,
): UndoMerge | null {
  const { doc } = shared;
  let brought: Y.UndoManager['undoStack'][number]['insertions'] | null = null;
  // Yjs gives a root its kind, and its identity, when it is first asked for: before anything is in it.
  const notes = [...shared.noteIds(), ...fresh].map((id) => shared.note(id));
  // Where there was no name yet, the first one is not taken from everybody again.
  const meta = shared.name === '' ? [] : [doc.getMap('meta')];
  const manager = new Y.UndoManager([...notes, shared.facts.root, ...meta], {
    doc,
    captureTimeout: 0,
    trackedOrigins: new Set([origin]),
    deleteFilter: (item) => !brought || !holdsLater(item, brought),
  });
  Y.transact(doc, merge, origin, false);
  manager.removeTrackedOrigin(origin); // what comes by other ways is not part of it
  brought = manager.undoStack[0]?.insertions ?? null;
  if (!brought) {
    manager.destroy();
    return null;
  }
  return () => {
    const undone = manager.undo() !== null;
    manager.clear();
    manager.destroy();
    return undone;
  };
}

/** True where something alive in it is not among what the merge brought. */
function holdsLater(item: Y.Item, brought: Parameters<typeof Y.isDeleted>[0]): boolean {
  if (!(item.content instanceof Y.ContentType)) return false;
  for (let child = item.content.type._start; child; child = child.right) {
    if (child.deleted) continue;
    if (!Y.isDeleted(brought, child.id) || holdsLater(child, brought)) return true;
  }
  return false;
}
