import * as Y from 'yjs';
import { notesIn } from '../crdt/knowledge';
import { factChanges, freshVersions, noteChanges, recordChanges } from '../crdt/merge-preview';
import { fromDisk, WorkspaceDoc } from '../crdt/workspace-doc';
import { inflate } from '../domain/deflate';
import type { ActionId } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import type { MergePreview } from '../domain/merge';
import { isLogged, unseal, type LoggedEnvelope } from './envelope';
import { includes, type EnvelopeLog } from './envelope-log';
import type { Keys } from './keys';
import { isIncomplete } from './snapshot';

/** A frame of a file: verified, unpacked, ready to be applied at once. */
export interface OpenedFrame {
  readonly envelope: LoggedEnvelope;
  readonly sealed: SealedEnvelope;
  /** Notes it is the first to write in, as far as it says. */
  readonly notes: readonly ActionId[];
  /** Applies it. False where its content is no update: the document is as before. */
  apply(doc: Y.Doc, origin: symbol): boolean;
}

/** Opens what is signed by the workspace; counts the rest. */
export async function openFrames(
  keys: Keys,
  frames: readonly Uint8Array<ArrayBuffer>[],
): Promise<{ opened: OpenedFrame[]; refused: number }> {
  const opened: OpenedFrame[] = [];
  for (const bytes of frames) {
    const envelope = await unseal(keys, bytes);
    if (!envelope || !isLogged(envelope)) continue;
    const { kind, session, seq, time, payload } = envelope;
    const state = kind === 'snapshot' ? await inflate(payload.slice()) : payload;
    const notes = state && notesOf(kind, state);
    if (!notes) continue;
    const put = kind === 'snapshot' ? Y.applyUpdateV2 : Y.applyUpdate;
    opened.push({
      envelope,
      notes,
      sealed: { kind, session, seq, time, bytes },
      apply: (doc, origin) => {
        try {
          put(doc, state, origin);
          return true;
        } catch {
          return false; // Yjs throws on content that is no update; nothing of it was applied
        }
      },
    });
  }
  return { opened, refused: frames.length - opened.length };
}

/** False for what is held, and for a snapshot of what is held: each whole file is another snapshot. */
function isNews(log: EnvelopeLog, { envelope, sealed }: OpenedFrame): boolean {
  if (log.knows(sealed)) return false;
  if (envelope.kind === 'update' || envelope.covers.size === 0) return true;
  return !includes(log.have, envelope.covers);
}

function notesOf(kind: SealedEnvelope['kind'], state: Uint8Array): ActionId[] | null {
  try {
    return notesIn(kind === 'snapshot' ? Y.decodeUpdateV2(state) : Y.decodeUpdate(state));
  } catch {
    return null; // signed, and no update all the same
  }
}

/** What taking in these frames would do, tried on a copy. */
export async function previewFrames(
  keys: Keys,
  home: { readonly shared: WorkspaceDoc; readonly log: EnvelopeLog },
  frames: readonly Uint8Array<ArrayBuffer>[],
  knows: Uint8Array | null,
): Promise<MergePreview> {
  const { opened, refused } = await openFrames(keys, frames);
  const fresh = opened.filter((frame) => isNews(home.log, frame));
  const mine = home.shared;
  const merged = new WorkspaceDoc();
  Y.applyUpdate(merged.doc, Y.encodeStateAsUpdate(mine.doc), fromDisk);
  const taken = fresh.filter((frame) => frame.apply(merged.doc, fromDisk));
  const preview = {
    changes: noteChanges(mine, merged, knows),
    facts: factChanges(mine, merged),
    records: recordChanges(mine, merged),
    versions: freshVersions(mine, merged),
    name: merged.name === mine.name ? null : merged.name,
    refused: refused + fresh.length - taken.length,
    fresh: taken.length,
    waits: isIncomplete(merged.doc),
  };
  merged.destroy();
  return preview;
}
