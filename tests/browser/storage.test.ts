import { afterEach, describe, expect, it } from 'vitest';
import type { SessionId, WorkspaceId } from '../../src/domain/ids';
import type { SealedEnvelope } from '../../src/domain/log';
import { problemOf } from '../../src/domain/problem';
import { ownCertificate } from '../../src/net/certificate';
import { StoredAcquaintances } from '../../src/storage/acquaintances';
import { Database } from '../../src/storage/database';
import { IndexedDbLogStore } from '../../src/storage/log-store';
import { openProgramme } from '../../src/storage/programmes';
import { shippedProgramme } from '../../src/storage/shipped';

const name = 'mandato-storage-test';
const workspace = 'abcdefghijklmnopqrstuv' as WorkspaceId;
const opened: Database[] = [];
const tab = () => {
  const database = new Database({ name, newMark: () => crypto.randomUUID() });
  opened.push(database);
  return database;
};
const drop = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
const envelope = (seq: number, size = 100): SealedEnvelope => ({
  session: '0123456789abcdef' as SessionId,
  seq,
  kind: 'update',
  time: 1,
  bytes: new Uint8Array(size).fill(seq),
});
const seqs = async (log: IndexedDbLogStore) =>
  (await log.read(workspace)).envelopes.map(({ seq }) => seq);

afterEach(async () => {
  for (const database of opened.splice(0)) database.close();
  await drop();
});

describe('storage in a real browser', () => {
  it('keeps the certificate this device is known by, as only browsers can', async () => {
    const store = new StoredAcquaintances(tab());
    expect(await store.certificate(workspace)).toBeNull();
    const { fingerprint } = await ownCertificate(workspace, store, Date.now());
    const later = new StoredAcquaintances(tab());
    expect((await ownCertificate(workspace, later, Date.now())).fingerprint).toEqual(fingerprint);
  });

  it('appends, leaves known envelopes alone, compacts and reads back', async () => {
    const log = new IndexedDbLogStore(tab(), Date.now);
    await log.append(workspace, [envelope(2), envelope(1)]);
    await log.append(workspace, [envelope(1), envelope(3)]);
    expect(await seqs(log)).toEqual([2, 1, 3]);
    expect((await log.read(workspace)).envelopes[1]).toEqual(envelope(1));
    await log.compact(workspace, envelope(4, 9), [envelope(1), envelope(2)]);
    expect(await seqs(new IndexedDbLogStore(tab(), Date.now))).toEqual([3, 4]);
    expect(await log.size(workspace)).toBe(109);
  });

  it('writes the unsealed tail and drops it', async () => {
    const log = new IndexedDbLogStore(tab(), Date.now);
    const ids = await log.writeUnsealed(workspace, [
      { update: new Uint8Array(3), time: 1 },
      { update: new Uint8Array(4), time: 2 },
    ]);
    expect((await log.readUnsealed(workspace)).map(({ id }) => id)).toEqual(ids);
    await log.dropUnsealed(ids);
    expect(await log.readUnsealed(workspace)).toEqual([]);
  });

  it('lets another tab delete the database and says so', async () => {
    const database = tab();
    const log = new IndexedDbLogStore(database, Date.now);
    await log.append(workspace, [envelope(1)]);
    const heard: string[] = [];
    database.watch(({ kind }) => heard.push(kind));
    await drop();
    expect(heard).toEqual(['deleted']);
    const problem = await log.append(workspace, [envelope(2)]).catch(problemOf);
    expect(problem).toEqual({ kind: 'storage-deleted' });
  });

  it('reads many thousand rows in order', async () => {
    const log = new IndexedDbLogStore(tab(), Date.now);
    const many = Array.from({ length: 5_000 }, (_, i) => envelope(5_000 - i));
    await log.append(workspace, many);
    expect(await seqs(log)).toEqual(many.map(({ seq }) => seq));
  });

  it('seeds the programme and reads its own copy after', async () => {
    const shipped = shippedProgramme((...request) => fetch(...request));
    const first = await openProgramme(tab(), shipped);
    expect(first).toMatchObject({ repaired: false, hash: shipped.hash });
    expect(await first.stored).toBe(true);
    const none = { ...shipped, load: () => Promise.reject(new Error('not asked')) };
    expect(await openProgramme(tab(), none)).toEqual(first);
  });
});
