import { daysBetween, type Day } from './day';
import { builtInStates, type State } from './state';
import { isLate, isOpen, type Tracking } from './tracking';

/** Where some actions stand together. Each counts once, whatever goals or areas share it. */
export interface RollUp {
  readonly total: number;
  /** How many are in each state; `null` for those of which nobody has said, or that are to be decided. */
  readonly byState: ReadonlyMap<State | null, number>;
  /** With a value written apart by people who had not seen each other. */
  readonly disputed: number;
  readonly late: number;
  /** Still open, and due within `soonDays`. */
  readonly soon: number;
  /** Still open, and nobody answers for it. */
  readonly unowned: number;
  /** The mean progress of those that say one, in percent, and how many these are. */
  readonly progress: { readonly mean: number; readonly of: number } | null;
}

/** How many days ahead "soon" looks. */
export const soonDays = 30;

export const isSoon = ({ values: { due, state } }: Tracking, today: Day): boolean =>
  due !== null && due >= today && daysBetween(today, due) <= soonDays && isOpen(state);

export function rollUp(all: Iterable<Tracking>, today: Day): RollUp {
  const byState = new Map<State | null, number>(
    [...builtInStates, null].map((state) => [state, 0]),
  );
  let [total, disputed, late, soon, unowned, sum, of] = [0, 0, 0, 0, 0, 0, 0];
  for (const tracking of all) {
    const { state, owners, progress } = tracking.values;
    total++;
    byState.set(state, (byState.get(state) ?? 0) + 1);
    if (tracking.disputed.length > 0) disputed++;
    if (isLate(tracking, today)) late++;
    if (isSoon(tracking, today)) soon++;
    if (!owners && isOpen(state)) unowned++;
    if (progress === null) continue;
    sum += progress;
    of++;
  }
  const progress = of > 0 ? { mean: sum / of, of } : null;
  return { total, byState, disputed, late, soon, unowned, progress };
}
