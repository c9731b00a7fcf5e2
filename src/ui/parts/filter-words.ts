import type { Book } from '../../app/book.svelte';
import type { AreaFilter, Filters } from '../../domain/filters';
import type { Messages } from '../../messages/it';

/** One thing chosen of a list, as its control calls it and shows it. */
export interface Chosen {
  readonly label: string;
  readonly value: string;
}

/** Nothing where nothing was chosen. */
export const chosen = (
  label: string,
  value: string | false | null | undefined,
): readonly Chosen[] => (value ? [{ label, value }] : []);

/** Which point and which area. */
export function placeChosen(
  { programme: words }: Messages,
  { programme }: Book,
  { point, area }: Pick<Filters, 'point' | 'area'>,
): readonly Chosen[] {
  const title = programme.points.find(({ number }) => number === point)?.title ?? '';
  const several: Partial<Record<AreaFilter, string>> = {
    any: '',
    all: words.allAreas,
    none: words.noArea,
  };
  const name = several[area] ?? programme.areas.find(({ slug }) => slug === area)?.name;
  return [...chosen(words.point, point && `${point}. ${title}`), ...chosen(words.area, name)];
}

/** What was chosen of the programme. */
export function programmeChosen(m: Messages, book: Book): readonly Chosen[] {
  const { programme: words } = m;
  const notes = {
    any: null,
    with: words.notesWith,
    without: words.notesWithout,
    'days-7': words.notes7,
    'days-30': words.notes30,
  } as const;
  const { filters } = book;
  return [...placeChosen(m, book, filters), ...chosen(words.notes, notes[filters.note])];
}
