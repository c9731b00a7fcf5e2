import { isEntryId, type EntryId } from './fact';
import { isActionId, type ActionId, type Brand } from './ids';

/** What else is kept on an action, beside what is recorded on the action itself. */
export const itemKinds = ['milestone', 'indicator', 'measure', 'evidence'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** `7.12.3:m-0123456789ab`: a thing kept on an action. A measure's is its indicator's with one more. */
export type ItemId = Brand<string, 'ItemId'>;

/** What facts are about: an action, or a thing kept on it. */
export type Subject =
  | { readonly kind: 'action'; readonly action: ActionId }
  | {
      readonly kind: ItemKind;
      readonly action: ActionId;
      readonly item: ItemId;
      /** The indicator that was measured; null for what stands by itself. */
      readonly of: ItemId | null;
    };

const letters: Readonly<Record<Exclude<ItemKind, 'measure'>, string>> = {
  milestone: 'm',
  indicator: 'i',
  evidence: 'e',
};

/** The number of a new thing on an action. */
export const itemId = (
  action: ActionId,
  kind: Exclude<ItemKind, 'measure'>,
  random: EntryId,
): ItemId => `${action}:${letters[kind]}-${random}` as ItemId;

/** The number of a new measure of an indicator. */
export const measureId = (indicator: ItemId, random: EntryId): ItemId =>
  `${indicator}-${random}` as ItemId;

/** What facts are about, out of anything colleagues may have sent; null where this build knows no such thing. */
export function parseSubject(text: string): Subject | null {
  const [action = '', thing, ...rest] = text.split(':');
  if (!isActionId(action) || rest.length > 0) return null;
  if (thing === undefined) return { kind: 'action', action };
  const [letter = '', id, measure, ...more] = thing.split('-');
  if (!isEntryId(id) || more.length > 0) return null;
  const item = text as ItemId;
  if (measure !== undefined) {
    if (letter !== letters.indicator || !isEntryId(measure)) return null;
    return { kind: 'measure', action, item, of: itemIdOf(action, letter, id) };
  }
  for (const kind of ['milestone', 'indicator', 'evidence'] as const)
    if (letters[kind] === letter) return { kind, action, item, of: null };
  return null;
}

const itemIdOf = (action: ActionId, letter: string, id: EntryId): ItemId =>
  `${action}:${letter}-${id}` as ItemId;

/** The thing whose title a thing goes by: a measure is called as its indicator is. */
export function namedBy(item: ItemId): ItemId {
  const subject = parseSubject(item);
  return (subject && subject.kind !== 'action' && subject.of) || item;
}

/** The action a subject belongs to; null where it belongs to none. */
export const actionOf = (subject: string): ActionId | null => parseSubject(subject)?.action ?? null;
