import type { Day } from './day';
import { dayOf } from './day';
import type { Yearly } from './deadlines';
import { agreed, type Fact, type FactValue } from './fact';
import type { RecordId } from './shared-record';
import { around } from './year-day';

/** When a version is saved with nobody asking: the first day of a month, or each deadline. */
export const paces = ['never', 'deadlines', 'monthly'] as const;
export type Pace = (typeof paces)[number];

/** The one record of its kind. */
export const scheduleId = 'versions' as RecordId;

export const readPace = (value: FactValue | undefined): Pace =>
  paces.find((pace) => pace === value) ?? 'never';

/** What was chosen, and the first day it is for. While it is to be decided, nothing is saved. */
export interface Schedule {
  readonly pace: Pace;
  readonly from: Day | null;
}

export function scheduleOf(fact: Fact | undefined): Schedule {
  if (fact?.kind !== 'agreed') return { pace: 'never', from: null };
  const since = Math.min(...fact.heads.map(({ at }) => at));
  return { pace: readPace(agreed(fact)), from: dayOf(since) };
}

/**
 * The last set day up to today, which is to have a version; null where there is none yet. No day counts
 * from before the choice was made, or from before the deadline was given that day.
 */
export function setDay(
  { pace, from }: Schedule,
  today: Day,
  yearly: readonly Yearly[],
): Day | null {
  const days =
    pace === 'never'
      ? []
      : pace === 'monthly'
        ? [`${today.slice(0, 7)}-01` as Day]
        : yearly.flatMap(({ on, off, since }) => {
            const { last } = around(today, on);
            return off || (since !== null && last < dayOf(since)) ? [] : [last];
          });
  return days.reduce<Day | null>(
    (latest, day) => (from !== null && day >= from && (!latest || day > latest) ? day : latest),
    null,
  );
}
