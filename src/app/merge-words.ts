import { goalOf, type GoalId } from '../domain/ids';
import type { NoteChange } from '../domain/merge';
import type { Book } from './book.svelte';

/** The changed notes of one goal, in the order of print. */
export interface GoalChanges {
  /** Its title is empty where this programme has no such goal. */
  readonly goal: { readonly id: GoalId; readonly title: string };
  readonly changes: readonly NoteChange[];
}

/** Changes as the programme has them: goal by goal, action by action. */
export function byGoal(book: Book | null, changes: readonly NoteChange[]): GoalChanges[] {
  const found = new Map<GoalId, NoteChange[]>();
  const inOrder = [...changes].sort((a, b) =>
    a.action.localeCompare(b.action, 'it', { numeric: true }),
  );
  for (const change of inOrder) {
    const id = goalOf(change.action);
    found.set(id, [...(found.get(id) ?? []), change]);
  }
  return [...found].map(([id, own]) => ({
    goal: { id, title: book?.goal(id)?.title ?? '' },
    changes: own,
  }));
}
