import { daysBetween, dayOf, type Day } from './day';
import { inArea, inPoint, type AreaFilter } from './filters';
import type { ActionId, PointNumber, Timestamp } from './ids';
import type { Action, Goal, Programme } from './programme';
import { isSoon } from './roll-up';
import { builtInStates, kindOf, orderOf, type Standing, type State } from './state';
import { isLate, isOpen, untracked, type Tracking } from './tracking';

/** What is asked of an action beyond where it belongs and how it stands. */
export const concerns = ['late', 'soon', 'unowned', 'disputed', 'untouched'] as const;
export type Concern = (typeof concerns)[number];

export const groupings = ['point', 'area', 'owner', 'state', 'month'] as const;
export type Grouping = (typeof groupings)[number];

export const orders = ['due', 'state', 'progress', 'recent'] as const;
export type Order = (typeof orders)[number];

/** A line for each, a column for each state, or month by month. */
export const shapes = ['table', 'board', 'calendar'] as const;
export type Shape = (typeof shapes)[number];

/** A state, none, or any that comes to "done" (a workspace may have several). */
export type StateFilter = Standing | 'all-done';

/** What the list shows, and how. `none` of a state is that nobody has said, or it is to be decided. */
export interface ListView {
  readonly point: PointNumber | null;
  readonly area: AreaFilter;
  readonly state: StateFilter | null;
  readonly concern: Concern | null;
  readonly shape: Shape;
  /** Of the table. */
  readonly group: Grouping | null;
  /** Null: as the programme has them. */
  readonly order: Order | null;
  /** Largest, latest first. */
  readonly down: boolean;
}

export const wholeList: ListView = {
  point: null,
  area: 'any',
  state: null,
  concern: null,
  shape: 'table',
  group: null,
  order: null,
  down: false,
};

/** One action with all that a list shows of it. */
export interface Row {
  readonly goal: Goal;
  readonly action: Action;
  readonly tracking: Tracking;
  /** When anybody last wrote its note or recorded something on it. */
  readonly touched: Timestamp | null;
}

export interface RowSources {
  readonly tracking: ReadonlyMap<ActionId, Tracking>;
  readonly touches: ReadonlyMap<ActionId, { readonly at: Timestamp }>;
}

/** Days without a touch after which an action counts as untouched. */
export const untouchedDays = 90;

/** Every action once, as the programme has them. */
export function rowsOf({ goals }: Programme, { tracking, touches }: RowSources): readonly Row[] {
  const rows: Row[] = [];
  for (const goal of goals) {
    for (const action of goal.actions) {
      const found = tracking.get(action.id) ?? untracked;
      const noted = touches.get(action.id)?.at;
      const recorded = found.last?.at ?? noted ?? null;
      const touched =
        noted !== undefined && recorded !== null && noted > recorded ? noted : recorded;
      rows.push({ goal, action, tracking: found, touched });
    }
  }
  return rows;
}

/** The rows a view shows, in its order. The number of them is what any sum of them says. */
export function listed(
  rows: readonly Row[],
  view: ListView,
  {
    areas,
    now,
    states = builtInStates,
  }: { readonly areas: number; readonly now: Timestamp; readonly states?: readonly State[] },
): readonly Row[] {
  const today = dayOf(now);
  const shown = rows.filter(
    (row) =>
      inPoint(row.goal, view.point) &&
      inArea(row.goal, view.area, areas) &&
      (view.state === null || isIn(row, view.state)) &&
      (view.concern === null || isConcern(row, view.concern, today)),
  );
  const { order, down } = view;
  if (order === null) return shown;
  const keyed: { readonly row: Row; readonly key: number | string }[] = [];
  const rest: Row[] = [];
  for (const row of shown) {
    const key = keyOf(row, order, states);
    if (key === null) rest.push(row);
    else keyed.push({ row, key });
  }
  const before = down ? 1 : -1;
  keyed.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? before : -before));
  // What has no value comes last either way.
  return keyed.map(({ row }) => row).concat(rest);
}

function isIn({ tracking }: Row, asked: StateFilter): boolean {
  const { state } = tracking.values;
  if (asked === 'all-done') return state !== null && kindOf(state) === 'done';
  return (state ?? 'none') === asked;
}

/** Whether an action asks for care. Nobody need answer for, or touch, what is done or given up. */
export function isConcern({ tracking, touched }: Row, concern: Concern, today: Day): boolean {
  switch (concern) {
    case 'late':
      return isLate(tracking, today);
    case 'soon':
      return isSoon(tracking, today);
    case 'unowned':
      return tracking.values.owners === null && isOpen(tracking.values.state);
    case 'disputed':
      return tracking.disputed.length > 0;
    case 'untouched':
      return isOpen(tracking.values.state) && isStill(touched, today);
  }
}

function isStill(touched: Timestamp | null, today: Day): boolean {
  if (touched === null) return true;
  // Calendars are slow to ask: only where a day or two, or a zone, may make the difference.
  const days = (Date.parse(today) - touched) / 86_400_000;
  if (Math.abs(days - untouchedDays) > 3) return days > untouchedDays;
  return daysBetween(dayOf(touched), today) >= untouchedDays;
}

function keyOf(
  { tracking, touched }: Row,
  order: Order,
  states: readonly State[],
): number | string | null {
  const { due, state, progress } = tracking.values;
  switch (order) {
    case 'due':
      return due;
    case 'state':
      return state && placeOf(state, states);
    case 'progress':
      return progress;
    case 'recent':
      return touched;
  }
}

const placeOf = (state: State, states: readonly State[]): number => {
  const place = states.indexOf(state);
  return place < 0 ? states.length : place;
};

/** A group of rows: `key` is a point's number, an area's slug, an owner, a state or a month. */
export interface Group {
  readonly key: string | null;
  readonly rows: readonly Row[];
}

/**
 * The rows in groups; a row of two points, areas or owners is in each, a row of none in the last, whose
 * key is null. Points, areas and states come in their own order, owners and months in that of letters.
 */
export function grouped(
  rows: readonly Row[],
  group: Grouping,
  known: readonly State[] = builtInStates,
): readonly Group[] {
  const states = orderOf(
    known,
    rows.map(({ tracking }) => tracking.values.state),
  );
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const keys = keysOf(row, group);
    for (const key of keys.length > 0 ? keys : [null]) {
      const known = groups.get(key);
      if (known) known.push(row);
      else groups.set(key, [row]);
    }
  }
  const place = (key: string): string =>
    group === 'state'
      ? String(states.indexOf(key as State)).padStart(4)
      : group === 'point'
        ? key.padStart(4)
        : key;
  return [...groups]
    .map(([key, all]) => ({ key, rows: all }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return place(a.key).localeCompare(place(b.key), 'it');
    });
}

function keysOf({ goal, tracking }: Row, group: Grouping): readonly string[] {
  const { state, owners, due } = tracking.values;
  switch (group) {
    case 'point':
      return goal.points.map(String);
    case 'area':
      return goal.areas;
    case 'owner':
      return owners ?? [];
    case 'state':
      return state ? [state] : [];
    case 'month':
      return due ? [due.slice(0, 7)] : [];
  }
}
