import * as Y from 'yjs';
import { fromColleague } from './workspace-doc';

const rescuing = Symbol('rescuing words');

/** How long words may turn out to have been rescued by somebody else already. */
const patience = 2000;

/** Words that came for a place which is no more. */
interface Homeless {
  readonly key: string;
  readonly text: string;
  /** What once stood in the note itself and held the place. */
  readonly lostBlock: Y.Item;
}

const watched = new WeakSet<Y.Doc>();

/**
 * Keeps words that nobody deleted. To make a list of a paragraph, to make a heading of it, or to
 * move it, the editor's binding deletes it and writes it again; so does who deletes it. What a
 * colleague wrote in it meanwhile then arrives in something deleted, and Yjs throws it away. Here it
 * becomes a paragraph of its own where that stood.
 *
 * Whoever has deleted the place before the words come sees this, so several may rescue the same
 * words at once: each writes its session under the words' key in the root `rescued`, Yjs lets one of
 * them stand, and the others take theirs back. Only the outlines of deleted blocks must be kept for
 * this, not their words.
 */
export function rescueWords(
  doc: Y.Doc,
  later: (act: () => void, ms: number) => unknown = setTimeout,
): void {
  if (watched.has(doc)) return;
  watched.add(doc);
  const done = doc.getMap<unknown>('rescued');
  const mine = new Map<string, { paragraph: Y.XmlElement; text: string }>();
  let waiting: Homeless[] = [];
  doc.gcFilter = (item) => !(item.content instanceof Y.ContentType);

  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    if (transaction.origin !== fromColleague) return;
    const found = homelessIn(transaction);
    if (found.length > 0 && waiting.length === 0) later(settle, patience);
    waiting.push(...found);
  });

  const settle = () => {
    const all = waiting.filter(({ key }) => !done.has(key));
    waiting = [];
    if (all.length === 0 || doc.isDestroyed) return;
    doc.transact(() => {
      for (const words of all) {
        const { parent } = words.lostBlock;
        if (!(parent instanceof Y.XmlFragment)) continue;
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words.text)]);
        parent.insert(placeOf(words.lostBlock), [paragraph]);
        done.set(words.key, doc.clientID);
        mine.set(words.key, { paragraph, text: words.text });
      }
    }, rescuing);
  };

  done.observe(({ keysChanged }, transaction) => {
    if (transaction.origin !== fromColleague) return;
    doc.transact(() => {
      for (const key of keysChanged as Set<string>) {
        if (done.get(key) !== doc.clientID) takeBack(key);
      }
    }, rescuing);
  });

  /** A colleague rescued the same words: theirs stand, unless somebody has written in ours since. */
  const takeBack = (key: string) => {
    const own = mine.get(key);
    mine.delete(key);
    const item = own?.paragraph._item;
    if (!own || !item || item.deleted || !(item.parent instanceof Y.XmlFragment)) return;
    if (wordsOf(own.paragraph) === own.text) item.parent.delete(placeOf(item), 1);
  };
}

const wordsOf = (paragraph: Y.XmlElement): string =>
  paragraph
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? child.toJSON() : ''))
    .join('');

/** How many stand before it. */
function placeOf(item: Y.Item): number {
  let count = 0;
  for (let left = item.left; left; left = left.left) if (!left.deleted) count += left.length;
  return count;
}

/** The words a transaction brought for places deleted before it, by place and author. */
function homelessIn({ doc, beforeState, afterState, deleteSet }: Y.Transaction): Homeless[] {
  const groups = new Map<string, { items: Y.Item[]; lostBlock: Y.Item }>();
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    const structs = start < end ? (doc.store.clients.get(client) ?? []) : [];
    for (let at = structs.length && Y.findIndexSS(structs, start); at < structs.length; at++) {
      const item = structs[at];
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) continue;
      const lostBlock = item.deleted ? blockLostBefore(item) : null;
      const place = lostBlock && (item.parent as Y.AbstractType<unknown>)._item;
      if (!lostBlock || !place) continue;
      const key = `${place.id.client}:${place.id.clock}/${client}`;
      const group = groups.get(key) ?? { items: [], lostBlock };
      group.items.push(item);
      groups.set(key, group);
    }
  }
  return [...groups.values()].flatMap(({ items, lostBlock }) => {
    const [first] = items;
    const text = inOrder(items)
      .map(({ content }) => (content instanceof Y.ContentString ? content.str : ''))
      .join('')
      .trim();
    return first && text ? [{ key: `${first.id.client}:${first.id.clock}`, text, lostBlock }] : [];
  });

  /** The outermost block around the item, where it or one inside it was deleted before. */
  function blockLostBefore(item: Y.Item): Y.Item | null {
    let lost = false;
    let outermost: Y.Item | null = null;
    let type = item.parent as Y.AbstractType<unknown>;
    while (type._item) {
      const holder = type._item;
      const isOld = holder.id.clock < (beforeState.get(holder.id.client) ?? 0);
      lost ||= holder.deleted && isOld && !Y.isDeleted(deleteSet, holder.id);
      outermost = holder;
      type = holder.parent as Y.AbstractType<unknown>;
    }
    return lost && type instanceof Y.XmlFragment ? outermost : null;
  }
}

/** As they would have been read. */
function inOrder(items: readonly Y.Item[]): Y.Item[] {
  const found = new Set(items);
  const ordered: Y.Item[] = [];
  let item = (items[0]?.parent as Y.AbstractType<unknown> | undefined)?._start ?? null;
  for (; item; item = item.right) if (found.has(item)) ordered.push(item);
  return ordered;
}
