import type * as Y from 'yjs';
import { takingBreath } from './breath';
import { slicesOf, type Slices } from './slices';

/** For each document what brings in at once the rest of each update that is arriving. */
const arrivals = new WeakMap<Y.Doc, Set<() => void>>();

/** What is to be told of each document, step by step, when nothing is arriving any more. */
const news = new WeakMap<Y.Doc, Set<() => Generator<void>>>();

/** The notes that somebody must never see half, once for each who asked. */
const kept = new WeakMap<Y.Doc, Set<{ readonly note: unknown }>>();

/**
 * True while a large update is half in: a list may be there before its items. Nobody may mend, seal or
 * store a document as it then is.
 */
export const isArriving = (doc: Y.Doc): boolean => (arrivals.get(doc)?.size ?? 0) > 0;

/** For who cannot wait: what is arriving is all there when this returns. */
export function arriveAtOnce(doc: Y.Doc): void {
  for (const rest of arrivals.get(doc) ?? []) rest();
}

/** Has something told, once, when what is arriving is there. It may take breath after each step. */
export function whenArrived(doc: Y.Doc, tell: () => Generator<void>): void {
  const all = news.get(doc) ?? new Set();
  news.set(doc, all.add(tell));
}

/** From now on what changes this note comes in one piece. Returns what ends that. */
export function keepWhole(doc: Y.Doc, note: unknown): () => void {
  arriveAtOnce(doc);
  const all = kept.get(doc) ?? new Set();
  kept.set(doc, all);
  const keeping = { note };
  all.add(keeping);
  return () => void all.delete(keeping);
}

/** True where these roots, themselves or by name, hold a note that must not be seen half. */
function breaks(doc: Y.Doc, roots: ReadonlySet<unknown>): boolean {
  const notes = new Set([...(kept.get(doc) ?? [])].map(({ note }) => note));
  for (const [name, root] of doc.share) {
    if (notes.has(root) && (roots.has(name) || roots.has(root))) return true;
  }
  return false;
}

interface Arriving {
  readonly update: Uint8Array;
  /** In Yjs's second encoding. */
  readonly second: boolean;
  /** Applies an update. False where it cannot be read. */
  readonly apply: (update: Uint8Array) => boolean;
  /** Asked after each step; gives what to wait for where it is time to give the thread back. */
  readonly pause: () => Promise<void> | null;
}

/**
 * Applies a large update so that no task grows long: all of it is read first, then it comes in slice by
 * slice. False where it could not be read, and where the document was closed before the last slice was
 * in: nothing may then be said to be held.
 */
export async function arrive(
  doc: Y.Doc,
  { update, second, apply, pause }: Arriving,
): Promise<boolean> {
  let slices: Slices | null;
  try {
    slices = await takingBreath(slicesOf(update, second, doc), pause);
  } catch {
    return false; // no update: Yjs would refuse it too, and perhaps halfway through
  }
  if (doc.isDestroyed) return false;
  // An editor deletes for everybody what it cannot show, a list without its items say.
  if (!slices || breaks(doc, slices.roots)) return apply(update);
  const sound = await bring(doc, slices.updates, { update, apply, pause });
  await tellNews(doc, pause);
  return sound;
}

async function bring(
  doc: Y.Doc,
  slices: readonly Uint8Array[],
  { update, apply, pause }: Omit<Arriving, 'second'>,
): Promise<boolean> {
  const all = arrivals.get(doc) ?? new Set();
  arrivals.set(doc, all);
  let sound = true;
  const rest = () => {
    all.delete(rest);
    sound = apply(update);
  };
  all.add(rest);
  try {
    for (const slice of slices) {
      const read = apply(slice);
      if (!read || !all.has(rest)) return read && sound;
      const pausing = pause();
      if (pausing) await pausing;
      if (!all.has(rest)) return sound;
      if (doc.isDestroyed) return false;
    }
    return true;
  } finally {
    all.delete(rest);
  }
}

/** What is told at a step is drawn in the microtasks after it: that counts as part of the step. */
async function takingTurns(work: Generator<void>, pause: Arriving['pause']): Promise<void> {
  while (!work.next().done) {
    await Promise.resolve();
    const pausing = pause();
    if (pausing) await pausing;
  }
}

async function tellNews(doc: Y.Doc, pause: Arriving['pause']): Promise<void> {
  if (isArriving(doc) || doc.isDestroyed) return;
  const all = [...(news.get(doc) ?? [])];
  news.delete(doc);
  for (const tell of all) {
    try {
      await takingTurns(tell(), pause);
    } catch (error) {
      reportError(error); // of somebody who listens: the others are told all the same
    }
  }
}
