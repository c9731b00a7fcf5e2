import { isEntryId, type EntryId } from './fact';
import { isActionId, type ActionId, type Brand } from './ids';

/** What else is kept on an action by itself, beside what is recorded on the action. */
const wholeKinds = ['milestone', 'indicator', 'evidence', 'comment', 'amendment'] as const;
export type WholeKind = (typeof wholeKinds)[number];

/** What belongs to such a thing: the measures of an indicator, the replies to a comment. */
export type PartKind = 'measure' | 'reply';
export type ItemKind = WholeKind | PartKind;

/** `7.12.3:m-0123456789ab`: a thing kept on an action. A part has the number of its whole and one more. */
export type ItemId = Brand<string, 'ItemId'>;

/** What facts are about: an action, or a thing kept on it. */
export type Subject =
  | { readonly kind: 'action'; readonly action: ActionId }
  | {
      readonly kind: ItemKind;
      readonly action: ActionId;
      readonly item: ItemId;
      /** What it is a part of; null for what stands by itself. */
      readonly of: ItemId | null;
    };

const letters: Readonly<Record<WholeKind, string>> = {
  milestone: 'm',
  indicator: 'i',
  evidence: 'e',
  comment: 'c',
  amendment: 'a',
};
const partOf: Partial<Readonly<Record<WholeKind, PartKind>>> = {
  indicator: 'measure',
  comment: 'reply',
};

/** The number of a new thing on an action. */
export const itemId = (action: ActionId, kind: WholeKind, random: EntryId): ItemId =>
  `${action}:${letters[kind]}-${random}` as ItemId;

/** The number of a new part of a thing. */
export const partId = (whole: ItemId, random: EntryId): ItemId => `${whole}-${random}` as ItemId;

/** What facts are about, out of anything colleagues may have sent; null where this build knows no such thing. */
export function parseSubject(text: string): Subject | null {
  const [action = '', thing, ...rest] = text.split(':');
  if (!isActionId(action) || rest.length > 0) return null;
  if (thing === undefined) return { kind: 'action', action };
  const [letter = '', id, part, ...more] = thing.split('-');
  const kind = wholeKinds.find((one) => letters[one] === letter);
  if (!kind || !isEntryId(id) || more.length > 0) return null;
  const item = text as ItemId;
  if (part === undefined) return { kind, action, item, of: null };
  const piece = partOf[kind];
  return piece && isEntryId(part)
    ? { kind: piece, action, item, of: itemId(action, kind, id) }
    : null;
}

/** The thing whose title a thing goes by: a measure is called as its indicator is. */
export function namedBy(item: ItemId): ItemId {
  const subject = parseSubject(item);
  return (subject && subject.kind !== 'action' && subject.of) || item;
}

/** The action a subject belongs to; null where it belongs to none. */
export const actionOf = (subject: string): ActionId | null => parseSubject(subject)?.action ?? null;
