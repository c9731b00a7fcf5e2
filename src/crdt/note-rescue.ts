import * as Y from 'yjs';
import { homelessIn, type Homeless } from './note-homeless';
import { fromColleague } from './workspace-doc';

const rescuing = Symbol('rescuing words');

/** How long words may turn out to have been rescued by somebody else already. */
const patience = 2000;

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
 * this, not their words. Who may not write leaves it to those who may.
 */
export function rescueWords(
  doc: Y.Doc,
  later: (act: () => void, ms: number) => unknown = setTimeout,
  mayWrite: () => boolean = () => true,
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
    if (all.length === 0 || doc.isDestroyed || !mayWrite()) return;
    doc.transact(() => {
      for (const words of all) {
        const note = doc.getXmlFragment(words.note);
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words.text)]);
        note.insert(placeOf(words.lostBlock), [paragraph]);
        done.set(words.key, doc.clientID);
        mine.set(words.key, { paragraph, text: words.text });
      }
    }, rescuing);
  };

  done.observe(({ keysChanged }, transaction) => {
    if (transaction.origin !== fromColleague || !mayWrite()) return;
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
