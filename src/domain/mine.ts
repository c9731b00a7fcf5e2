import type { Row } from './action-list';
import type { Person } from './person';
import { isOpen } from './tracking';

const plain = (text: string): string => text.trim().toLocaleLowerCase('it');

/**
 * The open actions that a person, or the person's office, answers for, those not touched for longest
 * first: what an office goes through to bring it up to date.
 */
export function mine(rows: readonly Row[], { name, office }: Person): readonly Row[] {
  const names = new Set([plain(name), plain(office)].filter(Boolean));
  return rows
    .filter(({ tracking: { values } }) => {
      return isOpen(values.state) && (values.owners ?? []).some((owner) => names.has(plain(owner)));
    })
    .sort((a, b) => (a.touched ?? 0) - (b.touched ?? 0));
}
