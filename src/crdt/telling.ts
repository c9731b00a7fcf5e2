import type * as Y from 'yjs';
import type { ActionId } from '../domain/ids';
import { isArriving, whenArrived } from './arrival';

/** What a transaction changed; `local` where this tab made it. */
export interface Change {
  readonly notes: readonly ActionId[];
  /** What the facts that changed are about. */
  readonly facts: readonly string[];
  readonly records: boolean;
  readonly local: boolean;
}

/**
 * Passes changes on to a listener. Those of an update that arrives in slices wait until all of it is
 * there, and are then told note by note: screens would else draw a long note again for every slice.
 */
export function telling(doc: Y.Doc, listener: (change: Change) => void) {
  let held: { notes: Set<ActionId>; facts: Set<string>; records: boolean } | null = null;
  let ended = false;
  function* tellHeld(): Generator<void> {
    const { notes = [], facts = new Set<string>(), records = false } = held ?? {};
    held = null;
    for (const id of notes) {
      if (!ended) listener({ notes: [id], facts: [], records: false, local: false });
      yield;
    }
    if ((records || facts.size > 0) && !ended)
      listener({ notes: [], facts: [...facts], records, local: false });
  }
  return {
    tell(change: Change): void {
      if (change.local || !isArriving(doc)) return listener(change);
      if (!held) {
        held = { notes: new Set(), facts: new Set(), records: false };
        whenArrived(doc, tellHeld);
      }
      for (const id of change.notes) held.notes.add(id);
      for (const subject of change.facts) held.facts.add(subject);
      held.records ||= change.records;
    },
    end(): void {
      ended = true;
    },
  };
}
