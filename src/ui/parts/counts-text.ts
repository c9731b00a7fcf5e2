import type { Book } from '../../app/book.svelte';
import type { Messages } from '../../messages/it';

/** What the list shows, in numbers that add up: with a note and without make the actions. */
export function countsText(book: Book, m: Messages): string {
  const { goals, actions, noted } = book.selection;
  return [
    m.programme.goals(goals.size, book.programme.goals.length),
    m.programme.actions(actions.size, book.actionCount),
    ...(book.recorded
      ? [m.programme.withNote(noted), m.programme.withoutNote(actions.size - noted)]
      : []),
  ].join(' · ');
}
