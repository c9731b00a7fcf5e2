import { changedOf, recordChangedOf, type Changed, type RecordChanged } from './changed';
import { parseValue, type FactValue } from './fact';
import { parseNodes, type NoteNode } from './note-node';

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
