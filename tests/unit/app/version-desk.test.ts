import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { VersionDesk } from '../../../src/app/version-desk.svelte';
import { nodesOf, putNodes } from '../../../src/crdt/note-nodes';
import type { Day } from '../../../src/domain/day';
import { agreed, factOf, type FactValue } from '../../../src/domain/fact';
import type { ActionId } from '../../../src/domain/ids';
import { plainNodes } from '../../../src/domain/note-node';
import { compare } from '../../../src/domain/differences';
import { parseFacts, type WorkspaceState } from '../../../src/domain/workspace-state';
import { Recorder } from '../../helpers/desks';
import { Seeded } from '../../helpers/seeded';

const [first, second] = ['1.1.1', '1.1.2'] as [ActionId, ActionId];
const same = { actions: [], records: [] };
const noon = (day: number) => new Date(2015, 6, day, 12).getTime();

class Keeper extends Recorder {
  readonly versions = new VersionDesk(
    { shared: this.doc, person: () => this.person, now: () => this.time++ },
    this.facts,
  );

  say(action: ActionId, words: string) {
    const nodes = words ? [{ n: 'paragraph', c: [{ t: [{ w: words }] }] }] : [];
    putNodes(this.doc.note(action), nodes);
  }

  words = (action: ActionId) => plainNodes(nodesOf(this.doc.note(action)));

  async at(moment: Parameters<VersionDesk['look']>[0]): Promise<WorkspaceState> {
    const looked = await this.versions.look(moment);
    if (looked.kind !== 'state') throw new Error('damaged');
    return looked.state;
  }
}

