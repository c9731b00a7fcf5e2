import type { Row } from './action-list';
import type { Day } from './day';
import type { Item } from './item';
import { isLate, isOpen } from './tracking';

/** What is due on a day: an action, or a milestone of one. */
export type Due =
  | { readonly kind: 'action'; readonly key: string; readonly row: Row; readonly late: boolean }
  | {
      readonly kind: 'milestone';
      readonly key: string;
      readonly row: Row;
      readonly item: Item;
      readonly late: boolean;
    };

export interface CalendarDay {
  readonly day: Day;
  readonly dues: readonly Due[];
}

export interface CalendarMonth {
  /** `2015-07`. */
  readonly month: string;
  /** The one it is now. */
  readonly present: boolean;
  readonly days: readonly CalendarDay[];
  readonly actions: number;
  readonly milestones: number;
  /** How many of them all are late. */
  readonly late: number;
}

export interface Calendar {
  /** Those in which something is due, and the present one, the earliest first. */
  readonly months: readonly CalendarMonth[];
  /** Actions without a day by which they are due, or with one to be decided. */
  readonly undated: readonly Row[];
}

/** The rows and their milestones by day: on each the actions in the order of the rows, then milestones. */
export function calendarOf(
  rows: readonly Row[],
  milestonesOf: (row: Row) => readonly Item[],
  today: Day,
): Calendar {
  const days = new Map<Day, { actions: Due[]; milestones: Due[] }>();
  const on = (day: Day) => {
    const known = days.get(day) ?? { actions: [], milestones: [] };
    days.set(day, known);
    return known;
  };
  const undated: Row[] = [];
  for (const row of rows) {
    const { due, state } = row.tracking.values;
    const key = row.action.id;
    if (due === null) undated.push(row);
    else on(due).actions.push({ kind: 'action', key, row, late: isLate(row.tracking, today) });
    for (const item of milestonesOf(row)) {
      const { day, done } = item.values;
      if (day === null) continue;
      const late = day < today && done !== true && isOpen(state);
      on(day).milestones.push({ kind: 'milestone', key: item.id, row, item, late });
    }
  }
  const present = today.slice(0, 7);
  const months = new Map<string, CalendarDay[]>([[present, []]]);
  for (const [day, { actions, milestones }] of days) {
    const month = day.slice(0, 7);
    const known = months.get(month) ?? [];
    months.set(month, [...known, { day, dues: [...actions, ...milestones] }]);
  }
  return {
    months: [...months].sort(byKey).map(([month, all]) => monthOf(month, all, month === present)),
    undated,
  };
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

function monthOf(month: string, all: readonly CalendarDay[], present: boolean): CalendarMonth {
  const days = [...all].sort((a, b) => (a.day < b.day ? -1 : 1));
  const dues = days.flatMap((day) => day.dues);
  const actions = dues.filter(({ kind }) => kind === 'action').length;
  const late = dues.filter((due) => due.late).length;
  return { month, present, days, actions, milestones: dues.length - actions, late };
}
