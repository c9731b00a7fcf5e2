import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Announcer } from '../../../src/app/announcer.svelte';
import { FactDesk } from '../../../src/app/fact-desk.svelte';
import { ListDesk } from '../../../src/app/list-desk.svelte';
import { Router } from '../../../src/app/router.svelte';
import { TrackingDesk } from '../../../src/app/tracking.svelte';
import { WorkspaceDoc } from '../../../src/crdt/workspace-doc';
import type { ActionId, PersonId, PointNumber } from '../../../src/domain/ids';
import { it as italian } from '../../../src/messages/it';
import { listIt } from '../../../src/messages/list-it';
import { trackingIt } from '../../../src/messages/tracking-it';
import { Seeded } from '../../helpers/seeded';
import { cremona } from '../domain/cremona';

const now = new Date(2015, 6, 31, 12).getTime();

function make(hash = '#/elenco', seed = 1) {
  let address = hash;
  const set = (to: string) => (address = to);
  const router = new Router(
    {
      get hash() {
        return address;
      },
      base: '',
      push: set,
      replace: set,
      watch: () => () => undefined,
    },
    () => undefined,
  );
  router.start();
  const doc = new WorkspaceDoc();
  const id = seed.toString(16).padStart(16, '0') as PersonId;
  const facts = new FactDesk({
    shared: doc,
    person: () => ({ id, name: 'Anna', office: '' }),
    canEdit: () => true,
    now: () => now,
    random: new Seeded(seed).bytes,
  });
  const tracking = new TrackingDesk(facts);
  const announcer = new Announcer(() => undefined);
  const home = {
    book: { programme: cremona },
    workspace: { tracking, touches: new Map() },
    now,
    router,
    m: italian,
    announcer,
  };
  const desk = new ListDesk(home, () => ({ list: listIt, tracking: trackingIt }));
  const { table, selection } = desk;
  const rowOf = (action: string) => {
    const line = table.lines.find((each) => each.action === action);
    if (line?.kind !== 'row') throw new Error(`${action} is not shown`);
    return line.row;
  };
  const shown = () => table.lines.flatMap(({ action }) => action ?? []);
  const choose = (actions: string[]) => {
    selection.clear();
    for (const { key, action } of table.lines)
      if (action && actions.includes(action)) selection.toggle(key);
  };
  return { desk, table, tracking, announcer, doc, rowOf, shown, choose, address: () => address };
}

describe('the table of actions', () => {
  it('shows what the address says, and writes there what one chooses to see', () => {
    const { table, shown, address } = make('#/elenco?punto=3&ordine=scadenza');
    expect(table.view).toMatchObject({ point: 3, order: 'due' });
    expect(table.count.all).toBe(284);
    expect(table.count.shown).toBe(shown().length);
    expect(table.filtering).toBe(true);
    table.show({ point: null, group: 'state', down: true });
    expect(address()).toBe('#/elenco?gruppi=stato&ordine=scadenza&decrescente=1');
    expect(table.filtering).toBe(false);
    expect(table.count.shown).toBe(284);
    expect(table.lines[0]).toMatchObject({ kind: 'group', name: null, count: 284 });
    expect(table.lines).toHaveLength(285);
  });

  it('names lines apart where an action stands in two groups, and counts it once', () => {
    const { table } = make('#/elenco?gruppi=punto');
    expect(new Set(table.lines.map(({ key }) => key)).size).toBe(table.lines.length);
    const rows = table.lines.filter(({ kind }) => kind === 'row');
    expect(rows.length).toBeGreaterThan(284);
    expect(table.count.shown).toBe(284);
  });

  it('leaves a row where it is when one writes in it, until one asks or looks at something else', () => {
    const { desk, table, tracking, rowOf, shown } = make('#/elenco?stato=in-corso');
    const [first, second] = ['1.1.1', '1.1.2'] as ActionId[];
    tracking.set([
      { action: first!, field: 'state', value: 'going' },
      { action: second!, field: 'state', value: 'going' },
    ]);
    expect(shown()).toEqual([first, second]);
    expect(table.unsettled).toBe(false);
    expect(desk.write(rowOf('1.1.1'), 'state', 'conclusa')).toBeNull();
    expect(shown()).toEqual([first, second]);
    expect(rowOf('1.1.1').tracking.values.state).toBe('done');
    expect(table.unsettled).toBe(true);
    // What a colleague changes moves at once.
    tracking.set([{ action: second!, field: 'state', value: 'done' }]);
    expect(shown()).toEqual([first]);
    table.settle();
    expect(shown()).toEqual([]);
    desk.table.show({ state: 'done' });
    expect(shown()).toEqual([first, second]);
    expect(table.unsettled).toBe(false);
  });

  it('refuses what is no value, and records nothing', () => {
    const { desk, tracking, rowOf } = make();
    expect(desk.write(rowOf('1.1.1'), 'due', '31/2/2015')).toBe('due');
    expect(tracking.all.size).toBe(0);
  });

  it('changes all that is chosen in one step, and offers to take it back', () => {
    const { desk, tracking, announcer, choose, rowOf } = make();
    choose(['1.1.1', '1.1.2', '1.2.1']);
    desk.write(rowOf('1.1.1'), 'state', 'conclusa');
    expect(desk.writeAll('state', 'Conclusa')).toBeNull();
    expect(announcer.toasts[0]!.text).toBe('Stato: 2 azioni modificate.');
    expect(announcer.spoken).toContain('Annulla');
    announcer.take(announcer.toasts[0]!);
    expect(tracking.of('1.1.2' as ActionId).values.state).toBeNull();
    expect(tracking.of('1.1.1' as ActionId).values.state).toBe('done');
    expect(desk.writeAll('progress', 'tutto')).toBe('progress');
  });

  it('does not take back what came after what it offers to take back', () => {
    const { desk, tracking, announcer, choose } = make();
    choose(['1.1.1', '1.1.2']);
    desk.writeAll('state', 'Conclusa');
    const toast = announcer.toasts[0]!;
    tracking.set([{ action: '1.2.1' as ActionId, field: 'progress', value: 5 }]);
    announcer.take(toast);
    expect(announcer.toasts.at(-1)).toMatchObject({ text: listIt.overtaken, tone: 'warn' });
    expect(tracking.of('1.2.1' as ActionId).values.progress).toBe(5);
    desk.undo();
    desk.undo();
    expect(tracking.of('1.1.1' as ActionId).values.state).toBeNull();
    desk.undo();
    expect(announcer.toasts.at(-1)!.text).toBe(listIt.nothingToUndo);
  });

  it('changes neither what the view hides nor what is to be decided', () => {
    const [anna, bruno] = [make('#/elenco', 1), make('#/elenco', 2)];
    const at = (who: typeof anna, value: string) =>
      who.desk.write(who.rowOf('1.1.1'), 'state', value);
    at(anna, 'conclusa');
    at(bruno, 'sospesa');
    Y.applyUpdate(anna.doc.doc, Y.encodeStateAsUpdate(bruno.doc.doc));
    anna.choose(['1.1.1', '1.1.2', '3.1.1']);
    anna.table.show({ point: 1 as PointNumber });
    expect(anna.desk.chosen.map(({ action }) => action.id)).toEqual(['1.1.1', '1.1.2']);
    anna.desk.writeAll('state', 'in corso');
    expect(anna.announcer.toasts.at(-1)!.text).toMatch(/1 azione modificata\. 1 è da decidere/);
    expect(anna.tracking.of('1.1.1' as ActionId).disputed).toEqual(['state']);
    expect(anna.tracking.of('3.1.1' as ActionId).values.state).toBeNull();
  });
});
