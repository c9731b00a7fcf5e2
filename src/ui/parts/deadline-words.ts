import {
  readName,
  readTermEnd,
  termEndId,
  usualDay,
  type DeadlineField,
  type DeadlineKind,
  type TermEnd,
  type Yearly,
} from '../../domain/deadlines';
import type { FactValue } from '../../domain/fact';
import type { Programme } from '../../domain/programme';
import type { RecordId } from '../../domain/shared-record';
import { parseYearDay, sameYearDay, type YearDay } from '../../domain/year-day';
import { deadlinesEn } from '../../messages/deadlines-en';
import { deadlinesIt, type DeadlineMessages } from '../../messages/deadlines-it';
import type { Messages } from '../../messages/it';
import { dayText } from './tracking-words';

export const deadlineWords = ({ code }: Messages): DeadlineMessages =>
  code === 'en' ? deadlinesEn : deadlinesIt;

/** A deadline as it is shown and changed. */
export interface ShownDeadline {
  readonly id: RecordId;
  readonly kind: DeadlineKind | 'own' | 'term-end';
  readonly name: string;
  readonly when: string;
  /** Where it comes from. */
  readonly source: string;
  readonly off: boolean;
  /** It is not as the law has it. */
  readonly changed: boolean;
  readonly disputed: readonly DeadlineField[];
}

/** "31 luglio". */
const yearDayText = (m: Messages, { month, day }: YearDay): string =>
  m.format.day(new Date(2000, month - 1, day).getTime(), false);

export function shownYearly(m: Messages, one: Yearly): ShownDeadline {
  const { id, kind, on, off, disputed } = one;
  const words = deadlineWords(m);
  const when = words.yearly(yearDayText(m, on));
  if (kind === 'own') {
    return { id, kind, name: one.name, when, source: words.own, off, changed: false, disputed };
  }
  const moved = !sameYearDay(on, usualDay[kind]);
  const usual = moved ? [words.usual(yearDayText(m, usualDay[kind]))] : [];
  const source = [words.law[kind], ...usual].join('; ');
  const changed = moved || off;
  return { id, kind, name: words.names[kind], when, source, off, changed, disputed };
}

export function shownTermEnd(m: Messages, { year, day, off, disputed }: TermEnd): ShownDeadline {
  const words = deadlineWords(m);
  return {
    id: termEndId,
    kind: 'term-end',
    name: words.term,
    when: day ? dayText(m, day) : words.termYear(year),
    source: words.termLaw,
    off,
    changed: day !== null || off,
    disputed,
  };
}

/** One of the values to decide between, as people read it. */
export function deadlineValue(
  m: Messages,
  { kind }: Pick<ShownDeadline, 'kind'>,
  field: DeadlineField,
  value: FactValue,
  term: Programme['term'],
): string {
  const words = deadlineWords(m);
  if (field === 'off') return value === true ? words.off : words.inUse;
  if (field === 'name') return readName(value);
  if (kind === 'term-end') {
    const day = readTermEnd(value, term);
    return day ? dayText(m, day) : words.termYear(term.to);
  }
  const on = parseYearDay(value) ?? (kind === 'own' ? null : usualDay[kind]);
  return on ? yearDayText(m, on) : '';
}
