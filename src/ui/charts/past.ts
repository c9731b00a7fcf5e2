import { dayOf } from '../../domain/day';
import type { Counts, Past } from '../../domain/history';
import { kindOf, orderOf, type Standing, type State } from '../../domain/state';
import type { Messages } from '../../messages/it';
import { dayText } from '../parts/tracking-words';
import { versionName } from '../parts/version-words';
import { dashboardWords } from './dashboard-words';

const rank = { done: 0, doing: 1, 'to-do': 2, stopped: 3 } as const;

const countOf = (counts: Counts, standing: Standing): number => counts.get(standing) ?? 0;

/** The states of the workspace and any other in which something stood. */
const statesIn = (m: Messages, pasts: readonly Past[]): readonly State[] =>
  orderOf(
    m.states.choices(),
    pasts.flatMap(({ counts }) =>
      [...counts].flatMap(([standing, count]) =>
        standing !== 'none' && count > 0 ? [standing] : [],
      ),
    ),
  );

/** Those and `none`, in their order: the columns of the table. */
export const standingsIn = (m: Messages, pasts: readonly Past[]): readonly Standing[] => [
  ...statesIn(m, pasts),
  'none',
];

/** Those in which something ever stood, from the bottom of a column up: what is done grows from the ground. */
export const seenIn = (m: Messages, pasts: readonly Past[]): readonly State[] =>
  statesIn(m, pasts)
    .filter((state) => pasts.some(({ counts }) => countOf(counts, state) > 0))
    .sort((a, b) => rank[kindOf(a)] - rank[kindOf(b)]);

/** The most that ever had a state: as high as the columns go. */
export const mostIn = (pasts: readonly Past[]): number =>
  Math.max(
    ...pasts.map(({ counts }) =>
      [...counts].reduce((sum, [standing, count]) => sum + (standing === 'none' ? 0 : count), 0),
    ),
  );

/** "In corso 3, Conclusa 2". */
export const countsText = (m: Messages, past: Past): string =>
  m.format.list(
    standingsIn(m, [past])
      .filter((standing) => countOf(past.counts, standing) > 0)
      .map((standing) =>
        dashboardWords(m).barPart(m.states.name(standing), countOf(past.counts, standing)),
      ),
  );

/** "31 luglio 2015", with the version it is of; "oggi". */
export function pastText(m: Messages, { at, version, now }: Past): string {
  const words = dashboardWords(m);
  if (now) return words.now;
  const day = dayText(m, dayOf(at));
  return version ? words.versionAt(day, versionName(m, version)) : day;
}
