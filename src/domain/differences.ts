import { actionIn, type Changed, type RecordChanged } from './changed';
import { sameValue, type FactValue } from './fact';
import { isActionId, type ActionId } from './ids';
import { readItemValue } from './item';
import { isAbsent, madeOf } from './made';
import { plainNodes } from './note-node';
import { recordSubject } from './shared-record';
import { namedBy } from './subject';
import { fieldsIn, valuesIn, type FactsState, type WorkspaceState } from './workspace-state';

/** One fact that two states have otherwise. */
export interface FactDifference {
  readonly changed: Changed | RecordChanged;
  /** What a thing kept on the action, or for all, is called. */
  readonly title: string;
  /** None where there was none. */
  readonly before: readonly FactValue[];
  readonly after: readonly FactValue[];
}

/** What two states have otherwise of one action. */
export interface ActionDifference {
  readonly action: ActionId;
  readonly facts: readonly FactDifference[];
  /** The words of its note; null where they are the same, or not known of either. */
  readonly note: { readonly before: string; readonly after: string } | null;
}

export interface Differences {
  /** As the programme has the actions. */
  readonly actions: readonly ActionDifference[];
  /** Of what is kept for all: states, deadlines. An action that was added is among the actions. */
  readonly records: readonly FactDifference[];
}

export function compare(before: WorkspaceState, after: WorkspaceState): Differences {
  const records: FactDifference[] = [];
  const found = new Map<ActionId, { facts: FactDifference[]; note: ActionDifference['note'] }>();
  const of = (action: ActionId) => {
    const known = found.get(action) ?? { facts: [], note: null };
    found.set(action, known);
    return known;
  };
  for (const { subject, field, changed } of fieldsIn([before.facts, after.facts])) {
    const [old, fresh] = [
      valuesIn(before.facts, subject, field),
      valuesIn(after.facts, subject, field),
    ];
    if (sameValues(old, fresh)) continue;
    const made = madeOf(changed);
    if (made && isAbsent(before.facts, after.facts, made)) continue;
    const title = titleIn(after.facts, changed) || titleIn(before.facts, changed);
    const action = actionIn(changed);
    (action ? of(action).facts : records).push({ changed, title, before: old, after: fresh });
  }
  const [was, is] = [before.notes, after.notes];
  for (const id of was && is ? new Set([...Object.keys(was), ...Object.keys(is)]) : []) {
    if (!isActionId(id)) continue;
    const made = madeOf({ of: 'action', action: id, field: 'state' });
    if (made && isAbsent(before.facts, after.facts, made)) continue;
    const note = { before: plainNodes(was?.[id] ?? []), after: plainNodes(is?.[id] ?? []) };
    if (note.before !== note.after) of(id).note = note;
  }
  const actions = [...found]
    .map(([action, { facts, note }]) => ({ action, facts, note }))
    .sort((a, b) => a.action.localeCompare(b.action, 'it', { numeric: true }));
  const name = ({ changed }: FactDifference) =>
    changed.of === 'record' ? `${changed.kind}:${changed.id}` : changed.action;
  records.sort((a, b) => name(a).localeCompare(name(b), 'it'));
  return { actions, records };
}

const sameValues = (a: readonly FactValue[], b: readonly FactValue[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => sameValue(one, other)));

function titleIn(state: FactsState, changed: Changed | RecordChanged): string {
  if (changed.of === 'action') return '';
  if (changed.of === 'record') {
    const [name] = valuesIn(state, recordSubject(changed.kind, changed.id), 'name');
    return typeof name === 'string' ? name : '';
  }
  return (['act', 'title'] as const)
    .map((field) => readItemValue(field, valuesIn(state, namedBy(changed.item), field)[0] ?? null))
    .filter(Boolean)
    .join(', ');
}
