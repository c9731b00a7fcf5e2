import type { ActionId, AreaSlug, GoalId, PointNumber, Timestamp } from './ids';
import type { Goal, Programme } from './programme';

/**
 * What the list of the programme shows. `all` is a goal that names every area, which the source writes
 * "Tutte"; `none` one that names no area; `any` does not look. An area also shows goals of `all`.
 */
export type AreaFilter = 'any' | 'all' | 'none' | AreaSlug;
export type NoteFilter = 'any' | 'with' | 'without' | 'days-7' | 'days-30';

export interface Filters {
  readonly point: PointNumber | null;
  readonly area: AreaFilter;
  readonly note: NoteFilter;
  /** One line per action, no introductions. */
  readonly compact: boolean;
}

export const noFilters: Filters = { point: null, area: 'any', note: 'any', compact: false };

/** True when some action may be left out. `compact` leaves nothing out. */
export const filtering = ({ point, area, note }: Filters): boolean =>
  point !== null || area !== 'any' || note !== 'any';

/** What is known of the notes. */
export interface NoteFacts {
  readonly noted: ReadonlySet<ActionId>;
  readonly touches: ReadonlyMap<ActionId, { readonly at: Timestamp }>;
  readonly now: Timestamp;
}

/** What passes the filters. A goal of two points is in `goals` once, and in both of them. */
export interface Selection {
  readonly points: ReadonlySet<PointNumber>;
  readonly goals: ReadonlySet<GoalId>;
  readonly actions: ReadonlySet<ActionId>;
  /** How many of `actions` have a note. */
  readonly noted: number;
}

const day = 86_400_000;

export function select(programme: Programme, filters: Filters, facts: NoteFacts): Selection {
  const points = new Set<PointNumber>();
  const goals = new Set<GoalId>();
  const actions = new Set<ActionId>();
  let noted = 0;
  for (const goal of programme.goals) {
    if (!inPoint(goal, filters.point) || !inArea(goal, filters.area, programme.areas.length)) {
      continue;
    }
    const passing = goal.actions.filter(({ id }) => hasNote(id, filters.note, facts));
    if (passing.length === 0 && (goal.actions.length > 0 || filters.note !== 'any')) continue;
    goals.add(goal.id);
    for (const number of goal.points) points.add(number);
    for (const { id } of passing) {
      actions.add(id);
      if (facts.noted.has(id)) noted++;
    }
  }
  const { point } = filters;
  return { points: point && points.has(point) ? new Set([point]) : points, goals, actions, noted };
}

export const inPoint = (goal: Goal, point: PointNumber | null): boolean =>
  point === null || goal.points.includes(point);

/** True where a goal is in an area; `every` is how many there are. */
export function inArea({ areas }: Goal, filter: AreaFilter, every: number): boolean {
  if (filter === 'any') return true;
  if (filter === 'none') return areas.length === 0;
  if (filter === 'all') return every > 0 && areas.length === every;
  return areas.includes(filter);
}

function hasNote(id: ActionId, filter: NoteFilter, { noted, touches, now }: NoteFacts): boolean {
  switch (filter) {
    case 'any':
      return true;
    case 'with':
      return noted.has(id);
    case 'without':
      return !noted.has(id);
    case 'days-7':
      return (touches.get(id)?.at ?? 0) > now - 7 * day;
    case 'days-30':
      return (touches.get(id)?.at ?? 0) > now - 30 * day;
  }
}
