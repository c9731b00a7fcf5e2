import * as Y from 'yjs';
import { arrive, arriveAtOnce, isArriving } from '../crdt/arrival';
import { breath, breather } from '../crdt/breath';
import { fromDisk } from '../crdt/workspace-doc';
import { deflate, inflate } from '../domain/deflate';
import type { SessionId, Timestamp } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import { isLogged, readEnvelope, seal, type LoggedEnvelope } from './envelope';
import type { Have, SealedSnapshot } from './envelope-log';
import type { Keys } from './keys';

/** From here on an update is applied in slices. */
const slicedFrom = 128 * 1024;

/**
 * Seals the whole document: Yjs's V2 encoding, deflated. `have` must be what the document holds in
 * full at this moment. Null where the document waits for parts it lacks: nothing may be covered then.
 */
export async function sealSnapshot(
  keys: Keys,
  doc: Y.Doc,
  have: Have,
  session: SessionId,
  time: Timestamp,
): Promise<SealedSnapshot | null> {
  arriveAtOnce(doc);
  if (isIncomplete(doc)) return null;
  const covers = new Map(have);
  const state = Y.encodeStateAsUpdateV2(doc) as Uint8Array<ArrayBuffer>;
  const payload = await deflate(state);
  const head = { kind: 'snapshot', session, seq: 1, time } as const;
  const bytes = await seal(keys, { ...head, covers, payload });
  return { covers, sealed: { ...head, bytes } };
}

/** True where updates have arrived whose predecessors have not, or one has not in full. */
export const isIncomplete = (doc: Y.Doc): boolean =>
  isArriving(doc) || doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

/**
 * Seals the whole document as a change of its own, covering nothing: for what is in no log yet, and
 * for a document that waits for parts it lacks.
 */
export async function sealAsUpdate(
  keys: Keys,
  doc: Y.Doc,
  session: SessionId,
  time: Timestamp,
): Promise<SealedEnvelope> {
  arriveAtOnce(doc);
  const payload = Y.encodeStateAsUpdate(doc);
  const head = { kind: 'update', session, seq: 1, time } as const;
  return { ...head, bytes: await seal(keys, { ...head, payload }) };
}

/**
 * Applies what an envelope carries. False where its content cannot be read: the document is as before.
 * An error of somebody who watches the document, an editor say, is reported and is not the envelope's.
 * What is large comes in slices, so that no task grows long, and is there in full when this resolves.
 */
export async function applyEnvelope(
  doc: Y.Doc,
  { kind, payload }: LoggedEnvelope,
  origin: symbol,
): Promise<boolean> {
  if (payload.length > slicedFrom) await breath();
  const state =
    kind === 'update' ? payload : await inflate(payload as Uint8Array<ArrayBuffer>, breath);
  if (!state) return false;
  const put = kind === 'update' ? Y.applyUpdate : Y.applyUpdateV2;
  const apply = (update: Uint8Array) => applyRead(doc, () => put(doc, update, origin), origin);
  if (state.length < slicedFrom) return apply(state);
  await breath();
  return arrive(doc, { update: state, second: kind === 'snapshot', apply, pause: breather() });
}

/** Applies. False where Yjs could not read it. */
function applyRead(doc: Y.Doc, apply: () => void, origin: symbol): boolean {
  const progress = { read: false };
  try {
    // Around Yjs's own transaction, so that who watches is called after all has been read.
    const all = () => {
      apply();
      progress.read = true;
    };
    applyWhole(doc, () => Y.transact(doc, all, origin, false), origin);
  } catch (error) {
    if (!progress.read) return false; // content that is no update
    reportError(error);
  }
  return true;
}

/**
 * True where these envelopes alone make a document with all that `doc` holds, and that is something: a
 * reader's copy on file is no better than its log.
 */
export async function rebuilds(doc: Y.Doc, envelopes: readonly SealedEnvelope[]): Promise<boolean> {
  const scratch = new Y.Doc();
  for (const { bytes } of envelopes) {
    const envelope = readEnvelope(bytes);
    if (!envelope || !isLogged(envelope)) continue;
    await applyEnvelope(scratch, envelope, fromDisk);
  }
  const rebuilt = Y.decodeStateVector(Y.encodeStateVector(scratch));
  const wanted = Y.decodeStateVector(Y.encodeStateVector(doc));
  scratch.destroy();
  return (
    envelopes.length > 0 && [...wanted].every(([client, n]) => (rebuilt.get(client) ?? 0) >= n)
  );
}

/**
 * Applies, and whenever that changes something tries again what has waited. Yjs alone notes of a whole
 * chain of waiting changes only the last it lacks, and when that waits for one of the chain in its turn
 * it never looks again: all is there, and some of it never shows.
 */
function applyWhole(doc: Y.Doc, apply: () => void, origin: symbol): void {
  let changed = true;
  const note = ({ beforeState, afterState, deleteSet }: Y.Transaction) => {
    const grown = [...afterState].some(([client, to]) => (beforeState.get(client) ?? 0) < to);
    changed ||= grown || deleteSet.clients.size > 0;
  };
  doc.on('afterTransaction', note);
  try {
    for (let next: (() => void) | null = apply; next && changed;) {
      changed = false;
      next();
      const waiting = doc.store.pendingStructs;
      next = waiting && (() => retry(doc, waiting.update, origin));
    }
  } finally {
    doc.off('afterTransaction', note);
  }
}

/** Looks again whether what waits for others' words still has to. */
export function lookAgain(doc: Y.Doc, origin: symbol): void {
  const waiting = doc.store.pendingStructs;
  if (waiting) applyWhole(doc, () => retry(doc, waiting.update, origin), origin);
}

function retry(doc: Y.Doc, waiting: Uint8Array, origin: symbol): void {
  doc.store.pendingStructs = null;
  Y.applyUpdateV2(doc, waiting, origin);
}
