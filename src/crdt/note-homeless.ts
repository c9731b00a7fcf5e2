import * as Y from 'yjs';

/** Words that came for a place which is no more. */
export interface Homeless {
  readonly key: string;
  readonly text: string;
  /** Name of the note, among the roots of the document. */
  readonly note: string;
  /** What once stood in the note itself and held the place. */
  readonly lostBlock: Y.Item;
}

/** The words a transaction brought for places deleted before it, by place and author. */
export function homelessIn({ doc, beforeState, afterState, deleteSet }: Y.Transaction): Homeless[] {
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
    const note = nameOf(lostBlock.parent);
    return first && text && note
      ? [{ key: `${first.id.client}:${first.id.clock}`, text, note, lostBlock }]
      : [];
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
    return lost ? outermost : null;
  }

  /** A note nobody has opened yet has no type: it is known by its name. */
  function nameOf(root: unknown): string | undefined {
    for (const [name, type] of doc.share) {
      if (type === root && name.startsWith('note:')) return name;
    }
    return undefined;
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
