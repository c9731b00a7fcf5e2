import { daysBetween, type Day } from './day';
import { inOrder, type Item } from './item';

/** One measure of an indicator, and where a chart draws it. */
export interface TrendPoint {
  readonly day: Day;
  readonly amount: number;
  /** 0 at the first day, 1 at the last; the middle where there is only one day. */
  readonly x: number;
  /** 0 at the least of all amounts, 1 at the greatest. */
  readonly y: number;
}

/** How an indicator went. */
export interface Trend {
  readonly points: readonly TrendPoint[];
  /** Height of the target's line, as `y` of a point; null where there is no target. */
  readonly target: number | null;
}

/** The measures that have a day and an amount, in time, on a scale that holds baseline and target too. */
export function trendOf(indicator: Item, measures: readonly Item[]): Trend {
  const { baseline, target } = indicator.values;
  const known = inOrder(measures).flatMap(({ values: { day, amount } }) =>
    day !== null && amount !== null ? [{ day, amount }] : [],
  );
  const amounts = [...known.map(({ amount }) => amount), baseline, target].filter(
    (amount) => amount !== null,
  );
  const least = Math.min(...amounts);
  const range = Math.max(...amounts) - least;
  const y = (amount: number) => (range > 0 ? (amount - least) / range : 0.5);
  const first = known[0]?.day;
  const span = first ? daysBetween(first, known.at(-1)?.day ?? first) : 0;
  const points = known.map(({ day, amount }) => ({
    day,
    amount,
    x: first && span > 0 ? daysBetween(first, day) / span : 0.5,
    y: y(amount),
  }));
  return { points, target: target === null ? null : y(target) };
}
