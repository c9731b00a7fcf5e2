import { goalOf, type ActionId, type GoalId } from '../domain/ids';
import type { FactChange, MergePreview, NoteChange } from '../domain/merge';
import type { Book } from './book.svelte';

/** What changes in one goal, in the order of print. */
export interface GoalChanges {
  /** Its title is empty where this programme has no such goal. */
  readonly goal: { readonly id: GoalId; readonly title: string };
  readonly changes: readonly NoteChange[];
  readonly facts: readonly FactChange[];
}

/** Changes as the programme has them: goal by goal, action by action. */
export function byGoal(
  book: Book | null,
  { changes, facts }: Pick<MergePreview, 'changes' | 'facts'>,
): GoalChanges[] {
  const ids = new Set([...changes, ...facts].map(({ action }) => goalOf(action)));
  const inOrder = <Change extends { readonly action: ActionId }>(
    all: readonly Change[],
    id: GoalId,
  ) =>
    all.filter(({ action }) => goalOf(action) === id).sort((a, b) => compare(a.action, b.action));
  return [...ids].sort(compare).map((id) => ({
    goal: { id, title: book?.goal(id)?.title ?? '' },
    changes: inOrder(changes, id),
    facts: inOrder(facts, id),
  }));
}

/** How many things a merge changes. */
export const changeCount = ({ changes, facts }: Pick<MergePreview, 'changes' | 'facts'>) => ({
  notes: changes.length,
  facts: facts.length,
});

const compare = (a: string, b: string): number => a.localeCompare(b, 'it', { numeric: true });
