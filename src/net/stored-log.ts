import * as Y from 'yjs';
import { mergeUpdates } from '../crdt/merge';
import { breath } from '../crdt/breath';
import { fromDisk } from '../crdt/workspace-doc';
import type { SealedEnvelope } from '../domain/log';
import { isLogged, unseal, type LoggedEnvelope } from './envelope';
import { includes, type EnvelopeLog, type Have } from './envelope-log';
import type { Keys } from './keys';
import { applyEnvelope, lookAgain } from './snapshot';

/** What is verified, and then taken in, at a time: a snapshot, or so many updates. */
const mostRows = 64;
const mostBytes = 64 * 1024;
/** Slices being verified at once. */
const ahead = 5;

interface Copy {
  readonly doc: Y.Doc;
  readonly log: EnvelopeLog;
  /** What the document already holds. */
  readonly stored: Have;
  /** Collects what the log and the document now have. */
  readonly taken: SealedEnvelope[];
}

/** A row, and its envelope where that is sound. */
interface Row {
  readonly sealed: SealedEnvelope;
  readonly envelope: LoggedEnvelope | null;
}

/**
 * Takes the envelopes of this disk into the log and, unless the stored document has them, into the
 * document. All are verified, like what a colleague sends: a row that is spoilt, or does not say of
 * itself what its signed frame says, is left out. Gives how many were, and those that a snapshot
 * covers and an earlier page could not remove. However many there are, no task grows long: a few
 * slices are being verified while one is taken in, and after each the page breathes.
 */
export async function foldStored(
  envelopes: readonly SealedEnvelope[],
  keys: Keys,
  { doc, log, stored }: Pick<Copy, 'doc' | 'log'> & { readonly stored: Promise<Have> },
): Promise<{ bad: number; superfluous: SealedEnvelope[] }> {
  let bad = 0;
  const taken: SealedEnvelope[] = [];
  const slices = slicesOf(envelopes);
  const verify = (slice: readonly SealedEnvelope[] = []): Promise<Row[]> =>
    Promise.all(
      slice.map(async (sealed) => ({ sealed, envelope: await soundEnvelope(keys, sealed) })),
    );
  const verified: Promise<Row[]>[] = [];
  for (const slice of slices.slice(0, ahead)) {
    verified.push(verify(slice));
    await breath();
  }
  const copy = { doc, log, stored: await stored, taken };
  for (let at = 0; at < slices.length; at++) {
    const rows = (await verified.shift()) ?? [];
    await breath();
    const [{ sealed, envelope } = {}] = rows;
    if (sealed && envelope?.kind === 'snapshot') {
      if (!(await foldSnapshot(sealed, envelope, copy))) bad++;
    } else bad += foldUpdates(rows, copy);
    await breath();
    verified.push(verify(slices[at + ahead]));
  }
  lookAgain(doc, fromDisk);
  return { bad, superfluous: taken.filter((sealed) => isSuperfluous(log, sealed)) };
}

const isSuperfluous = (log: EnvelopeLog, sealed: SealedEnvelope): boolean =>
  sealed.kind === 'snapshot' ? !log.knows(sealed) : log.isCovered(sealed);

function slicesOf(envelopes: readonly SealedEnvelope[]): SealedEnvelope[][] {
  const slices: SealedEnvelope[][] = [];
  let slice: SealedEnvelope[] = [];
  let bytes = 0;
  for (const sealed of envelopes) {
    const alone = sealed.kind === 'snapshot' || slice[0]?.kind === 'snapshot';
    if (alone || slice.length >= mostRows || bytes >= mostBytes) {
      if (slice.length) slices.push(slice);
      slice = [];
      bytes = 0;
    }
    slice.push(sealed);
    bytes += sealed.bytes.length;
  }
  if (slice.length) slices.push(slice);
  return slices;
}

/** The envelope, where it is signed and what the row says it is. */
async function soundEnvelope(keys: Keys, sealed: SealedEnvelope): Promise<LoggedEnvelope | null> {
  const envelope = await unseal(keys, sealed.bytes);
  if (!envelope || !isLogged(envelope) || envelope.kind !== sealed.kind) return null;
  return envelope.session === sealed.session && envelope.seq === sealed.seq ? envelope : null;
}

async function foldSnapshot(
  sealed: SealedEnvelope,
  envelope: LoggedEnvelope & { kind: 'snapshot' },
  { doc, log, stored, taken }: Copy,
): Promise<boolean> {
  const held = includes(stored, envelope.covers);
  if (!held && !(await applyEnvelope(doc, envelope, fromDisk))) return false;
  log.addSnapshot({ sealed, covers: envelope.covers });
  taken.push(sealed);
  return true;
}

/** All in one: merged, they take less than one by one, also where they wait for one that is lost. */
function foldUpdates(rows: readonly Row[], { doc, log, stored, taken }: Copy): number {
  const sound = rows.filter(({ envelope }) => envelope?.kind === 'update');
  const covered = ({ sealed }: Row) => (stored.get(sealed.session) ?? 0) >= sealed.seq;
  const news = sound.filter((row) => !covered(row) || !holds(doc, row));
  const refused = new Set(applyAll(doc, news) ? [] : news.filter((row) => !applyAll(doc, [row])));
  for (const row of sound) {
    if (refused.has(row)) continue;
    log.addUpdate(row.sealed);
    taken.push(row.sealed);
  }
  return rows.length - sound.length + refused.size;
}

/** Whether the document has what a row wrote: the stored one is a cache, and is not taken at its word. */
function holds({ store }: Y.Doc, { envelope }: Row): boolean {
  try {
    const { to } = Y.parseUpdateMeta(envelope?.payload ?? new Uint8Array());
    return [...to].every(([client, clock]) => Y.getState(store, client) >= clock);
  } catch {
    return false; // no update: applying it tells
  }
}

function applyAll(doc: Y.Doc, rows: readonly Row[]): boolean {
  if (rows.length === 0) return true;
  try {
    const updates = rows.flatMap(({ envelope }) => envelope?.payload ?? []);
    Y.applyUpdate(doc, mergeUpdates(updates), fromDisk);
    return true;
  } catch {
    return false; // Yjs throws on content that is no update; one by one tells which it is
  }
}
