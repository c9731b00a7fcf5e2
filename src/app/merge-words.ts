import { goalOf, type ActionId, type GoalId } from '../domain/ids';
import type { FactChange, MergeCount, MergePreview, NoteChange } from '../domain/merge';
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
  const ids = new Set([...changes, ...facts].map((change) => goalOf(actionIn(change))));
  const inOrder = <Change extends NoteChange | FactChange>(all: readonly Change[], id: GoalId) =>
    all
      .filter((change) => goalOf(actionIn(change)) === id)
      .sort((a, b) => compare(actionIn(a), actionIn(b)));
  return [...ids].sort(compare).map((id) => ({
    goal: { id, title: book?.goal(id)?.title ?? '' },
    changes: inOrder(changes, id),
    facts: inOrder(facts, id),
  }));
}

export const changeCount = ({ changes, facts, records, versions }: MergePreview): MergeCount => ({
  notes: changes.length,
  facts: facts.length,
  records: new Set(records.map(({ changed: { kind, id } }) => `${kind}:${id}`)).size,
  versions: versions.length,
});

const actionIn = (change: NoteChange | FactChange): ActionId =>
  'changed' in change ? change.changed.action : change.action;

const compare = (a: string, b: string): number => a.localeCompare(b, 'it', { numeric: true });
