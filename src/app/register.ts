import { changedOf, type Changed } from '../domain/changed';
import type { Entry, FactValue } from '../domain/fact';
import type { ActionId, PersonId, Timestamp } from '../domain/ids';
import type { Person } from '../domain/person';
import { actionOf } from '../domain/subject';
import type { FactDesk } from './fact-desk.svelte';

/** One writing as the record of changes shows it. */
export interface Change {
  readonly changed: Changed;
  readonly entry: Entry;
  readonly by: Person;
  /** What it took the place of. */
  readonly before: readonly FactValue[];
}

/** What the record is asked for. Null: whatever it is. */
export interface Asked {
  readonly action: ActionId | null;
  readonly person: PersonId | null;
  readonly from: Timestamp | null;
  /** Not included. */
  readonly until: Timestamp | null;
}

export const wholeRegister: Asked = { action: null, person: null, from: null, until: null };

/**
 * Who changed what, from what, to what, when: the last first, by the authors' clocks. The shared map of
 * facts is this record, because nothing in it is ever written twice: see `crdt/fact-book`. Reactive.
 */
export function changesIn(desk: FactDesk, asked: Asked): readonly Change[] {
  if (asked.action) desk.follow(asked.action);
  else desk.followAll();
  const changes: Change[] = [];
  for (const subject of desk.book.subjects) {
    if (asked.action && actionOf(subject) !== asked.action) continue;
    for (const field of desk.book.fields(subject)) {
      const changed = changedOf(subject, field);
      if (!changed) continue;
      const entries = desk.book.entries(subject, field);
      const values = new Map(entries.map(({ id, value }) => [id, value]));
      for (const entry of entries) {
        if (asked.person && entry.by !== asked.person) continue;
        if (asked.from !== null && entry.at < asked.from) continue;
        if (asked.until !== null && entry.at >= asked.until) continue;
        const before = entry.over.flatMap((id) => (values.has(id) ? [values.get(id) ?? null] : []));
        changes.push({ changed, entry, by: desk.author(entry), before });
      }
    }
  }
  return changes.sort((a, b) => b.entry.at - a.entry.at || (a.entry.id < b.entry.id ? 1 : -1));
}
