import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RemoteSearch } from '../../../src/app/search-remote';
import { rowsOf } from '../../../src/domain/search/rows';
import { cremona } from '../domain/cremona';
import { FakeThread, limits } from './threads';

beforeEach(() => {
  vi.stubGlobal('ErrorEvent', class extends Event {}); // Node has none
});
afterEach(() => vi.unstubAllGlobals());

function make() {
  const thread = new FakeThread();
  const search = new RemoteSearch(thread);
  search.set([...rowsOf(cremona)]);
  return { thread, search };
}

describe('the search on another thread', () => {
  it('finds what it was handed, and no longer what was taken away', async () => {
    const { search } = make();
    const found = await search.search('liuteria', limits);
    const keys = found.groups.flatMap(({ hits }) => hits.map(({ key }) => key));
    expect(keys.length).toBeGreaterThan(0);
    search.remove([...rowsOf(cremona)].map(({ key }) => key));
    expect((await search.search('liuteria', limits)).groups).toEqual([]);
  });

  it('gives each question its own answer, in whatever order they come', async () => {
    const { thread, search } = make();
    thread.mute = true;
    const [one, two] = [search.search('musica', limits), search.search('turismo', limits)];
    thread.answer(2);
    thread.answer(1);
    expect((await one).query).toBe('musica');
    expect((await two).query).toBe('turismo');
  });

  it('passes on what failed there, and goes on', async () => {
    const { thread, search } = make();
    thread.mute = true;
    const refused = search.search('musica', limits);
    thread.reply({ id: 1, failed: 'out of memory' });
    await expect(refused).rejects.toThrow('out of memory');
    const next = search.search('musica', limits);
    thread.answer(2);
    expect((await next).query).toBe('musica');
  });

  it('leaves nobody waiting when the thread dies, then or later', async () => {
    const { thread, search } = make();
    thread.mute = true;
    const waiting = [search.search('musica', limits), search.search('turismo', limits)];
    thread.fail();
    for (const each of waiting) await expect(each).rejects.toThrow('The search worker failed');
    await expect(search.search('musica', limits)).rejects.toThrow('The search worker failed');
  });

  it('leaves nobody waiting when it is closed, and the thread ends', async () => {
    const { thread, search } = make();
    thread.mute = true;
    const waiting = search.search('musica', limits);
    search.close();
    await expect(waiting).rejects.toThrow('The search was closed');
    expect(thread.terminated).toBe(true);
    thread.answer(1); // too late: nobody listens
    await expect(search.search('musica', limits)).rejects.toThrow('The search was closed');
  });
});
