import type { PersonId } from './ids';

/** How somebody signs: a declaration, never proof. */
export interface Person {
  readonly id: PersonId;
  /** At most 40 characters; empty when the person has not said ("senza nome"). */
  readonly name: string;
  /** At most 60 characters; may be empty. */
  readonly office: string;
}

export const nameLimit = 40;
export const officeLimit = 60;

/** Control and bidirectional characters could disguise a name; half a character has no bytes. */
const invisible =
  /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/**
 * A label somebody typed or sent: one line, no control or bidirectional characters, bounded. Cleaned
 * again it stays the same.
 */
export const cleanLabel = (text: string, limit: number): string =>
  Array.from(text.replace(invisible, ' ').replace(/\s+/g, ' ').trim())
    .slice(0, limit)
    .join('')
    .trimEnd();

/** Two letters for an avatar: "SE" for Segreteria, "MR" for Maria Rossi, "?" for no name. */
export function initials(name: string): string {
  const words = name.split(' ').filter(Boolean);
  const [first = '', second = ''] = words;
  const start = (word: string, length: number) => Array.from(word).slice(0, length).join('');
  const letters = second ? start(first, 1) + start(second, 1) : start(first, 2);
  return letters.toLocaleUpperCase('it') || '?';
}

/** Index 0-3 of a person's colour, stable for the id. */
export const colourOf = (id: PersonId): 0 | 1 | 2 | 3 =>
  (parseInt(id.slice(-2), 16) % 4) as 0 | 1 | 2 | 3;
