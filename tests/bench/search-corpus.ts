import shipped from '../../data/programme.json' with { type: 'json' };
import { parseProgramme } from '../../src/domain/programme-parse';
import type { ActionId, AreaSlug, GoalId, PointNumber } from '../../src/domain/ids';
import type { Programme } from '../../src/domain/programme';
import type { SearchRow } from '../../src/domain/search/row';
import { rowsOf } from '../../src/domain/search/rows';

export const programme = parseProgramme(shipped);

/** The rows of the programme, `times` over: the first under their own keys, the rest as `key#n`. */
export function rowsTimes(times: number): SearchRow[] {
  const rows = [...rowsOf(programme)];
  return Array.from({ length: times }, (_, n) =>
    n === 0 ? rows : rows.map((row) => ({ ...row, key: `${row.key}#${n}` })),
  ).flat();
}

/** The programme, `times` over, each time under numbers of its own: goal `7.12` is also `17.12`… */
export function programmeTimes(times: number): Programme {
  const copies = Array.from({ length: times }, (_, n) => n);
  const { points, goals, areas } = programme;
  const pointOf = (number: PointNumber, n: number) => (number + n * points.length) as PointNumber;
  const idOf = (id: string, n: number): string => {
    const [point, ...rest] = id.split('.');
    return [Number(point) + n * points.length, ...rest].join('.');
  };
  return {
    ...programme,
    areas: copies.flatMap((n) =>
      areas.map((area) => ({
        ...area,
        slug: (n === 0 ? area.slug : `${area.slug}-${n}`) as AreaSlug,
      })),
    ),
    points: copies.flatMap((n) =>
      points.map((point) => ({ ...point, number: pointOf(point.number, n) })),
    ),
    goals: copies.flatMap((n) =>
      goals.map((goal) => ({
        ...goal,
        id: idOf(goal.id, n) as GoalId,
        points: [
          pointOf(goal.points[0], n),
          ...goal.points.slice(1).map((point) => pointOf(point, n)),
        ] as const,
        actions: goal.actions.map((action) => ({ ...action, id: idOf(action.id, n) as ActionId })),
      })),
    ),
  };
}

/** The key of the row that this one repeats. */
export const originalKey = (key: string): string => key.split('#', 1)[0] ?? key;

/** Part of what was asked for that was found. @param expected keys of the programme's own rows */
export function recallOf(found: Iterable<string>, expected: string, times: number): number {
  const wanted = new Set(expected.split(' '));
  let right = 0;
  for (const key of new Set(found)) if (wanted.has(originalKey(key))) right++;
  return right / (wanted.size * times);
}
