import { actionIn, changedOf, recordChangedOf, type Changed, type RecordChanged } from './changed';
import { parseValue, sameValue, type FactValue } from './fact';
import { isActionId, type ActionId } from './ids';
import { readItemValue } from './item';
import { parseNodes, plainNodes, type NoteNode } from './note-node';
import { recordSubject } from './shared-record';
import { namedBy } from './subject';

/** By subject and field: the value all agreed on, or those there were to decide between. */
export type FactsState = Readonly<Record<string, Readonly<Record<string, readonly FactValue[]>>>>;

/** By action, as plain data. */
export type NotesState = Readonly<Record<string, readonly NoteNode[]>>;

/** All that a workspace said at a moment. */
export interface WorkspaceState {
  readonly facts: FactsState;
  /** Null where it is not known what the notes said. */
  readonly notes: NotesState | null;
}

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
    if (isAddition(changed) && !isThere(before.facts, subject) && !isThere(after.facts, subject))
      continue;
    const title = titleIn(after.facts, changed) || titleIn(before.facts, changed);
    const action = actionIn(changed);
    (action ? of(action).facts : records).push({ changed, title, before: old, after: fresh });
  }
  const [was, is] = [before.notes, after.notes];
  for (const id of was && is ? new Set([...Object.keys(was), ...Object.keys(is)]) : []) {
    if (!isActionId(id)) continue;
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

/** What people say to each other goes on, and so do their tools: no version compares or takes it back. */
function goesOn(changed: Changed | RecordChanged): boolean {
  return changed.of === 'record'
    ? changed.kind === 'view' || changed.kind === 'schedule'
    : changed.of === 'comment' || changed.of === 'reply';
}

const whatIs = (subject: string, field: string): Changed | RecordChanged | null =>
  changedOf(subject, field) ?? recordChangedOf(subject, field);

/** Every field any of the states has something of, as far as this build knows it. */
export function* fieldsIn(
  states: readonly FactsState[],
): Generator<{ subject: string; field: string; changed: Changed | RecordChanged }> {
  const seen = new Set<string>();
  for (const state of states)
    for (const [subject, facts] of Object.entries(state))
      for (const field of Object.keys(facts)) {
        const changed = whatIs(subject, field);
        if (!changed || goesOn(changed) || seen.has(`${subject}/${field}`)) continue;
        seen.add(`${subject}/${field}`);
        yield { subject, field, changed };
      }
}

/** What a state has of a field. That nothing is left of a value is the same as that there never was one. */
export function valuesIn(state: FactsState, subject: string, field: string): readonly FactValue[] {
  const facts = Object.hasOwn(state, subject) ? state[subject] : undefined;
  const values = facts && Object.hasOwn(facts, field) ? facts[field] : undefined;
  return values && !(values.length === 1 && values[0] === null) ? values : [];
}

export const isAddition = (changed: Changed | RecordChanged): boolean =>
  changed.of === 'record' && changed.kind === 'addition';

/** An added action without words is none, and what is in the bin is not there. */
const isThere = (state: FactsState, addition: string): boolean =>
  valuesIn(state, addition, 'text').length > 0 && valuesIn(state, addition, 'gone')[0] !== true;

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

/** The facts of a state out of anything colleagues may have sent; null where it is none. */
export function parseFacts(value: unknown): FactsState | null {
  if (typeof value !== 'object' || value === null) return null;
  const state: Record<string, Record<string, readonly FactValue[]>> = {};
  for (const [subject, facts] of Object.entries(value)) {
    if (typeof facts !== 'object' || facts === null) return null;
    const own: Record<string, readonly FactValue[]> = {};
    for (const [field, values] of Object.entries(facts as Record<string, unknown>)) {
      if (!whatIs(subject, field)) continue;
      if (!Array.isArray(values) || values.length > 50) return null;
      const sound = values.map(parseValue).filter((one) => one !== undefined);
      if (sound.length !== values.length) return null;
      own[field] = sound;
    }
    if (Object.keys(own).length > 0) state[subject] = own;
  }
  return state;
}

/** The note of a state out of anything colleagues may have sent; null where it is none. */
export const parseNote = (value: unknown): readonly NoteNode[] | null => parseNodes(value);
