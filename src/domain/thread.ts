import { isGone, type Item } from './item';
import type { Person } from './person';
import type { Quoting } from './quotation';

/** A comment on an action, with what was answered. */
export interface Thread {
  readonly comment: Item;
  /** The earliest first. */
  readonly replies: readonly Item[];
}

const plain = (text: string): string => text.trim().toLocaleLowerCase('it');

/** Where nothing is left to be said. Resolved and reopened by two at once, it is open. */
export const isResolved = ({ comment }: Thread): boolean => comment.values.resolved === true;

/** Still open, and meant for the person or the person's office. */
export function isFor(thread: Thread, { name, office }: Person): boolean {
  const names = new Set([plain(name), plain(office)].filter(Boolean));
  const said = [thread.comment, ...thread.replies].filter((item) => !isGone(item));
  return (
    !isResolved(thread) &&
    said.some(({ values: { to } }) => to?.some((who) => names.has(plain(who))) ?? false)
  );
}

/** What it quotes of the note; null where it is about the action as a whole. */
export function quotingOf({ id, values: { quote, anchor } }: Item): Quoting | null {
  return quote !== null && anchor !== null ? { id, quote, anchor } : null;
}
