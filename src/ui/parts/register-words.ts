import { signed } from '../../app/called';
import type { Mandato } from '../../app/mandato.svelte';
import type { Person } from '../../domain/person';
import type { RegisterView } from '../../domain/register-view';
import type { Messages } from '../../messages/it';
import { registerEn } from '../../messages/register-en';
import { registerIt, type RegisterMessages } from '../../messages/register-it';
import { chosen, type Chosen } from './filter-words';
import { dayText } from './tracking-words';

export const registerWords = ({ code }: Messages): RegisterMessages =>
  code === 'en' ? registerEn : registerIt;

/** What was chosen of the register. */
export function registerChosen(
  { m, workspace }: Pick<Mandato, 'm' | 'workspace'>,
  view: RegisterView,
  people: readonly Person[],
): readonly Chosen[] {
  const words = registerWords(m);
  const who = people.find(({ id }) => id === view.person);
  return [
    ...chosen(words.person, who ? signed(m, who, workspace) : view.person),
    ...chosen(words.action, view.action),
    ...chosen(words.from, view.from && dayText(m, view.from)),
    ...chosen(words.to, view.to && dayText(m, view.to)),
  ];
}
