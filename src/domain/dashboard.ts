import { concerns, isConcern, type Concern, type ListView, type Row } from './action-list';
import type { Day } from './day';
import type { AreaFilter } from './filters';
import type { GoalId, PointNumber } from './ids';
import type { Area, Point, Programme } from './programme';
import { builtInStates, kindOf, orderOf, type Standing, type State } from './state';

/** What counts as one in a mean: each action, or each goal, however many actions it has. */
export const weighings = ['action', 'goal'] as const;
export type Weighing = (typeof weighings)[number];

/** A mean, with what it averages. */
export interface Mean {
  readonly value: number;
  /** How many of them say something to average. */
  readonly of: number;
  readonly by: Weighing;
}

/** The numbers of the actions of one place: a point, an area, where they cross, or the whole. */
export interface Sum {
  readonly where: Pick<ListView, 'point' | 'area'>;
  readonly total: number;
  readonly states: ReadonlyMap<Standing, number>;
  /** Of those in any state that comes to "done". */
  readonly done: number;
  readonly concerns: Readonly<Record<Concern, number>>;
  /** Of progress, in percent. */
  readonly progress: Mean | null;
}

/** Where everything stands. An action of two points, or areas, is in the sum of each, and once in `all`. */
export interface Dashboard {
  /** In their order, `none` last: those to be chosen, and any other that an action has. */
  readonly standings: readonly Standing[];
  readonly all: Sum;
  readonly points: readonly { readonly point: Point; readonly sum: Sum }[];
  /** The last is that of no area (null), if there are such actions. */
  readonly areas: readonly { readonly area: Area | null; readonly sum: Sum }[];
  /** For each point, its crossing with each of `areas`. */
  readonly crossings: readonly (readonly Sum[])[];
}

/** One number of a sum: all of it, a state, or what asks for care. */
export type Part =
  | { readonly kind: 'total' }
  | { readonly kind: 'done' }
  | { readonly kind: 'state'; readonly state: Standing }
  | { readonly kind: 'concern'; readonly concern: Concern };

/** A number, and the list of exactly what it counts. */
export interface Figure {
  readonly count: number;
  readonly view: Partial<ListView>;
}

export function figureOf(
  { where, total, states: byState, done, concerns: cares }: Sum,
  part: Part,
): Figure {
  switch (part.kind) {
    case 'total':
      return { count: total, view: where };
    case 'done':
      return { count: done, view: { ...where, state: 'all-done' } };
    case 'state':
      return { count: byState.get(part.state) ?? 0, view: { ...where, state: part.state } };
    case 'concern':
      return { count: cares[part.concern], view: { ...where, concern: part.concern } };
  }
}

interface DashboardOptions {
  /** What counts as one in a mean. */
  readonly by?: Weighing;
  /** The states of the workspace, in their order. */
  readonly states?: readonly State[];
}

/** Adds up every row once. */
export function dashboardOf(
  { points, areas }: Pick<Programme, 'points' | 'areas'>,
  rows: readonly Row[],
  today: Day,
  { by = 'action', states = builtInStates }: DashboardOptions = {},
): Dashboard {
  const all = new Adding(null, 'any', by);
  const ofPoints = points.map((point) => ({ point, adding: new Adding(point.number, 'any', by) }));
  const places: readonly (Area | null)[] = rows.some(({ goal }) => goal.areas.length === 0)
    ? [...areas, null]
    : areas;
  const slugs = places.map((area) => area?.slug ?? 'none');
  const ofAreas = slugs.map((slug) => new Adding(null, slug, by));
  const crossings = points.map(({ number }) => slugs.map((slug) => new Adding(number, slug, by)));
  const pointAt = new Map(points.map(({ number }, index) => [number, index]));
  const areaAt = new Map(slugs.map((slug, index) => [slug, index]));
  for (const row of rows) {
    const { goal } = row;
    const said = saidBy(row, today);
    const across = (goal.areas.length > 0 ? goal.areas : (['none'] as const)).flatMap(
      (slug) => areaAt.get(slug) ?? [],
    );
    all.add(said);
    for (const column of across) ofAreas[column]?.add(said);
    for (const number of goal.points) {
      const line = pointAt.get(number) ?? -1;
      ofPoints[line]?.adding.add(said);
      for (const column of across) crossings[line]?.[column]?.add(said);
    }
  }
  const used = rows.map(({ tracking }) => tracking.values.state);
  return {
    standings: [...orderOf(states, used), 'none'],
    all: all.sum,
    points: ofPoints.map(({ point, adding }) => ({ point, sum: adding.sum })),
    areas: places.flatMap((area, index) => {
      const sum = ofAreas[index]?.sum;
      return sum ? { area, sum } : [];
    }),
    crossings: crossings.map((line) => line.map(({ sum }) => sum)),
  };
}

/** What one row says, worked out once however many sums it goes into. */
interface Said {
  readonly goal: GoalId;
  readonly standing: Standing;
  readonly cares: readonly Concern[];
  readonly progress: number | null;
}

const saidBy = (row: Row, today: Day): Said => ({
  goal: row.goal.id,
  standing: row.tracking.values.state ?? 'none',
  cares: concerns.filter((concern) => isConcern(row, concern, today)),
  progress: row.tracking.values.progress,
});

const zeros = <Key extends string>(keys: readonly Key[]): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;

class Adding {
  readonly #where: Sum['where'];
  readonly #states = new Map<Standing, number>();
  #done = 0;
  readonly #concerns = zeros(concerns);
  readonly #by: Weighing;
  /** Progress by what counts as one; all actions are one heap. */
  readonly #heaps = new Map<GoalId | null, { sum: number; of: number }>();
  #total = 0;

  constructor(point: PointNumber | null, area: AreaFilter, by: Weighing) {
    this.#where = { point, area };
    this.#by = by;
  }

  add({ goal, standing, cares, progress }: Said): void {
    this.#total++;
    this.#states.set(standing, (this.#states.get(standing) ?? 0) + 1);
    if (standing !== 'none' && kindOf(standing) === 'done') this.#done++;
    for (const concern of cares) this.#concerns[concern]++;
    if (progress === null) return;
    const key = this.#by === 'goal' ? goal : null;
    const heap = this.#heaps.get(key) ?? { sum: 0, of: 0 };
    this.#heaps.set(key, heap);
    heap.sum += progress;
    heap.of++;
  }

  get sum(): Sum {
    return {
      where: this.#where,
      total: this.#total,
      states: this.#states,
      done: this.#done,
      concerns: this.#concerns,
      progress: this.#mean,
    };
  }

  get #mean(): Mean | null {
    const heaps = [...this.#heaps.values()];
    if (heaps.length === 0) return null;
    const value = heaps.reduce((sum, heap) => sum + heap.sum / heap.of, 0) / heaps.length;
    const of = this.#by === 'goal' ? heaps.length : (heaps[0]?.of ?? 0);
    return { value, of, by: this.#by };
  }
}
