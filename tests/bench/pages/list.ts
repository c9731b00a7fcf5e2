import * as Y from 'yjs';
import { FactDesk } from '../../../src/app/fact-desk.svelte';
import { TrackingDesk, type Setting } from '../../../src/app/tracking.svelte';
import { WorkspaceDoc } from '../../../src/crdt/workspace-doc';
import {
  listed,
  rowsOf,
  wholeList,
  type ListView,
  type Row,
} from '../../../src/domain/action-list';
import type { ActionId, PersonId } from '../../../src/domain/ids';
import { builtInStates, type State } from '../../../src/domain/state';
import { Seeded } from '../../helpers/seeded';
import { programmeTimes } from '../search-corpus';

const now = Date.UTC(2031, 5, 1);
const by = '0123456789abcdef' as PersonId;
const touches = new Map<ActionId, { at: number }>();
const views: readonly ListView[] = [
  { ...wholeList, state: 'going', order: 'due' },
  { ...wholeList, concern: 'late', order: 'progress', down: true },
  { ...wholeList, state: 'done', order: 'recent' },
];

/** A workspace in which something is recorded on every action of so many programmes. */
function fill(times: number) {
  const programme = programmeTimes(times);
  const ids = programme.goals.flatMap(({ actions }) => actions.map(({ id }) => id));
  const random = new Seeded(1);
  const shared = new WorkspaceDoc();
  const person = { id: by, name: 'Anna', office: '' };
  const home = { shared, person: () => person, canEdit: () => true, now: () => now };
  const desk = new TrackingDesk(new FactDesk({ ...home, random: random.bytes }));
  const day = () => `20${27 + random.below(8)}-0${1 + random.below(9)}-15`;
  desk.set(
    ids.flatMap((action): Setting[] => [
      { action, field: 'state', value: random.pick(builtInStates) },
      { action, field: 'progress', value: random.below(101) },
      { action, field: 'owners', value: [`Ufficio ${random.below(20)}`] },
      { action, field: 'due', value: day() as never },
    ]),
  );
  return { programme, ids, desk };
}

let filled: ReturnType<typeof fill> | undefined;
const known = () => {
  if (!filled) throw new Error('nothing is filled in');
  return filled;
};
/** Milliseconds for one pass: the page's clock is too coarse for a single short one. */
const spent = (work: () => unknown, passes = 1): number => {
  const started = performance.now();
  for (let pass = 0; pass < passes; pass++) work();
  return (performance.now() - started) / passes;
};
const areasOf = () => ({ areas: known().programme.areas.length, now });
const rowsNow = (): readonly Row[] => {
  const { programme, desk } = known();
  return rowsOf(programme, { tracking: desk.all, touches });
};

const bench = {
  fill(times: number): number {
    filled = fill(times);
    return filled.ids.length;
  },

  /** Milliseconds to filter and order the rows there are; and of an array filter over plain objects. */
  filter(trial: number): { ours: number; plain: number } {
    const rows = rowsNow();
    const view = views[trial % views.length] ?? wholeList;
    const plainRows = rows.map(({ tracking: { values } }, at) => ({ at, state: values.state }));
    const passes = Math.ceil(50_000 / rows.length);
    const ours = spent(() => listed(rows, view, areasOf()), passes);
    const plain = spent(() => plainRows.filter(({ state }) => state === 'going'), passes);
    return { ours, plain };
  },

  /** Milliseconds from one change to the list as it then is. */
  change(trial: number): number {
    const { ids, desk } = known();
    rowsNow();
    const action = ids[(trial * 7919) % ids.length] as ActionId;
    const value = builtInStates[trial % builtInStates.length] as State;
    return spent(() => {
      desk.set([{ action, field: 'state', value }]);
      listed(rowsNow(), views[0] ?? wholeList, areasOf());
    });
  },

  /** Milliseconds to record one value on all; and to put as many like records in a bare Y.Map. */
  bulk(trial: number): { ours: number; bare: number } {
    const { ids, desk } = known();
    const value = `2040-01-${String(10 + trial)}` as never;
    const settings = ids.map((action): Setting => ({ action, field: 'due', value }));
    let wrote = 0;
    const ours = spent(() => (wrote = desk.set(settings)));
    if (wrote !== ids.length) throw new Error(`only ${wrote} were recorded`);
    const doc = new Y.Doc();
    doc.on('update', () => undefined);
    const map = doc.getMap('facts');
    const over = ['0123456789ab'];
    const bare = spent(() =>
      doc.transact(() => {
        for (const id of ids)
          map.set(`${id}/due/0123456789ab`, { v: 1, x: value, by, at: now, over });
      }),
    );
    return { ours, bare };
  },
};

export type ListPage = typeof bench;
Object.assign(globalThis, { bench });
