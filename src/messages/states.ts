import type { BuiltInState, Mark, State, StateColour, StateDef } from '../domain/state';

/** What the app calls the states, in one language. */
export type StateNames = Readonly<Record<BuiltInState | 'none' | 'disputed' | 'unknown', string>>;

/** The states of the open workspace, in their order and by the names it gives them. */
export interface StateWords {
  readonly all: readonly State[];
  /** Those one may choose; the present one as well where it is not to be chosen any more. */
  readonly choices: (present?: State | null) => readonly State[];
  readonly name: (mark: Mark) => string;
  /** Null: as the app has it. */
  readonly colour: (mark: Mark) => StateColour | null;
}

/** Names the workspace has given come before the app's own. A state not heard of yet is said to be so. */
export function stateWords(names: StateNames, defs: readonly StateDef[]): StateWords {
  const given = new Map(defs.map(({ id, name }) => [id as string, name]));
  const colours = new Map(defs.map(({ id, colour }) => [id as string, colour]));
  const known: Readonly<Record<string, string>> = names;
  const all = defs.map(({ id }) => id);
  const open = new Set(defs.filter(({ retired }) => !retired).map(({ id }) => id));
  return {
    all,
    choices: (present = null) => all.filter((id) => open.has(id) || id === present),
    name: (mark) => given.get(mark) ?? known[mark] ?? names.unknown,
    colour: (mark) => colours.get(mark) ?? null,
  };
}
