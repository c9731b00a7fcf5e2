import type { FactValue } from './fact';
import { cleanLabel } from './person';
import { recordValue, type RecordId, type SharedRecord } from './shared-record';

/** How an action stands, as long as the workspace says nothing else. The order is that in which work goes. */
export const builtInStates = [
  'not-begun',
  'planned',
  'going',
  'done',
  'suspended',
  'dropped',
] as const;
export type BuiltInState = (typeof builtInStates)[number];

/** What a state comes down to, whatever it is called. */
export const stateKinds = ['to-do', 'doing', 'done', 'stopped'] as const;
export type StateKind = (typeof stateKinds)[number];

/**
 * `doing-0123456789ab`: a state the workspace has added. What it comes down to is in its number and can
 * never change, so that every copy counts alike even before it knows what the state is called.
 */
export type AddedState = `${StateKind}-${string}`;
export type State = BuiltInState | AddedState;

const kinds: Readonly<Record<BuiltInState, StateKind>> = {
  'not-begun': 'to-do',
  planned: 'to-do',
  going: 'doing',
  done: 'done',
  suspended: 'stopped',
  dropped: 'stopped',
};

const looks: Readonly<Record<StateKind, BuiltInState>> = {
  'to-do': 'planned',
  doing: 'going',
  done: 'done',
  stopped: 'suspended',
};

const addedPattern = /^(to-do|doing|done|stopped)-[0-9a-z]{12}$/;
export const isAddedState = (text: string): text is AddedState => addedPattern.test(text);
const isBuiltIn = (text: string): text is BuiltInState => Object.hasOwn(kinds, text);

/** A state out of anything; null where it is none. */
export const readState = (value: FactValue | undefined): State | null =>
  typeof value === 'string' && (isBuiltIn(value) || isAddedState(value)) ? value : null;

export const kindOf = (state: State): StateKind =>
  isBuiltIn(state) ? kinds[state] : (addedPattern.exec(state)?.[1] as StateKind);

const placeOf = (state: State): number => stateKinds.indexOf(kindOf(state));

/** How a state is drawn: one the workspace has added as the app's own that comes to the same. */
export const lookOf = (state: State): BuiltInState =>
  isBuiltIn(state) ? state : looks[kindOf(state)];

/** A state as a list asks for it; `none` is that nobody has said, or it is to be decided. */
export type Standing = State | 'none';

/** What is shown of a state: also that there is none, or that there are two. */
export type Mark = Standing | 'disputed';

/** The number of a state to be added. */
export const addedState = (kind: StateKind, random: RecordId): AddedState => `${kind}-${random}`;

/** Colours a workspace may give a state; shape, pattern and word tell states apart without them. */
export const stateColours = ['blue', 'green', 'violet', 'rose', 'teal', 'grey'] as const;
export type StateColour = (typeof stateColours)[number];

/** A state, as a workspace has it. */
export interface StateDef {
  readonly id: State;
  /** As the workspace calls it; null: as the app does, in the reader's language. */
  readonly name: string | null;
  /** Null: as the app has it. */
  readonly colour: StateColour | null;
  /** No longer to be chosen. Actions that have it keep it. */
  readonly retired: boolean;
  /** Fields people who had not seen each other's writing gave different values. */
  readonly disputed: readonly StateField[];
}

const stateFields = ['name', 'colour', 'retired'] as const;
export type StateField = (typeof stateFields)[number];

/** Longest name of a state, in characters, and most states a workspace may add. */
export const stateNameLimit = 40;
export const addedLimit = 24;

/** The states of a workspace in their order: as work goes, those added after the app's own of that kind. */
export function statesOf(records: readonly SharedRecord[]): readonly StateDef[] {
  const byId = new Map(records.map((record) => [record.id as string, record]));
  const added = records.map(({ id }) => id as string).filter(isAddedState);
  const named = added
    .map((id) => defOf(id, byId.get(id)))
    .filter(({ name }) => name !== null)
    .slice(0, addedLimit);
  return [...builtInStates.map((id) => defOf(id, byId.get(id))), ...named].sort(
    (a, b) => placeOf(a.id) - placeOf(b.id),
  );
}

function defOf(id: State, record: SharedRecord | undefined): StateDef {
  if (!record) return { id, name: null, colour: null, retired: false, disputed: [] };
  const name = recordValue(record, 'name');
  const colour = recordValue(record, 'colour');
  return {
    id,
    name: typeof name === 'string' ? cleanLabel(name, stateNameLimit) || null : null,
    colour: stateColours.find((one) => one === colour) ?? null,
    retired: recordValue(record, 'retired') === true,
    disputed: stateFields.filter((field) => record.facts.get(field)?.kind === 'disputed'),
  };
}

/** Those of a workspace that says nothing of them. */
export const usualStates = statesOf([]);

/** The order of some states: those of the workspace, then any used that it does not know (yet). */
export function orderOf(known: readonly State[], used: Iterable<State | null>): readonly State[] {
  const strays = new Set<State>();
  const seen = new Set(known);
  for (const state of used) if (state !== null && !seen.has(state)) strays.add(state);
  if (strays.size === 0) return known;
  return [...known, ...[...strays].sort()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The record in which a workspace keeps what it says of a state. */
export const stateRecord = (state: State): RecordId => state as string as RecordId;
