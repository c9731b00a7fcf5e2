import * as Y from 'yjs';
import { nodeRules } from '../domain/note-rules';
import { keepWhole } from './arrival';
import { childrenOf, isKnown, isWhole, lacks, type NoteNode } from './note-shape';

const mending = Symbol('mending a note');

/** These are given a paragraph when they lack one; lists, tables and quotes with nothing in them go. */
const keepsItsPlace = new Set(['listItem', 'taskItem', 'tableHeader', 'tableCell']);

/**
 * Stands before the editor's binding, which deletes for everybody whatever does not fit its schema
 * (y-tiptap 3.0.9, `createNodeFromYElement`). Each change is looked at before the binding hears of
 * it:
 * - what two people writing at once left without its place (an item with no paragraph, an emptied
 *   list) is mended, so that no words go with it;
 * - what this build does not know calls `onForeign`, once, which must destroy the editor there and
 *   then: nothing has been touched yet, and the next look of the binding would delete it.
 *
 * To be called before the editor is made. Returns what ends the watch; null where the note, with all
 * that was arriving, is not `isKnown`: no editor may be made then.
 */
export function guardNote(fragment: Y.XmlFragment, onForeign: () => void): (() => void) | null {
  const { doc } = fragment;
  if (!doc) throw new Error('A note outside a document cannot be edited');
  const endKeeping = keepWhole(doc, fragment);
  const end = () => {
    endKeeping();
    doc.off('beforeObserverCalls', look);
  };
  const look = (transaction: Y.Transaction) => {
    if (transaction.origin === mending) return;
    const touched = typesChangedBy(transaction).filter((type) => isInside(type, fragment));
    if (!touched.every((type) => isKnown(type))) {
      end();
      onForeign();
    } else if (!touched.every(isWhole)) mend(fragment, doc);
  };
  if (!isKnown(fragment)) {
    end();
    return null;
  }
  doc.on('beforeObserverCalls', look);
  mend(fragment, doc);
  return end;
}

const typesChangedBy = (transaction: Y.Transaction): NoteNode[] =>
  [...transaction.changed.keys()] as unknown as NoteNode[];

/** True when the node is in the note, and not in something that has been deleted. */
function isInside(node: NoteNode, fragment: Y.XmlFragment): boolean {
  let current: unknown = node;
  while (current !== fragment) {
    const item = (current as NoteNode)._item;
    if (!item || item.deleted || !(item.parent instanceof Y.AbstractType)) return false;
    current = item.parent;
  }
  return true;
}

/** Gives nodes what the editor needs them to have. Deletes only what holds nothing. */
function mend(fragment: Y.XmlFragment, doc: Y.Doc): void {
  if (!isWhole(fragment)) doc.transact(() => mendChildren(fragment), mending);
}

function mendChildren(node: Y.XmlFragment): void {
  const children = childrenOf(node);
  for (let at = children.length - 1; at >= 0; at--) {
    const child = children[at];
    if (!(child instanceof Y.XmlElement)) continue;
    const rule = nodeRules.get(child.nodeName);
    if (!rule || rule.holds === 'text') continue;
    mendChildren(child);
    if (!lacks(child, rule)) continue;
    if (keepsItsPlace.has(child.nodeName)) child.insert(0, [new Y.XmlElement('paragraph')]);
    else node.delete(at, 1);
  }
}
