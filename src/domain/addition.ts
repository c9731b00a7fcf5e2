import { parseDay, type Day } from './day';
import type { Entry } from './fact';
import { goalOf, isActionId, isAddedAction, type ActionId, type GoalId } from './ids';
import { readItemValue } from './item';
import type { Action, Goal, Programme } from './programme';
import { actionNumber } from './route';
import { recordValue, type RecordId, type SharedRecord } from './shared-record';

/** An action the workspace has added to a goal, with the act that did so ("integrazione"). */
export interface Addition {
  readonly id: ActionId;
  /** What is to be done. What people wrote apart is told by `disputed`. */
  readonly text: string;
  readonly act: string | null;
  readonly day: Day | null;
  /** See `safeHref`. */
  readonly link: string | null;
  /** It is in the bin; what is recorded on it stays. */
  readonly gone: boolean;
  readonly disputed: readonly AdditionField[];
  readonly first: Entry;
}

const fields = ['text', 'act', 'day', 'link', 'gone'] as const;
export type AdditionField = (typeof fields)[number];

/** Most additions a goal shows. */
export const additionLimit = 50;

/** Numbers of actions have points between, those of records have none: `7-12-4-k3f` for `7.12.4-k3f`. */
export const additionRecord = (id: ActionId): RecordId => id.replaceAll('.', '-') as RecordId;

/** The action such a record is; null where it is none. */
export function addedAction(record: RecordId): ActionId | null {
  const id = record.replace('-', '.').replace('-', '.');
  return isActionId(id) && isAddedAction(id) ? id : null;
}

/** The additions of a workspace by goal, as they are numbered; those without words are none. */
export function additionsOf(
  records: readonly SharedRecord[],
): ReadonlyMap<GoalId, readonly Addition[]> {
  const byGoal = new Map<GoalId, Addition[]>();
  for (const record of records) {
    const id = addedAction(record.id);
    const addition = id && additionOf(id, record);
    if (!addition) continue;
    const known = byGoal.get(goalOf(id)) ?? [];
    if (known.length < additionLimit) byGoal.set(goalOf(id), [...known, addition]);
  }
  for (const all of byGoal.values())
    all.sort((a, b) => a.id.localeCompare(b.id, 'it', { numeric: true }));
  return byGoal;
}

function additionOf(id: ActionId, record: SharedRecord): Addition | null {
  const value = (field: AdditionField) => recordValue(record, field) ?? null;
  const text = readItemValue('text', value('text'));
  if (text === null) return null;
  return {
    id,
    text,
    act: readItemValue('act', value('act')),
    day: parseDay(value('day')),
    link: readItemValue('link', value('link')),
    // Thrown away and brought back by two at once, it is there.
    gone: record.facts.get('gone')?.kind === 'disputed' ? false : value('gone') === true,
    disputed: fields.filter((field) => record.facts.get(field)?.kind === 'disputed'),
    first: record.first,
  };
}

/** The programme with the additions after the approved actions of their goals; itself where there are none. */
export function withAdditions(
  programme: Programme,
  additions: ReadonlyMap<GoalId, readonly Addition[]>,
): Programme {
  if (additions.size === 0) return programme;
  const goals = programme.goals.map((goal) => {
    const here = (additions.get(goal.id) ?? []).filter(({ gone }) => !gone);
    const added = here.map(({ id, text }): Action => ({ id, text, items: [] }));
    return added.length > 0 ? { ...goal, actions: [...goal.actions, ...added] } : goal;
  });
  return { ...programme, goals };
}

/**
 * The number of an action to be added to a goal: the next one, and three random letters or figures, so that
 * two people who add at once, apart, do not add the same.
 */
export function additionId(
  goal: Pick<Goal, 'id' | 'actions'>,
  known: readonly Addition[],
  random: string,
): ActionId {
  const numbers = [...goal.actions, ...known].map(({ id }) =>
    parseInt(String(actionNumber(id)), 10),
  );
  return `${goal.id}.${Math.max(0, ...numbers) + 1}-${random.slice(0, 3)}` as ActionId;
}
