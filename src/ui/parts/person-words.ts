import type { Person } from '../../domain/person';
import { distance } from '../../domain/when';
import type { Messages } from '../../messages/it';

/** A person's name, or that there is none. */
export const nameOf = (m: Messages, person: Person): string => person.name || m.person.noName;

/** A time as people say it: "oggi, 10:12". */
export function whenText(m: Messages, at: number, now: number): string {
  switch (distance(at, now)) {
    case 'today':
      return m.when.today(at);
    case 'yesterday':
      return m.when.yesterday(at);
    case 'this-year':
      return m.when.thisYear(at);
    case 'other-year':
      return m.when.otherYear(at);
  }
}
