import type { Present } from '../domain/company';
import type { Messages } from '../messages/it';

/** A colleague's name with what must be known of it: "Anna Rossi (nome dichiarato)". */
export function called(m: Messages, { person, declared, code }: Present): string {
  const name = person.name || m.person.noName;
  const marks = [...(declared ? [m.person.declared] : []), ...(code ? [m.person.code(code)] : [])];
  return marks.length > 0 ? `${name} (${marks.join(', ')})` : name;
}
