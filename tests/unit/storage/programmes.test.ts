import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problemOf } from '../../../src/domain/problem';
import type { Programme } from '../../../src/domain/programme';
import { openProgramme } from '../../../src/storage/programmes';
import { shippedLimit, shippedProgramme } from '../../../src/storage/shipped';
import type { Shipped } from '../../../src/storage/shipped';
import { Disk, onWrite, putRaw } from './disk';

const text = readFileSync(join(import.meta.dirname, '../../../data/programme.json'), 'utf8');
const answering = (body: string, init?: ResponseInit) =>
  vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, init)));

let disk: Disk;
let fetcher: ReturnType<typeof answering>;
let shipped: Shipped;

beforeEach(() => {
  disk = new Disk();
  fetcher = answering(text);
  shipped = shippedProgramme(fetcher);
});
afterEach(() => disk.close());

const problemAfter = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => problemOf(error),
  );
const keptOn = (of: Disk) => of.tab().run(({ programmes }) => programmes.toArray());

describe('openProgramme', () => {
  it('keeps the shipped programme at the first start, and reads its own copy after', async () => {
    const first = await openProgramme(disk.tab(), shipped);
    expect(first).toMatchObject({ hash: shipped.hash, repaired: false });
    expect(await first.stored).toBe(true);
    expect(first.programme.goals).toHaveLength(91);
    const second = await openProgramme(disk.tab(), shipped);
    expect(second).toEqual(first);
    expect(fetcher).toHaveBeenCalledTimes(1);
    expect(await keptOn(disk)).toHaveLength(1);
  });

  const alterations: [string, (programme: Programme) => unknown][] = [
    [
      'a word was changed',
      (p) => ({ ...p, goals: p.goals.map((g, i) => (i ? g : { ...g, title: 'Altro' })) }),
    ],
    ['a goal was removed', (p) => ({ ...p, goals: p.goals.slice(1) })],
    ['a field was added', (p) => ({ ...p, extra: true })],
    ['it is no programme', () => 'none'],
    ['it has no JSON', () => new Map()],
    ['it is gone from its row', () => undefined],
  ];
  it.each(alterations)('repairs the kept copy when %s', async (_, alter) => {
    const { programme, hash, stored } = await openProgramme(disk.tab(), shipped);
    await stored;
    await putRaw(disk.tab(), 'programmes', { hash, programme: alter(programme) });
    const again = await openProgramme(disk.tab(), shipped);
    expect(again).toMatchObject({ programme, hash, repaired: true });
    expect(await again.stored).toBe(true);
    expect(await openProgramme(disk.tab(), shipped)).toMatchObject({ repaired: false });
  });

  it('repairs a row that is no row', async () => {
    const { hash, stored } = await openProgramme(disk.tab(), shipped);
    await stored;
    await putRaw(disk.tab(), 'programmes', { hash });
    expect(await openProgramme(disk.tab(), shipped)).toMatchObject({ repaired: true });
  });

  it('leaves other programmes alone', async () => {
    await putRaw(disk.tab(), 'programmes', { hash: 'another', programme: 1 });
    await (
      await openProgramme(disk.tab(), shipped)
    ).stored;
    expect(await keptOn(disk)).toHaveLength(2);
  });

  it('seeds once when two tabs start together', async () => {
    const both = [openProgramme(disk.tab(), shipped), openProgramme(disk.tab(), shipped)];
    await Promise.all(both.map(async (opened) => (await opened).stored));
    expect(await keptOn(disk)).toHaveLength(1);
  });

  it.each([
    ['hangs', () => ({}) as IDBOpenDBRequest],
    [
      'refuses to open',
      () => {
        throw new DOMException('', 'SecurityError');
      },
    ],
  ])('shows the shipped programme when storage %s', async (_, open) => {
    const indexedDB = { open } as unknown as IDBFactory;
    const tab = disk.tab({ openLimit: 5_000, platform: { indexedDB, IDBKeyRange } });
    const opened = await openProgramme(tab, shipped, 20);
    expect(opened).toMatchObject({ repaired: false });
    expect(await opened.stored).toBe(false);
    expect(opened.programme.points).toHaveLength(10);
  });

  it('shows it when it cannot be kept', async () => {
    const tab = disk.tab();
    await onWrite(tab, () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const opened = await openProgramme(tab, shipped);
    expect(opened).toMatchObject({ repaired: false });
    expect(await opened.stored).toBe(false);
  });

  it('shows it while it is still being kept', async () => {
    const tab = disk.tab();
    const silent = { objectStore: () => ({ put: () => undefined }), commit: () => undefined };
    await onWrite(tab, () => silent as unknown as IDBTransaction);
    const opened = await openProgramme(tab, shipped, 500);
    expect(opened.programme.goals).toHaveLength(91);
    expect(await opened.stored).toBe(false);
  });

  it('names the row of a damaged shipped programme, and keeps nothing', async () => {
    const spoilt = JSON.parse(text) as { goals: { actions: { text: string }[] }[] };
    spoilt.goals[0]!.actions[1]!.text = '';
    const problem = await problemAfter(
      openProgramme(disk.tab(), { ...shipped, load: () => Promise.resolve(spoilt) }),
    );
    expect(problem).toMatchObject({ kind: 'programme-damaged', row: '1.1.2' });
    expect(await keptOn(disk)).toEqual([]);
  });

  it('refuses a shipped programme that is not what the manifest says', async () => {
    const other = { ...(JSON.parse(text) as object), title: 'Altre linee' };
    const problem = await problemAfter(
      openProgramme(disk.tab(), { ...shipped, load: () => Promise.resolve(other) }),
    );
    expect(problem).toMatchObject({ kind: 'programme-damaged', row: 'programme' });
  });
});

describe('the shipped programme', () => {
  const loading = (fetcher: typeof fetch) => problemAfter(shippedProgramme(fetcher, 20).load());

  it.each([
    ['the network is down', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['it is not there', answering('', { status: 404 })],
    ['the host fails', answering('{}', { status: 503 })],
    [
      'the host does not answer',
      (_: unknown, init?: RequestInit) =>
        new Promise<Response>((__, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    ],
  ] as [string, typeof fetch][])('is unreachable when %s', async (_, fetcher) => {
    expect(await loading(fetcher)).toEqual({ kind: 'programme-unreachable' });
  });

  it.each([
    ['another page', answering('<!doctype html>')],
    ['too long by its header', answering('{}', { headers: { 'content-length': '4000001' } })],
    ['too long', answering(' '.repeat(shippedLimit + 1))],
    ['cut short', answering(text.slice(0, 5_000))],
  ])('is damaged when it is %s', async (_, fetcher) => {
    expect(await loading(fetcher)).toMatchObject({ kind: 'programme-damaged', row: 'programme' });
  });
});
