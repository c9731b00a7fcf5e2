import shipped from '../../data/programme.json' with { type: 'json' };
import { parseProgramme } from '../../src/domain/programme-parse';
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

/** The key of the row that this one repeats. */
export const originalKey = (key: string): string => key.split('#', 1)[0] ?? key;

/** Part of what was asked for that was found. @param expected keys of the programme's own rows */
export function recallOf(found: Iterable<string>, expected: string, times: number): number {
  const wanted = new Set(expected.split(' '));
  let right = 0;
  for (const key of new Set(found)) if (wanted.has(originalKey(key))) right++;
  return right / (wanted.size * times);
}
