import * as Y from 'yjs';
import { arriveAtOnce } from '../crdt/arrival';
import { fromDisk, WorkspaceDoc } from '../crdt/workspace-doc';
import type { SessionId, Timestamp } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import type { Keys } from './keys';
import { sealAsUpdate } from './snapshot';

/**
 * All that a document holds, under another name, sealed with the keys of another workspace: the first
 * envelope of its log. The document itself is left as it is.
 */
export async function sealFork(
  doc: Y.Doc,
  name: string,
  into: { keys: Keys; session: SessionId; time: Timestamp },
): Promise<SealedEnvelope> {
  arriveAtOnce(doc);
  const copy = new WorkspaceDoc();
  try {
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(doc), fromDisk);
    copy.rename(name);
    return await sealAsUpdate(into.keys, copy.doc, into.session, into.time);
  } finally {
    copy.destroy();
  }
}
