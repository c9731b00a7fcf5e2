import { describe, expect, it } from 'vitest';
import { Search } from '../../../src/app/search.svelte';
import type { SearchHome } from '../../../src/app/search-home';
import type { ActionId } from '../../../src/domain/ids';
import { cremona } from '../domain/cremona';
import { settle } from './fakes';
import { FakeHome } from './threads';

/** A home whose answers wait to be let out. */
class SlowHome extends FakeHome {
  readonly asked: string[] = [];
  #gates: (() => void)[] = [];

  override async search(...question: Parameters<SearchHome['search']>) {
    this.asked.push(question[0]);
    await new Promise<void>((resolve) => this.#gates.push(resolve));
    return super.search(...question);
  }

  async let(): Promise<void> {
    this.#gates.shift()?.();
    await settle();
  }
}

async function make() {
  const home = new SlowHome();
  const search = new Search(cremona, () => Promise.resolve(home));
  search.show();
  await expect.poll(() => home.rows.size).toBeGreaterThan(400);
  await settle();
  const ask = async (query: string) => {
    search.query = query;
    await settle();
    await home.let();
  };
  return { home, search, ask };
}
const answer = (search: Search) =>
  search.state.kind === 'answered' ? search.state.answer.query : search.state.kind;

describe('the search', () => {
  it('waits until something is typed, says that it prepares, and answers', async () => {
    const { home, search } = await make();
    expect(search.state).toEqual({ kind: 'waiting' });
    search.query = 'musica';
    await settle();
    expect(search.state).toEqual({ kind: 'preparing' });
    await home.let();
    expect(answer(search)).toBe('musica');
    expect(search.hits.length).toBeGreaterThan(0);
    expect(search.active).toBe(search.hits[0]);
  });

  it('drops a late answer to what is no longer asked, and skips what was typed between', async () => {
    const { home, search } = await make();
    search.query = 'musica';
    await settle();
    for (const typed of ['t', 'tur', 'turismo']) search.query = typed;
    await home.let();
    expect(search.state).toEqual({ kind: 'preparing' });
    expect(home.asked).toEqual(['musica', 'turismo']);
    await home.let();
    expect(answer(search)).toBe('turismo');
  });

  it('keeps the last answer on screen while the next is on its way', async () => {
    const { search, ask, home } = await make();
    await ask('musica');
    search.query = 'turismo';
    await settle();
    expect(answer(search)).toBe('musica');
    await home.let();
    expect(answer(search)).toBe('turismo');
  });

  it('emptied is waiting again, though an answer was on its way', async () => {
    const { search, home } = await make();
    search.query = 'musica';
    await settle();
    search.query = '';
    await home.let();
    expect(search.state).toEqual({ kind: 'waiting' });
    expect(search.active).toBeNull();
  });

  it('moves through what was found, around the ends, and opens the first', async () => {
    const { search, ask } = await make();
    await ask('musica');
    const count = search.hits.length;
    search.move(-1);
    expect(search.active).toBe(search.hits[count - 1]);
    search.move(1);
    expect(search.active).toBe(search.hits[0]);
    search.move(1);
    expect(search.active).toBe(search.hits[1]);
    search.activate(search.hits[0]!.key);
    expect(search.active).toBe(search.hits[0]);
    await ask('turismo');
    expect(search.active).toBe(search.hits[0]);
  });

  it('does not move where nothing was found', async () => {
    const { search, ask } = await make();
    await ask('zzzzqqqq');
    expect(search.hits).toEqual([]);
    search.move(1);
    search.move(-1);
    expect(search.active).toBeNull();
  });

  it('shows more of a group when asked, and fewer again for another query', async () => {
    const { search, ask, home } = await make();
    await ask('cremona');
    const found = () =>
      search.state.kind === 'answered'
        ? search.state.answer.groups.find(({ group }) => group === 'actions')
        : undefined;
    const shown = () => found()?.hits.length;
    const { count } = found()!;
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(25);
    expect(shown()).toBe(5);
    expect(search.hasMore('actions')).toBe(true);
    search.more('actions');
    await settle();
    await home.let();
    expect(shown()).toBe(count);
    expect(search.hasMore('actions')).toBe(false);
    await ask('città');
    expect(shown()).toBe(5);
  });

  it('says what failed, and answers again when it is well', async () => {
    const { search, ask, home } = await make();
    home.fails = new Error('broken');
    await ask('musica');
    expect(search.state).toMatchObject({ kind: 'failed', problem: { kind: 'unknown' } });
    expect(search.hits).toEqual([]);
    home.fails = null;
    await ask('turismo');
    expect(answer(search)).toBe('turismo');
  });

  it('asks again when a note changes under it, and only while it is on screen', async () => {
    const { search, ask, home } = await make();
    await ask('ornitorinco');
    expect(search.hits).toEqual([]);
    search.setNote('7.12.3' as ActionId, 'ornitorinco');
    await settle();
    await home.let();
    expect(search.hits.map(({ label }) => label)).toEqual(['7.12.3']);
    search.hide();
    const asked = home.asked.length;
    search.removeNote('7.12.3' as ActionId);
    await settle();
    expect(home.asked).toHaveLength(asked);
    search.show();
    await settle();
    await home.let();
    expect(search.hits).toEqual([]);
  });

  it('gives everything back when closed', async () => {
    const { search, home } = await make();
    search.close();
    expect(home.closed).toBe(true);
    expect(search.shown).toBe(false);
  });
});
