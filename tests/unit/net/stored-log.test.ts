import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SessionId } from '../../../src/domain/ids';
import type { SealedEnvelope } from '../../../src/domain/log';
import { seal } from '../../../src/net/envelope';
import { EnvelopeLog } from '../../../src/net/envelope-log';
import { foldStored } from '../../../src/net/stored-log';
import { makeWorkspace } from '../../helpers/replicas';

const session = 'a'.repeat(16) as SessionId;

test('what a stored document claims to hold and does not comes in from the log', async () => {
  const { keys } = (await makeWorkspace()).edit;
  const author = new Y.Doc();
  const rows: SealedEnvelope[] = [];
  for (const [at, word] of ['uno', 'due', 'tre'].entries()) {
    const before = Y.encodeStateVector(author);
    author.getArray('words').push([word]);
    const payload = Y.encodeStateAsUpdate(author, before);
    const head = { kind: 'update', session, seq: at + 1, time: 0 } as const;
    rows.push({ ...head, bytes: await seal(keys, { ...head, payload }) });
  }
  const doc = new Y.Doc();
  const log = new EnvelopeLog();
  const stored = Promise.resolve(new Map([[session, 3]]));
  expect(await foldStored(rows, keys, { doc, log, stored })).toMatchObject({ bad: 0 });
  expect(doc.getArray('words').toJSON()).toEqual(['uno', 'due', 'tre']);
  expect(log.have).toEqual(new Map([[session, 3]]));
});
