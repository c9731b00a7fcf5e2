import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { fromColleague } from '../../../src/crdt/workspace-doc';
import type { SessionId } from '../../../src/domain/ids';
import { applyEnvelope } from '../../../src/net/snapshot';

const carrying = (payload: Uint8Array<ArrayBuffer>) => ({
  kind: 'update' as const,
  session: 'a'.repeat(16) as SessionId,
  seq: 1,
  time: 0,
  covers: new Map<SessionId, number>(),
  payload,
});
const aChange = () => {
  const doc = new Y.Doc();
  doc.getMap('meta').set('name', 'Gruppo DUP');
  return Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>;
};

describe('what an envelope carries', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is refused where it is no update, and changes nothing', async () => {
    const doc = new Y.Doc();
    expect(await applyEnvelope(doc, carrying(Uint8Array.of(9, 9, 9)), fromColleague)).toBe(false);
    expect(doc.store.clients.size).toBe(0);
  });

  it('is taken in though somebody who watches the document fails over it, which is reported', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const doc = new Y.Doc();
    const failure = new Error('an editor');
    doc.getMap('meta').observe(() => {
      throw failure;
    });
    expect(await applyEnvelope(doc, carrying(aChange()), fromColleague)).toBe(true);
    expect(doc.getMap('meta').get('name')).toBe('Gruppo DUP');
    expect(reported).toEqual([failure]);
  });
});
