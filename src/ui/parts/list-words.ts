import { programmeLanguage, type Book } from '../../app/book.svelte';
import type { Grouping } from '../../domain/action-list';
import type { State } from '../../domain/state';
import { listEn } from '../../messages/list-en';
import { listIt, type ListMessages } from '../../messages/list-it';
import type { Messages } from '../../messages/it';

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
