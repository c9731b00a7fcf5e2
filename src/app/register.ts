import { changedOf, recordChangedOf, type Changed, type RecordChanged } from '../domain/changed';
import { dayOf } from '../domain/day';
import type { Entry, FactValue } from '../domain/fact';
import type { PersonId, Timestamp } from '../domain/ids';
import type { Person } from '../domain/person';
import type { RegisterView } from '../domain/register-view';
import { actionOf } from '../domain/subject';
import type { FactDesk } from './fact-desk.svelte';

/** One writing as the record of changes shows it. */
export interface Change {
  readonly changed: Changed | RecordChanged;
  readonly entry: Entry;
  readonly by: Person;
  /** What it took the place of. */
  readonly before: readonly FactValue[];
}

/**
 * Who changed what, from what, to what, when: the last first, by the authors' clocks. The shared map of
 * facts is this record, because nothing in it is ever written twice: see `crdt/fact-book`. Reactive.
 */
export function changesIn(desk: FactDesk, asked: RegisterView): readonly Change[] {
  if (asked.action) desk.follow(asked.action);
  else desk.followAll();
  const changes: Change[] = [];
  for (const subject of desk.book.subjects) {
    if (asked.action && actionOf(subject) !== asked.action) continue;
    for (const field of desk.book.fields(subject)) {
      const changed = changedOf(subject, field) ?? recordChangedOf(subject, field);
      if (!changed) continue;
      const entries = desk.book.entries(subject, field);
      const values = new Map(entries.map(({ id, value }) => [id, value]));
      for (const entry of entries) {
        if (asked.person && entry.by !== asked.person) continue;
        if (!inPeriod(entry.at, asked)) continue;
        const before = entry.over.flatMap((id) => (values.has(id) ? [values.get(id) ?? null] : []));
        changes.push({ changed, entry, by: desk.author(entry), before });
      }
    }
  }
  return changes.sort((a, b) => b.entry.at - a.entry.at || (a.entry.id < b.entry.id ? 1 : -1));
}

function inPeriod(at: Timestamp, { from, to }: RegisterView): boolean {
  if (from === null && to === null) return true;
  const day = dayOf(at);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Everybody who ever recorded something, by name. Reactive. */
export function authorsIn(desk: FactDesk): readonly Person[] {
  desk.followAll();
  const authors = new Map<PersonId, Person>();
  for (const subject of desk.book.subjects)
    for (const field of desk.book.fields(subject))
      for (const entry of desk.book.entries(subject, field))
        if (!authors.has(entry.by)) authors.set(entry.by, desk.author(entry));
  return [...authors.values()].sort((a, b) => a.name.localeCompare(b.name, 'it'));
}
