import { additionRecord } from './addition';
import { actionIn, type Changed, type RecordChanged } from './changed';
import { isOwnDeadline } from './deadlines';
import { isAddedAction } from './ids';
import { recordSubject } from './shared-record';
import { isAddedState } from './state';
import { valuesIn, type FactsState } from './workspace-state';

/** A thing a workspace has made itself: an added action, an added state, a deadline of its own. */
export interface Made {
  readonly subject: string;
  /** The field without which there is no such thing. */
  readonly witness: string;
  /** The field that puts it away with all its words, where it is true. */
  readonly away: string;
}

/** What a fact is of, or stands on; null where that is not of the workspace's making. */
export function madeOf(changed: Changed | RecordChanged): Made | null {
  const action = actionIn(changed);
  if (action !== null && isAddedAction(action))
    return {
      subject: recordSubject('addition', additionRecord(action)),
      witness: 'text',
      away: 'gone',
    };
  if (changed.of !== 'record') return null;
  const { kind, id } = changed;
  const subject = recordSubject(kind, id);
  if (kind === 'state' && isAddedState(id)) return { subject, witness: 'name', away: 'retired' };
  if (kind === 'deadline' && isOwnDeadline(id)) return { subject, witness: 'name', away: 'gone' };
  return null;
}

/** Whether a state knows nothing of it. */
export const lacks = (state: FactsState, { subject, witness }: Made): boolean =>
  valuesIn(state, subject, witness).length === 0;

/** Whether it comes to the same in two states: not there yet in one, and put away, or not there, in the other. */
export function isAbsent(one: FactsState, other: FactsState, made: Made): boolean {
  const away = (state: FactsState): boolean => {
    const values = valuesIn(state, made.subject, made.away);
    return lacks(state, made) || (values.length === 1 && values[0] === true);
  };
  return (lacks(one, made) && away(other)) || (lacks(other, made) && away(one));
}
