import type { Present } from '../domain/company';
import type { PersonId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Messages } from '../messages/it';

const marked = (m: Messages, name: string, marks: readonly string[]): string => {
  const shown = name || m.person.noName;
  return marks.length > 0 ? `${shown} (${marks.join(', ')})` : shown;
};

/** A colleague's name with what must be known of it: "Anna Rossi (nome dichiarato)". */
export const called = (m: Messages, { person, declared, code }: Present): string =>
  marked(m, person.name, [
    ...(declared ? [m.person.declared] : []),
    ...(code ? [m.person.code(code)] : []),
  ]);

/** The name of somebody who wrote, told apart from others of that name: "Anna Rossi (codice 5f20)". */
export function signed(
  m: Messages,
  { id, name }: Person,
  workspace: { codeOf(id: PersonId): string | null } | null,
): string {
  const code = workspace?.codeOf(id);
  return marked(m, name, code ? [m.person.code(code)] : []);
}