describe('versions', () => {
  it('keep what was said, under a number, and are the same for whoever gets them', async () => {
    const [anna, bruno] = [new Keeper('Anna', 1), new Keeper('Bruno', 2)];
    anna.desk.set([{ action: first, field: 'state', value: 'going' }]);
    anna.say(first, 'Prima riunione');
    const version = await anna.versions.make(' Luglio ');
    anna.desk.set([{ action: first, field: 'state', value: 'done' }]);
    anna.say(first, 'Seconda riunione');
    anna.meets(bruno);
    for (const who of [anna, bruno]) {
      const [kept] = who.versions.all;
      expect(kept).toMatchObject({ number: 1, name: 'Luglio', hash: version!.hash });
      expect(who.versions.author(kept!).name).toBe('Anna');
      const state = await who.at({ kind: 'version', id: kept!.id });
      expect(state.facts['1.1.1']?.['state']).toEqual(['going']);
      expect(plainNodes(state.notes![first]!)).toBe('Prima riunione');
      const [difference] = compare(state, await who.at({ kind: 'now' })).actions;
      expect(difference).toMatchObject({
        action: first,
        facts: [{ changed: { field: 'state' }, before: ['going'], after: ['done'] }],
        note: { before: 'Prima riunione', after: 'Seconda riunione' },
      });
    }
    await bruno.versions.make('Agosto');
    expect(bruno.versions.all.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it('have one digest for one content, and keep a part once', async () => {
    const anna = new Keeper('Anna', 1);
    anna.say(first, 'Parole '.repeat(2000));
    const one = await anna.versions.make('Una');
    const size = Y.encodeStateAsUpdate(anna.doc.doc).length;
    const two = await anna.versions.make('Due');
    expect(two!.hash).toBe(one!.hash);
    expect(Y.encodeStateAsUpdate(anna.doc.doc).length - size).toBeLessThan(600);
  });

  it('are refused where anything in them was altered', async () => {
    const anna = new Keeper('Anna', 1);
    anna.say(first, 'Vero');
    const version = await anna.versions.make('Una');
    const parts = anna.doc.doc.getMap('version-parts');
    const digest = version!.manifest.notes[first]!;
    const whole = parts.get(digest);
    for (const bad of [new Uint8Array([1, 2, 3]), 'x', undefined]) {
      if (bad === undefined) parts.delete(digest);
      else parts.set(digest, bad);
      expect(await anna.versions.look({ kind: 'version', id: version!.id })).toEqual({
        kind: 'damaged',
      });
    }
    parts.set(digest, whole);
    const record = anna.doc.versions.root.get(version!.id) as Record<string, unknown>;
    anna.doc.versions.root.set(version!.id, { ...record, notes: {} });
    expect((await anna.versions.look({ kind: 'version', id: version!.id })).kind).toBe('damaged');
    anna.doc.versions.root.set('not ours', record);
    anna.doc.versions.root.set('0123456789ab', { ...record, number: 'x' });
    expect(anna.versions.all).toHaveLength(1);
  });

  it('come back whole or one action, as a new change, and leave what a colleague writes', async () => {
    const [anna, bruno] = [new Keeper('Anna', 1), new Keeper('Bruno', 2)];
    anna.desk.set([
      { action: first, field: 'state', value: 'going' },
      { action: second, field: 'state', value: 'planned' },
    ]);
    const gate = anna.items.newId(first, 'milestone');
    anna.items.set(gate, [{ field: 'title', value: 'Gara' }]);
    anna.say(first, 'Uno');
    anna.say(second, 'Due');
    const version = await anna.versions.make('Prima');
    anna.items.throwAway(gate);
    anna.desk.set([
      { action: first, field: 'state', value: 'done' },
      { action: second, field: 'state', value: 'done' },
      { action: second, field: 'progress', value: 100 },
    ]);
    anna.say(first, 'Uno e mezzo');
    anna.say(second, '');
    anna.meets(bruno);
    const state = await anna.at({ kind: 'version', id: version!.id });
    expect(anna.versions.restore(state, first)).toEqual({ facts: 2, notes: 1 });
    expect(anna.desk.of(first).values.state).toBe('going');
    expect(anna.items.of(first, 'milestone')).toHaveLength(1);
    expect([anna.words(first), anna.words(second)]).toEqual(['Uno', '']);
    expect(anna.desk.of(second).values.state).toBe('done');
    expect(anna.versions.restore(state, null)).toEqual({ facts: 2, notes: 1 });
    expect(anna.words(second)).toBe('Due');
    expect(anna.desk.of(second).values).toMatchObject({ state: 'planned', progress: null });
    expect(compare(state, await anna.at({ kind: 'now' }))).toEqual(same);
    expect(anna.versions.restore(state, null)).toEqual({ facts: 0, notes: 0 });
    // Unseen by who brought it back: kept, and to be decided.
    bruno.desk.set([{ action: first, field: 'state', value: 'suspended' }]);
    anna.meets(bruno);
    expect(bruno.desk.of(first).disputed).toEqual(['state']);
  });

  it('bring back what is kept for all, and put what was added since into the bin', async () => {
    const anna = new Keeper('Anna', 1);
    const record = (subject: string, field: string, value: FactValue) =>
      anna.facts.set([{ subject, field, value }]);
    const value = (subject: string, field: string) =>
      agreed(factOf(anna.doc.facts.entries(subject, field)));
    record('state:going', 'name', 'Avviata');
    record('deadline:dup', 'day', '07-31');
    record('addition:1-1-1-abc', 'text', 'Come fu deciso');
    const version = await anna.versions.make('Prima');
    record('state:going', 'name', 'In gara');
    record('deadline:dup', 'day', '08-31');
    record('view:abc', 'name', 'Le mie');
    record('addition:1-1-1-abc', 'text', 'Altre parole');
    record('addition:1-1-2-xyz', 'text', 'Aggiunta dopo');
    const since = '1.1.2-xyz' as ActionId;
    anna.desk.set([{ action: since, field: 'state', value: 'going' }]);
    anna.say(since, 'Parole su di essa');
    record('state:doing-abcdefghijkl', 'name', 'Collaudata');
    const state = await anna.at({ kind: 'version', id: version!.id });
    expect(compare(state, await anna.at({ kind: 'now' }))).toMatchObject({
      actions: [
        { action: '1.1.1-abc', facts: [{ before: ['Come fu deciso'], after: ['Altre parole'] }] },
        {
          action: since,
          facts: [
            { changed: { of: 'record' }, before: [], after: ['Aggiunta dopo'] },
            { changed: { of: 'action' }, before: [], after: ['going'] },
          ],
          note: { before: '', after: 'Parole su di essa' },
        },
      ],
      records: [
        { changed: { kind: 'deadline', field: 'day' }, before: ['07-31'], after: ['08-31'] },
        { changed: { id: 'doing-abcdefghijkl' }, before: [], after: ['Collaudata'] },
        { changed: { kind: 'state', field: 'name' }, before: ['Avviata'], after: ['In gara'] },
      ],
    });
    expect(anna.versions.restore(state, '1.1.1-abc' as ActionId)).toEqual({ facts: 1, notes: 0 });
    expect(value('addition:1-1-1-abc', 'text')).toBe('Come fu deciso');
    expect(anna.versions.restore(state, null)).toEqual({ facts: 4, notes: 0 });
    expect(value('state:going', 'name')).toBe('Avviata');
    expect(value('deadline:dup', 'day')).toBe('07-31');
    expect(value('view:abc', 'name')).toBe('Le mie');
    expect(value('addition:1-1-2-xyz', 'text')).toBe('Aggiunta dopo');
    expect(value('addition:1-1-2-xyz', 'gone')).toBe(true);
    expect(anna.desk.of(since).values.state).toBe('going');
    expect(anna.words(since)).toBe('Parole su di essa');
    expect(value('state:doing-abcdefghijkl', 'name')).toBe('Collaudata');
    expect(value('state:doing-abcdefghijkl', 'retired')).toBe(true);
    expect(compare(state, await anna.at({ kind: 'now' }))).toEqual(same);
    // Brought back out of the bin by one and left in it by another, it is there: and is told.
    const bruno = new Keeper('Bruno', 2);
    bruno.meets(anna);
    record('addition:1-1-2-xyz', 'gone', null);
    bruno.facts.set([{ subject: 'addition:1-1-2-xyz', field: 'gone', value: false }]);
    bruno.meets(anna);
    expect(compare(state, await anna.at({ kind: 'now' })).actions).toHaveLength(1);
  });

  it('keep to themselves what is no field', () => {
    const odd = { 'state:going': { 'a/b': ['x'], name: ['Avviata'], ['n'.repeat(41)]: ['x'] } };
    expect(parseFacts(odd)).toEqual({ 'state:going': { name: ['Avviata'] } });
  });

  it('tell how it was on a day: facts by their times, notes by the last version before', async () => {
    const anna = new Keeper('Anna', 1);
    anna.time = noon(1);
    anna.desk.set([{ action: first, field: 'state', value: 'planned' }]);
    anna.say(first, 'Inizio');
    anna.time = noon(10);
    const version = await anna.versions.make('Dieci');
    anna.time = noon(20);
    anna.desk.set([{ action: first, field: 'state', value: 'going' }]);
    anna.say(first, 'Venti');
    const on = (day: number) =>
      anna.versions.look({ kind: 'day', day: `2015-07-${String(day).padStart(2, '0')}` as Day });
    expect(await on(5)).toMatchObject({
      state: { facts: { '1.1.1': { state: ['planned'] } }, notes: null },
      notesOf: null,
    });
    const fifteen = await on(15);
    expect(fifteen).toMatchObject({ notesOf: { id: version!.id } });
    if (fifteen.kind !== 'state') throw new Error('a state');
    expect(plainNodes(fifteen.state.notes![first]!)).toBe('Inizio');
    expect(await on(20)).toMatchObject({ state: { facts: { '1.1.1': { state: ['going'] } } } });
    expect(await on(30)).toMatchObject({ notesOf: { id: version!.id } });
  });

  it('are made by nobody who may not', async () => {
    const reader = new Keeper('Lia', 3);
    reader.canEdit = false;
    expect(await reader.versions.make('Mia')).toBeNull();
    expect(reader.versions.restore({ facts: {}, notes: {} }, null)).toEqual({ facts: 0, notes: 0 });
    expect(reader.versions.all).toEqual([]);
  });

  it('come back to what they were from any history, and all copies agree', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = new Seeded(seed);
      const people = [new Keeper('A', seed * 10 + 1), new Keeper('B', seed * 10 + 2)];
      const act = (who: Keeper) => {
        const action = random.pick([first, second]);
        const dice = random.below(4);
        if (dice === 0) who.say(action, `n${random.below(9)}`);
        else if (dice === 1)
          who.desk.set([{ action, field: 'progress', value: random.below(100) }]);
        else if (dice === 2)
          who.desk.set([{ action, field: 'state', value: random.pick(['done', null]) }]);
        else {
          const id = who.items.newId(action, 'evidence');
          who.items.set(id, [{ field: 'act', value: `n. ${random.below(99)}` }]);
        }
      };
      const [anna, bruno] = people as [Keeper, Keeper];
      for (let i = 0; i < 15; i++) act(anna);
      const version = await anna.versions.make(`seed ${seed}`);
      anna.meets(bruno);
      for (let i = 0; i < 15; i++) act(bruno);
      const state = await bruno.at({ kind: 'version', id: version!.id });
      bruno.versions.restore(state, null);
      expect(compare(state, await bruno.at({ kind: 'now' })), `seed ${seed}`).toEqual(same);
      bruno.meets(anna);
      expect(await anna.at({ kind: 'now' })).toEqual(await bruno.at({ kind: 'now' }));
    }
  }, 30_000);
});
