import { describe, expect, it } from 'vitest';
import { SearchDesk } from '../../../src/app/search-desk';
import type { SearchAnswer } from '../../../src/app/search-engine';
import type { ActionId } from '../../../src/domain/ids';
import type { Programme } from '../../../src/domain/programme';
import { rowsOf } from '../../../src/domain/search/rows';
import { cremona } from '../domain/cremona';
import { FakeHome, limits } from './threads';

/** Twenty programmes in one: too many rows for this thread. */
const large: Programme = {
  ...cremona,
  goals: Array.from({ length: 20 }, () => cremona.goals).flat(),
};
const [first, second] = ['7.12.1', '7.12.2'] as ActionId[] as [ActionId, ActionId];

function make(programme = cremona) {
  const homes: { home: FakeHome; large: boolean }[] = [];
  const refuse = { worker: false };
  const desk = new SearchDesk(programme, (isLarge) => {
    if (isLarge && refuse.worker) return Promise.reject(new Error('no workers here'));
    const home = new FakeHome();
    homes.push({ home, large: isLarge });
    return Promise.resolve(home);
  });
  return { desk, homes, refuse };
}
const keys = ({ groups }: SearchAnswer) => groups.flatMap(({ hits }) => hits.map(({ key }) => key));
const notes = ({ groups }: SearchAnswer) =>
  groups.find(({ group }) => group === 'notes')?.count ?? 0;

describe('the search desk', () => {
  it('loads nothing before the first question, and then the whole programme once', async () => {
    const { desk, homes } = make();
    desk.setNote(first, 'una nota');
    expect(homes).toHaveLength(0);
    await Promise.all([desk.ask('musica', limits), desk.ask('turismo', limits), desk.prepare()]);
    expect(homes).toHaveLength(1);
    expect(homes[0]!.large).toBe(false);
    const rows = [...rowsOf(cremona)].map(({ key }) => key);
    expect(homes[0]!.home.handed.slice(0, rows.length)).toEqual(rows);
    expect(homes[0]!.home.handed.length).toBe(rows.length + 1);
  });

  it('finds a note as it is now: written, changed, blanked', async () => {
    const { desk } = make();
    const found = async (word: string) => notes(await desk.ask(word, limits));
    desk.setNote(first, 'ornitorinco');
    expect(await found('ornitorinco')).toBe(1);
    desk.setNote(first, 'armadillo');
    expect([await found('ornitorinco'), await found('armadillo')]).toEqual([0, 1]);
    desk.setNote(first, '');
    expect(await found('armadillo')).toBe(0);
  });

  it('hands over only the rows of a note that have changed', async () => {
    const { desk, homes } = make();
    const text = Array.from({ length: 300 }, (_, n) => `Paragrafo ${n} di parole`).join('\n');
    desk.setNote(first, text.repeat(5));
    desk.setNote(second, 'altra');
    await desk.prepare();
    const { home } = homes[0]!;
    const before = home.handed.length;
    desk.setNote(first, `${text.repeat(5).slice(0, -6)}ultime`);
    await desk.prepare();
    const again = home.handed.slice(before);
    expect(again).toHaveLength(1);
    expect(
      [...home.rows.keys()].filter((key) => key.startsWith(`note:${first}`)).length,
    ).toBeGreaterThan(5);
    expect(again.every((key) => home.rows.get(key)!.target.kind === 'note')).toBe(true);
  });

  it('takes away the rows a shorter note no longer has', async () => {
    const { desk, homes } = make();
    desk.setNote(first, Array.from({ length: 30 }, () => 'parole '.repeat(40)).join('\n'));
    await desk.prepare();
    desk.setNote(first, 'breve');
    await desk.prepare();
    const { home } = homes[0]!;
    expect(home.removed.length).toBeGreaterThan(0);
    expect([...home.rows.values()].filter(({ target }) => target.kind === 'note')).toHaveLength(1);
  });

  it('hands over nothing where nothing changed', async () => {
    const { desk, homes } = make();
    desk.setNote(first, 'una nota');
    await desk.prepare();
    const before = homes[0]!.home.handed.length;
    desk.setNote(first, 'una nota');
    await desk.ask('nota', limits);
    expect(homes[0]!.home.handed).toHaveLength(before);
  });

  it('forgets the notes of a workspace that closes', async () => {
    const { desk } = make();
    desk.setNote(first, 'ornitorinco');
    desk.setNote(second, 'ornitorinco');
    expect(notes(await desk.ask('ornitorinco', limits))).toBe(2);
    desk.clearNotes();
    desk.setNote(second, 'ornitorinco');
    expect(keys(await desk.ask('ornitorinco', limits))).toHaveLength(1);
  });

  it('goes over to a worker when there is much, notes and all, and closes the old index', async () => {
    const { desk, homes } = make();
    desk.setNote(first, 'ornitorinco');
    await desk.ask('musica', limits);
    desk.setProgramme(large);
    expect(notes(await desk.ask('ornitorinco', limits))).toBe(1);
    expect(homes.map((each) => each.large)).toEqual([false, true]);
    expect(homes[0]!.home.closed).toBe(true);
  });

  it('whose worker fails answers from here, and does not try the worker again', async () => {
    const { desk, homes } = make(large);
    desk.setNote(first, 'ornitorinco');
    await desk.prepare();
    homes[0]!.home.fails = new Error('The search worker failed');
    expect(notes(await desk.ask('ornitorinco', limits))).toBe(1);
    expect(homes.map((each) => each.large)).toEqual([true, false]);
    expect(homes[0]!.home.closed).toBe(true);
    await desk.ask('musica', limits);
    expect(homes).toHaveLength(2);
  });

  it('that cannot start a worker at all answers from here', async () => {
    const { desk, homes, refuse } = make(large);
    refuse.worker = true;
    expect(keys(await desk.ask('musica', limits)).length).toBeGreaterThan(0);
    expect(homes.map((each) => each.large)).toEqual([false]);
  });

  it('says so when the index on this thread fails: there is no other', async () => {
    const { desk, homes } = make();
    await desk.prepare();
    homes[0]!.home.fails = new Error('broken');
    await expect(desk.ask('musica', limits)).rejects.toThrow('broken');
  });

  it('can be asked again after its code did not load', async () => {
    let loads = 0;
    const desk = new SearchDesk(cremona, () =>
      ++loads === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(new FakeHome()),
    );
    await expect(desk.ask('musica', limits)).rejects.toThrow('no network');
    expect(keys(await desk.ask('musica', limits)).length).toBeGreaterThan(0);
  });

  it('closed while it fills gives everything back and leaves nobody waiting', async () => {
    const { desk, homes } = make();
    const asked = desk.ask('musica', limits);
    await new Promise((resolve) => setTimeout(resolve));
    desk.close();
    await expect(asked).rejects.toThrow('closed');
    expect(homes.every(({ home }) => home.closed)).toBe(true);
    await expect(desk.ask('musica', limits)).rejects.toThrow('closed');
    expect(homes.every(({ home }) => home.closed)).toBe(true);
  });

  it('given another programme while it fills ends with that', async () => {
    const { desk, homes } = make();
    const asked = desk.ask('ornitorinco', limits);
    await new Promise((resolve) => setTimeout(resolve));
    const other = { ...cremona.goals[0]!, title: 'Ornitorinco' };
    desk.setProgramme({ ...cremona, goals: [other] });
    expect(keys(await asked).length).toBeGreaterThan(0);
    expect(homes.filter(({ home }) => !home.closed)).toHaveLength(1);
  });
});
