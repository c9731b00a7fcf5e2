import type { Present } from '../../domain/company';
import type { Exchange } from '../../domain/presence';
import type { Messages } from '../../messages/it';

/** Where a colleague is: in a note, at a goal, or elsewhere in the programme. */
export function whereWords(m: Messages, { where, at }: Present): string {
  if (where) return m.person.on(where);
  return at ? m.person.atGoal(at) : m.person.onProgramme;
}

/** What either is without: "ha tutto", "gli mancano 2 modifiche". */
export function exchangeWords(
  m: Messages,
  { theyLack, weLack }: NonNullable<Exchange['counts']>,
): string {
  const parts = [
    ...(theyLack > 0 ? [m.company.theyLack(theyLack)] : []),
    ...(weLack > 0 ? [m.company.weLack(weLack)] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : m.company.even;
}
