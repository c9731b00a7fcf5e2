import * as Y from 'yjs';
import { isActionId, type ActionId } from '../domain/ids';
import { rootOf } from './structs';
import { notePrefix } from './workspace-doc';

/** What a copy has seen: every insertion and every deletion, without their content. */
export const knowledgeOf = (doc: Y.Doc): Uint8Array<ArrayBuffer> =>
  Y.encodeSnapshot(Y.snapshot(doc)).slice();

/** The notes an update writes in first. Throws on what is no update. */
export function notesIn({ structs }: ReturnType<typeof Y.decodeUpdate>): ActionId[] {
  const ids = new Set<ActionId>();
  for (const struct of structs) {
    const name: unknown = struct instanceof Y.Item ? struct.parent : null;
    const id = typeof name === 'string' ? name.slice(notePrefix.length) : '';
    if (typeof name === 'string' && name.startsWith(notePrefix) && isActionId(id)) ids.add(id);
  }
  return [...ids];
}

/**
 * The notes in which `doc` has insertions or deletions that a copy which knows `knows` lacks; null where
 * that cannot be read.
 */
export function changedSince(doc: Y.Doc, knows: Uint8Array): Set<ActionId> | null {
  let known: Y.Snapshot;
  try {
    known = Y.decodeSnapshot(knows);
  } catch {
    return null; // declared by whoever made the file: may be anything
  }
  const roots = new Map<unknown, ActionId>();
  for (const [name, type] of doc.share) {
    const id = name.slice(notePrefix.length);
    if (name.startsWith(notePrefix) && isActionId(id)) roots.set(type, id);
  }
  const changed = new Set<ActionId>();
  for (const [client, structs] of doc.store.clients) {
    const seen = known.sv.get(client) ?? 0;
    for (const item of structs) {
      if (!(item instanceof Y.Item)) continue; // collected: what it was in says that it changed
      const fresh = item.id.clock + item.length > seen;
      if (!fresh && !(item.deleted && !Y.isDeleted(known.ds, item.id))) continue;
      const id = roots.get(rootOf(item));
      if (id) changed.add(id);
    }
  }
  return changed;
}
