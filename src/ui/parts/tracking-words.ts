import type { Changed } from '../../domain/changed';
import type { FactValue } from '../../domain/fact';
import { readItemValue, type Item, type ItemField } from '../../domain/item';
import { readValue, type Field } from '../../domain/tracking';
import type { Messages } from '../../messages/it';
import { trackingEn } from '../../messages/tracking-en';
import { trackingIt, type TrackingMessages } from '../../messages/tracking-it';

export const trackingWords = ({ code }: Messages): TrackingMessages =>
  code === 'en' ? trackingEn : trackingIt;

/** A day in full: "31 luglio 2015". */
export const dayText = (m: Messages, day: string): string =>
  m.format.day(new Date(`${day}T00:00`).getTime(), true);

/** A value as people read it; empty where there is none. */
export function valueText(m: Messages, field: Field, value: FactValue): string {
  const words = trackingWords(m);
  switch (field) {
    case 'state': {
      const state = readValue(field, value);
      return state ? m.states[state] : '';
    }
    case 'priority': {
      const priority = readValue(field, value);
      return priority ? words.priorities[priority] : '';
    }
    case 'progress': {
      const progress = readValue(field, value);
      return progress === null ? '' : words.percent(progress);
    }
    case 'start':
    case 'due':
    case 'end': {
      const day = readValue(field, value);
      return day ? dayText(m, day) : '';
    }
    case 'owners':
    case 'tags':
      return readValue(field, value)?.join(', ') ?? '';
    default:
      return readValue(field, value) ?? '';
  }
}

/** What a thing kept on an action is called. */
export const itemName = (m: Messages, { values: { act, title } }: Pick<Item, 'values'>): string =>
  [act, title].filter(Boolean).join(', ') || trackingWords(m).items.untitled;

/** A value of a thing kept on an action as people read it; empty where there is none. */
export function itemText(m: Messages, field: ItemField, value: FactValue): string {
  const { items } = trackingWords(m);
  switch (field) {
    case 'day': {
      const day = readItemValue(field, value);
      return day ? dayText(m, day) : '';
    }
    case 'done':
    case 'gone': {
      const flag = readItemValue(field, value);
      return flag === null ? '' : flag ? items.yes : items.no;
    }
    case 'baseline':
    case 'target':
    case 'amount': {
      const amount = readItemValue(field, value);
      return amount === null ? '' : m.format.number(amount);
    }
    default:
      return readItemValue(field, value) ?? '';
  }
}

/** One value of whatever it is, as people read it. */
export const textOf = (m: Messages, changed: Changed, value: FactValue): string =>
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
  const thing = words.changedItem(words.items.one[changed.of], title);
  if (changed.field === 'gone')
    return `${thing}: ${after.includes(true) ? words.binned : words.unbinned}`;
  const field = words.items.fields[changed.field];
  return `${thing} · ${words.changed(field, texts(before), texts(after))}`;
}
