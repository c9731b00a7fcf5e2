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

/**
 * Names for those who are here. `others` are the people whose name they might wear: the person in
 * front of this screen, and those who have written in the workspace.
 */
export function nameAll(colleagues: readonly Colleague[], others: Iterable<Person>): Present[] {
  const people = [...colleagues.map(({ person }) => person), ...others];
  const holders = new Map<string, Set<PersonId>>();
  for (const { id, name } of people) {
    const key = alike(name);
    holders.set(key, (holders.get(key) ?? new Set()).add(id));
  }
  return colleagues.map((colleague) => {
    const { id, name } = colleague.person;
    const several = (holders.get(alike(name))?.size ?? 0) > 1;
    return { ...colleague, declared: colleague.role === 'view', code: several ? codeOf(id) : null };
  });
}

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
