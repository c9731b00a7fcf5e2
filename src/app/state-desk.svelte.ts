import type { FactValue } from '../domain/fact';
import { cleanLabel } from '../domain/person';
import type { SharedRecord } from '../domain/shared-record';
import {
  addedLimit,
  addedState,
  builtInStates,
  stateNameLimit,
  stateRecord,
  statesOf,
  usualStates,
  type State,
  type StateColour,
  type StateDef,
  type StateField,
  type StateKind,
} from '../domain/state';
import type { RecordDesk } from './record-desk.svelte';

/** The states of the open workspace: how it calls and colours them, and which it has added. Reactive. */
export class StateDesk {
  readonly #records: RecordDesk;
  #known: { readonly of: readonly SharedRecord[]; readonly defs: readonly StateDef[] } | null =
    null;

  constructor(records: RecordDesk) {
    this.#records = records;
  }

  get canEdit(): boolean {
    return this.#records.canEdit;
  }

  /** In their order. The same array until one of them changes. */
  get all(): readonly StateDef[] {
    const of = this.#records.all('state');
    if (this.#known?.of !== of)
      this.#known = { of, defs: of.length > 0 ? statesOf(of) : usualStates };
    return this.#known.defs;
  }

  /** No more can be added. */
  get full(): boolean {
    return this.all.length - builtInStates.length >= addedLimit;
  }

  /** The values people gave a field apart; none where they agree. */
  choices(state: State, field: StateField): readonly FactValue[] {
    const record = this.#records.all('state').find(({ id }) => id === state);
    const fact = record?.facts.get(field);
    return fact?.kind === 'disputed' ? fact.choices.map(({ value }) => value) : [];
  }

  /** An empty name gives back the app's own; a state the workspace has added keeps the one it has. */
  rename(state: State, text: string): void {
    const name = cleanLabel(text, stateNameLimit) || null;
    const own = builtInStates.some((one) => one === state);
    if (name !== null || own) this.#set(state, { name });
  }

  colour = (state: State, colour: StateColour | null): void => this.#set(state, { colour });

  /** Not to be chosen any more, or again. */
  retire = (state: State, retired: boolean): void => this.#set(state, { retired: retired || null });

  /** False where there is no name, or there are as many as may be. */
  add(kind: StateKind, text: string): boolean {
    const name = cleanLabel(text, stateNameLimit);
    if (name === '' || this.full || !this.canEdit) return false;
    this.#set(addedState(kind, this.#records.newId()), { name });
    return true;
  }

  #set(state: State, values: Readonly<Partial<Record<StateField, FactValue>>>): void {
    this.#records.set('state', stateRecord(state), values);
  }
}
