import { agreed, valuesOf } from './fact';
import { cleanLabel } from './person';
import { listHref, listQuery, parseListQuery } from './route';
import { isRecordId, recordValue, type RecordId, type SharedRecord } from './shared-record';

/** A way to look at the list, kept under a name. */
export interface SavedView {
  readonly id: RecordId;
  readonly name: string;
  /** What the list's address holds after its question mark, as this build writes it. */
  readonly query: string;
}

/** One that everybody in the workspace has. */
export interface SharedView extends SavedView {
  /** Other names it was given by people who had not seen this one: to be decided. */
  readonly otherNames: readonly string[];
}

/** Characters of a view's name. */
export const viewNameLimit = 60;
/** Most views one keeps for oneself, and most shared ones that are shown. */
export const viewsLimit = 50;
const longestQuery = 500;

const nameOf = (value: unknown): string =>
  typeof value === 'string' ? cleanLabel(value, viewNameLimit) : '';

/** A view out of anything; null where it has no name or asks for nothing that can be read. */
export function readView(id: unknown, name: unknown, query: unknown): SavedView | null {
  if (typeof id !== 'string' || !isRecordId(id)) return null;
  const clean = nameOf(name);
  if (clean === '' || typeof query !== 'string' || query.length > longestQuery) return null;
  return { id, name: clean, query: listQuery(parseListQuery(query)) };
}

/** The address of what it shows. */
export const viewHref = ({ query }: SavedView): string => listHref(parseListQuery(query));

/** One's own views out of what a disk holds; what cannot be read of it is left out. */
export function parseViews(value: unknown): readonly SavedView[] {
  if (!Array.isArray(value)) return [];
  const views = new Map<RecordId, SavedView>();
  for (const row of value as unknown[]) {
    if (typeof row !== 'object' || row === null) continue;
    const { id, name, query } = row as Readonly<Record<string, unknown>>;
    const view = readView(id, name, query);
    if (view) views.set(view.id, view);
  }
  return [...views.values()].slice(0, viewsLimit);
}

/** With this one, in place of an earlier one of the same number; as they were where there are too many. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  views.some(({ id }) => id === view.id)
    ? views.map((one) => (one.id === view.id ? view : one))
    : [...views, view].slice(0, viewsLimit);

/** The views of a workspace, by name. Thrown away by one and not by another, a view is still there. */
export function sharedViews(records: readonly SharedRecord[]): readonly SharedView[] {
  const views = records.flatMap((record): SharedView[] => {
    const gone = record.facts.get('gone');
    if (gone && agreed(gone) === true) return [];
    const view = readView(record.id, recordValue(record, 'name'), recordValue(record, 'query'));
    if (!view) return [];
    const name = record.facts.get('name');
    const names = new Set(name ? valuesOf(name).map(nameOf) : []);
    const otherNames = [...names].filter((other) => other !== '' && other !== view.name);
    return [{ ...view, otherNames }];
  });
  return byName(views).slice(0, viewsLimit);
}

/** In the order of letters. */
export const byName = <View extends SavedView>(views: readonly View[]): readonly View[] =>
  [...views].sort((a, b) => a.name.localeCompare(b.name, 'it') || (a.id < b.id ? -1 : 1));
