import type { Row } from './action-list';
import { builtInStates, orderOf, type Standing, type State } from './state';

/** The actions of one state. `none` is that nobody has said, or it is to be decided. */
export interface Column {
  readonly state: Standing;
  readonly rows: readonly Row[];
}

/** The rows by state, each in its order: first those without one, then as work goes. */
export function boardOf(
  rows: readonly Row[],
  states: readonly State[] = builtInStates,
): readonly Column[] {
  const used = rows.map(({ tracking }) => tracking.values.state);
  const order: readonly Standing[] = ['none', ...orderOf(states, used)];
  const all = new Map(order.map((state): [Standing, Row[]] => [state, []]));
  for (const row of rows) all.get(row.tracking.values.state ?? 'none')?.push(row);
  return [...all].map(([state, here]) => ({ state, rows: here }));
}
