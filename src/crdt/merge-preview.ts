import { changedOf, recordChangedOf, type Changed, type RecordChanged } from '../domain/changed';
import { agreed, factOf, seenOf } from '../domain/fact';
import type { ActionId, Timestamp } from '../domain/ids';
import { readItemValue } from '../domain/item';
import { namedBy } from '../domain/subject';
import type {
  FactChange,
  FreshFact,
  FreshVersion,
  NoteChange,
  RecordChange,
} from '../domain/merge';
import type { Person } from '../domain/person';
import { changedSince } from './knowledge';
import { plainNote, readNote } from './note-content';
import type { WorkspaceDoc } from './workspace-doc';

/** The notes that differ between `mine` and `merged`, a scratch copy of it that took in a file. */
export function noteChanges(
  mine: WorkspaceDoc,
  merged: WorkspaceDoc,
  knows: Uint8Array | null,
): NoteChange[] {
  const here = (knows && changedSince(mine.doc, knows)) ?? new Set<ActionId>();
  const ids = new Set([...mine.noteIds(), ...merged.noteIds()]);
  return [...ids]
    .filter((id) => looks(mine, id) !== looks(merged, id))
    .map((id) => ({
      action: id,
      before: plainNote(mine.note(id)),
      after: plainNote(merged.note(id)),
      by: freshTouches(mine, merged, id),
      both: here.has(id),
    }));
}

const looks = (doc: WorkspaceDoc, id: ActionId): string => JSON.stringify(readNote(doc.note(id)));

function freshTouches(
  mine: WorkspaceDoc,
  merged: WorkspaceDoc,
  id: ActionId,
): { by: Person; at: Timestamp }[] {
  const before = new Map(mine.touchesOf(id));
  return merged
    .touchesOf(id)
    .filter(([who, at]) => at > (before.get(who) ?? -Infinity))
    .map(([who, at]) => ({ by: merged.person(who), at }))
    .sort((a, b) => b.at - a.at);
}

/** What is recorded otherwise in `merged`, on actions and on things kept on them. */
export const factChanges = (mine: WorkspaceDoc, merged: WorkspaceDoc): FactChange[] =>
  freshFacts(mine, merged, changedOf);

/** The same for the whole workspace. */
export const recordChanges = (mine: WorkspaceDoc, merged: WorkspaceDoc): RecordChange[] =>
  freshFacts(mine, merged, recordChangedOf);

/** The versions that only `merged` has, the last first. */
export function freshVersions(mine: WorkspaceDoc, merged: WorkspaceDoc): FreshVersion[] {
  const here = new Set(mine.versions.all.map(({ id }) => id));
  const fresh = merged.versions.all.filter(({ id }) => !here.has(id));
  return fresh.map((version) => ({ version, by: merged.person(version.by) }));
}

function freshFacts<What extends Changed | RecordChanged>(
  mine: WorkspaceDoc,
  merged: WorkspaceDoc,
  read: (subject: string, field: string) => What | null,
): FreshFact<What>[] {
  const changes: FreshFact<What>[] = [];
  for (const subject of merged.facts.subjects) {
    for (const field of merged.facts.fields(subject)) {
      const changed = read(subject, field);
      if (!changed) continue;
      const before = factOf(mine.facts.entries(subject, field));
      const after = factOf(merged.facts.entries(subject, field));
      const seen = new Set(seenOf(before));
      if (after.kind === 'unset' || seenOf(after).every((id) => seen.has(id))) continue;
      const by = after.heads
        .filter(({ id }) => !seen.has(id))
        .map((entry) => ({ by: merged.person(entry.by), at: entry.at }))
        .sort((a, b) => b.at - a.at);
      changes.push({ changed, title: titleOf(merged, subject, changed), before, after, by });
    }
  }
  return changes;
}

/** What a thing kept on an action, or for all, is called; empty for an action. */
function titleOf(
  { facts }: WorkspaceDoc,
  subject: string,
  changed: Changed | RecordChanged,
): string {
  if (changed.of === 'action') return '';
  const said = (of: string, field: string) => agreed(factOf(facts.entries(of, field)));
  if (changed.of === 'record') {
    const name = said(subject, 'name');
    return typeof name === 'string' ? name : '';
  }
  const words = (['act', 'title'] as const).map((field) => {
    const value = said(namedBy(changed.item), field);
    return value === undefined ? null : readItemValue(field, value);
  });
  return words.filter(Boolean).join(', ');
}
