import type { Row } from './action-list';
import type { Standing } from './dashboard';
import { states } from './tracking';

/** The actions of one state. `none` is that nobody has said, or it is to be decided. */
export interface Column {
  readonly state: Standing;
  readonly rows: readonly Row[];
}

/** The rows by state, each in its order: first those without one, then as work goes. */
export function boardOf(rows: readonly Row[]): readonly Column[] {
  const order: readonly Standing[] = ['none', ...states];
  const all = new Map(order.map((state): [Standing, Row[]] => [state, []]));
  for (const row of rows) all.get(row.tracking.values.state ?? 'none')?.push(row);
  return [...all].map(([state, here]) => ({ state, rows: here }));
}
