import type { PersonId } from './ids';
import type { Person } from './person';
import type { Colleague } from './presence';

/** How a name is to be shown, so that nobody wears another's unmarked. */
export interface Naming {
  /** No editor's signature stands behind it: who has the read-only link can call themselves anything. */
  readonly declared: boolean;
  /** Tells those apart who go by the same name; null where there is only one. */
  readonly code: string | null;
}

/** A colleague, and how to name them. */
export interface Present extends Colleague, Naming {}

/** Of all these people, the codes of those whose name another has too. */
export function codesOf(people: Iterable<Person>): ReadonlyMap<PersonId, string> {
  const holders = new Map<string, Set<PersonId>>();
  for (const { id, name } of people) {
    const key = alike(name);
    holders.set(key, (holders.get(key) ?? new Set()).add(id));
  }
  const shared = [...holders.values()].filter(({ size }) => size > 1);
  return new Map(shared.flatMap((ids) => [...ids].map((id) => [id, codeOf(id)] as const)));
}

/** Names for those who are here. */
export const nameAll = (
  colleagues: readonly Colleague[],
  codes: ReadonlyMap<PersonId, string>,
): Present[] =>
  colleagues.map((colleague) => ({
    ...colleague,
    declared: colleague.role === 'view',
    code: codes.get(colleague.person.id) ?? null,
  }));

/** Four characters of a person's id: few enough to be read aloud. */
const codeOf = (id: PersonId): string => id.slice(0, 4);

/** Names that a glance takes for one another: case, accents, stops and spaces aside. */
const alike = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
