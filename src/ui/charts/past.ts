import { standings, type Standing } from '../../domain/dashboard';
import type { Counts, Past } from '../../domain/history';
import { kindOf, states, type State } from '../../domain/tracking';
import type { Messages } from '../../messages/it';
import { dayText } from '../parts/tracking-words';
import { versionName } from '../parts/version-words';
import { dayOf } from '../../domain/day';
import { dashboardWords } from './dashboard-words';

const rank = { done: 0, doing: 1, 'to-do': 2, stopped: 3 } as const;

/** The states from the bottom of a column up: what is done grows from the ground. */
export const stack: readonly State[] = [...states].sort(
  (a, b) => rank[kindOf[a]] - rank[kindOf[b]],
);

export const stateName = (m: Messages, standing: Standing): string => m.states[standing];

/** Those in which something ever stood. */
export const seenIn = (pasts: readonly Past[]): readonly State[] =>
  stack.filter((standing) => pasts.some(({ counts }) => counts[standing] > 0));

/** The most that ever had a state: as high as the columns go. */
export const mostIn = (pasts: readonly Past[]): number =>
  Math.max(...pasts.map(({ counts }) => stack.reduce((sum, state) => sum + counts[state], 0)));

/** "In corso 3, Conclusa 2". */
export const countsText = (m: Messages, counts: Counts): string =>
  m.format.list(
    standings
      .filter((standing) => counts[standing] > 0)
      .map((standing) => dashboardWords(m).barPart(stateName(m, standing), counts[standing])),
  );

/** "31 luglio 2015", with the version it is of; "oggi". */
export function pastText(m: Messages, { at, version, now }: Past): string {
  const words = dashboardWords(m);
  if (now) return words.now;
  const day = dayText(m, dayOf(at));
  return version ? words.versionAt(day, versionName(m, version)) : day;
}
