import { parseDay, type Day } from './day';
import { isActionId, isPersonId, type ActionId, type PersonId } from './ids';

/** What the record of changes is asked for. Null: whatever it is. */
export interface RegisterView {
  readonly action: ActionId | null;
  readonly person: PersonId | null;
  /** First and last day, both included, by the authors' clocks and this device's calendar. */
  readonly from: Day | null;
  readonly to: Day | null;
}

export const wholeRegister: RegisterView = { action: null, person: null, from: null, to: null };

/** The view in the part of an address after `?`. What is not one of ours is left out. */
export function parseRegister(parameters: URLSearchParams): RegisterView {
  const action = parameters.get('macroazione') ?? '';
  const person = parameters.get('persona') ?? '';
  return {
    action: isActionId(action) ? action : null,
    person: isPersonId(person) ? person : null,
    from: parseDay(parameters.get('dal')),
    to: parseDay(parameters.get('al')),
  };
}

export function formatRegister({ action, person, from, to }: RegisterView): string {
  const query = [
    ...(action === null ? [] : [`macroazione=${action}`]),
    ...(person === null ? [] : [`persona=${person}`]),
    ...(from === null ? [] : [`dal=${from}`]),
    ...(to === null ? [] : [`al=${to}`]),
  ].join('&');
  return query && `?${query}`;
}
