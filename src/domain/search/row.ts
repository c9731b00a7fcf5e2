import type { ActionId, AreaSlug, GoalId, PointNumber } from '../ids';

/** Where a result leads. An aim leads to its goal, a note to its action. */
export type SearchTarget =
  | { readonly kind: 'point'; readonly point: PointNumber }
  | { readonly kind: 'goal'; readonly goal: GoalId }
  | { readonly kind: 'aim'; readonly goal: GoalId }
  | { readonly kind: 'action'; readonly goal: GoalId; readonly action: ActionId }
  | { readonly kind: 'area'; readonly area: AreaSlug }
  | { readonly kind: 'note'; readonly goal: GoalId; readonly action: ActionId };

/** One text that can be found. Plain data: it crosses to the worker as it is. */
export interface SearchRow {
  /** `action:7.12.3`; one per row. The second part of a long text is `note:7.12.3+1`. */
  readonly key: string;
  readonly target: SearchTarget;
  /** A long text is several rows: this is part 0, 1, … of so many. */
  readonly part: number;
  readonly parts: number;
  /** The number a reader cites, `7.12.3`: it is found too. Empty for an area. */
  readonly label: string;
  /** At most `longestRow` characters. */
  readonly text: string;
  /** What the row stands under: the title of the goal or of the point. Shown, not searched. */
  readonly context: string;
}

/** Results are shown in these groups, in this order; aims stand among the goals. */
export const searchGroups = ['points', 'goals', 'actions', 'areas', 'notes'] as const;
export type SearchGroup = (typeof searchGroups)[number];

const groups = {
  point: 'points',
  goal: 'goals',
  aim: 'goals',
  action: 'actions',
  area: 'areas',
  note: 'notes',
} as const satisfies Record<SearchTarget['kind'], SearchGroup>;

export const groupOf = (row: SearchRow): SearchGroup => groups[row.target.kind];

/** What the parts of one text have in common. */
export const ownerOf = (row: SearchRow): string =>
  row.part === 0 ? row.key : row.key.slice(0, row.key.lastIndexOf('+'));

/** UTF-16 units in one row: what bounds the work of one change and of one result. */
export const longestRow = 4_000;
