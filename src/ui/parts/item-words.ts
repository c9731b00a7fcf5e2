import type { Changed } from '../../domain/changed';
import type { FactValue } from '../../domain/fact';
import { readItemValue, type Item, type ItemField } from '../../domain/item';
import type { Messages } from '../../messages/it';
import { itemsEn } from '../../messages/items-en';
import { itemsIt, type ItemMessages } from '../../messages/items-it';
import { dayText, trackingWords, valueText } from './tracking-words';

export const itemWords = ({ code }: Messages): ItemMessages => (code === 'en' ? itemsEn : itemsIt);

/** Characters of a comment by which it is called. */
const excerpt = 60;

/** What a thing kept on an action is called. */
export function itemName(m: Messages, { values }: Pick<Item, 'values'>): string {
  const words = itemWords(m);
  const { act, title, text } = values;
  const said = text && text.length > excerpt ? `${text.slice(0, excerpt)}…` : text;
  return [act, title].filter(Boolean).join(', ') || said || words.untitled;
}

/** A value of a thing kept on an action as people read it; empty where there is none. */
export function itemText(m: Messages, field: ItemField, value: FactValue): string {
  const words = itemWords(m);
  switch (field) {
    case 'day': {
      const day = readItemValue(field, value);
      return day ? dayText(m, day) : '';
    }
    case 'done':
      return readItemValue(field, value) ? words.reached : words.unreached;
    case 'resolved':
      return readItemValue(field, value) ? words.resolved : words.unresolved;
    case 'to':
      return readItemValue(field, value)?.join(', ') ?? '';
    case 'gone':
      return readItemValue(field, value) ? words.fields.gone : '';
    case 'baseline':
    case 'target':
    case 'amount': {
      const amount = readItemValue(field, value);
      return amount === null ? '' : m.format.amount(amount);
    }
    default:
      return readItemValue(field, value) ?? '';
  }
}

/** One value of whatever it is, as people read it. */
const textOf = (m: Messages, changed: Changed, value: FactValue): string =>
  (changed.of === 'action'
    ? valueText(m, changed.field, value)
    : itemText(m, changed.field, value)) || trackingWords(m).empty;

/** What was changed, from what, to what, in a line. `title` is what a thing is called. */
export function changeText(
  m: Messages,
  changed: Changed,
  title: string,
  before: readonly FactValue[],
  after: readonly FactValue[],
): string {
  const words = trackingWords(m);
  const texts = (values: readonly FactValue[]) =>
    values.map((value) => textOf(m, changed, value)).join(' / ');
  if (changed.of === 'action')
    return words.changed(words.fields[changed.field], texts(before), texts(after));
  const thing = words.changedItem(itemWords(m).one[changed.of], title);
  if (changed.field === 'gone')
    return `${thing}: ${after.includes(true) ? words.binned : words.unbinned}`;
  const field = itemWords(m).fields[changed.field];
  return `${thing} · ${words.changed(field, texts(before), texts(after))}`;
}
