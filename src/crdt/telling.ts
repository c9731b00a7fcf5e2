import type * as Y from 'yjs';
import type { ActionId } from '../domain/ids';
import { isArriving, whenArrived } from './arrival';

/** What a transaction changed; `local` where this tab made it. */
export interface Change {
  readonly notes: readonly ActionId[];
  readonly records: boolean;
  readonly local: boolean;
}

/**
 * Passes changes on to a listener. Those of an update that arrives in slices wait until all of it is
 * there, and are then told note by note: screens would else draw a long note again for every slice.
 */
export function telling(doc: Y.Doc, listener: (change: Change) => void) {
  let held: { notes: Set<ActionId>; records: boolean } | null = null;
  let ended = false;
  function* tellHeld(): Generator<void> {
    const { notes = [], records = false } = held ?? {};
    held = null;
    for (const id of notes) {
      if (!ended) listener({ notes: [id], records: false, local: false });
      yield;
    }
    if (records && !ended) listener({ notes: [], records, local: false });
  }
  return {
    tell(change: Change): void {
      if (change.local || !isArriving(doc)) return listener(change);
      if (!held) {
        held = { notes: new Set(), records: false };
        whenArrived(doc, tellHeld);
      }
      for (const id of change.notes) held.notes.add(id);
      held.records ||= change.records;
    },
    end(): void {
      ended = true;
    },
  };
}
