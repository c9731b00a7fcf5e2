import { programmeLanguage, type Book } from '../../app/book.svelte';
import type { Grouping, ListView } from '../../domain/action-list';
import type { State } from '../../domain/state';
import { listEn } from '../../messages/list-en';
import { listIt, type ListMessages } from '../../messages/list-it';
import type { Messages } from '../../messages/it';
import { chosen, placeChosen, type Chosen } from './filter-words';

export const listWords = ({ code }: Messages): ListMessages => (code === 'en' ? listEn : listIt);

/** What a group is called, and in which language where that is the programme's. */
export function groupName(
  m: Messages,
  { programme: { points, areas } }: Book,
  group: Grouping,
  name: string | null,
): { readonly text: string; readonly lang?: string } {
  const words = listWords(m);
  switch (group) {
    case 'point': {
      const title = points.find(({ number }) => String(number) === name)?.title ?? '';
      return { text: `${name ?? ''}. ${title}`, lang: programmeLanguage };
    }
    case 'area':
      if (name === null) return { text: m.programme.noAreaGiven };
      return {
        text: areas.find(({ slug }) => slug === name)?.name ?? name,
        lang: programmeLanguage,
      };
    case 'owner':
      return name === null ? { text: words.noOwner } : { text: name };
    case 'state':
      return { text: m.states.name((name as State | null) ?? 'none') };
    case 'month':
      if (name === null) return { text: words.noDue };
      return { text: monthName(m, name) };
  }
}

/** `2015-07` as people say it. */
export const monthName = (m: Messages, month: string): string =>
  m.format.month(new Date(`${month}-01T00:00`).getTime());

/** What was chosen of the list, in whatever shape. */
export function listChosen(m: Messages, book: Book, view: ListView): readonly Chosen[] {
  const words = listWords(m);
  const { state, concern, group, order, down, shape } = view;
  const states = state === 'all-done' ? words.allDone : state && m.states.name(state);
  const orders = order && (down ? words.downwards : words.orders)[order];
  return [
    ...placeChosen(m, book, view),
    ...chosen(words.state, states),
    ...chosen(words.concern, concern && words.concerns[concern]),
    ...chosen(words.group, shape === 'table' && group && words.groups[group]),
    ...chosen(words.order, shape !== 'calendar' && orders),
  ];
}
