import * as v from 'valibot';
import {
  isActionId,
  isGoalId,
  isPersonId,
  type ActionId,
  type GoalId,
  type PersonId,
  type SessionId,
} from './ids';
import { cleanLabel, nameLimit, officeLimit, type Person } from './person';
import type { Role } from './workspace';

/** Another tab or device now connected. Names are declared, not proved. */
export interface Colleague {
  readonly session: SessionId;
  readonly person: Person;
  readonly role: Role;
  /** The note they are in. */
  readonly where: ActionId | null;
  /** The goal whose sheet they have before them. */
  readonly at: GoalId | null;
  readonly via: 'tab' | 'network';
}

/** How a colleague is reached, and what either is without of what the other has. */
export interface Exchange {
  /** A tab of this browser, a link of its own, one made through a signalling server. */
  readonly way: 'tab' | 'direct' | 'signalling';
  /** Changes, by what it last said it has; null before that. */
  readonly counts: { readonly theyLack: number; readonly weLack: number } | null;
}

/** A place in a shared text: Yjs's relative position as JSON. */
export interface SharedPosition {
  readonly type?: { readonly client: number; readonly clock: number } | null | undefined;
  readonly tname?: string | null | undefined;
  readonly item?: { readonly client: number; readonly clock: number } | null | undefined;
  readonly assoc?: number | undefined;
}

/** What a copy of the app says about the person in front of it. */
export interface PresenceState {
  readonly person: Person;
  readonly where: ActionId | null;
  readonly at: GoalId | null;
  readonly cursor: { readonly anchor: SharedPosition; readonly head: SharedPosition } | null;
}

/** Who is on which action. */
export function placesOf<Each extends Colleague>(
  colleagues: readonly Each[],
): Map<ActionId, Each[]> {
  const places = new Map<ActionId, Each[]>();
  for (const colleague of colleagues) {
    const { where } = colleague;
    if (where) places.set(where, [...(places.get(where) ?? []), colleague]);
  }
  return places;
}

/** The largest presence message a peer reads, in bytes. */
export const presenceLimit = 2048;

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const identifier = v.object({ client: natural, clock: natural });
const position = v.object({
  type: v.nullish(identifier),
  tname: v.nullish(v.pipe(v.string(), v.maxLength(64))),
  item: v.nullish(identifier),
  assoc: v.optional(v.pipe(v.number(), v.safeInteger())),
});
const label = (limit: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => cleanLabel(text, limit)),
  );
/** How somebody signs, from outside. */
export const personSchema = v.object({
  id: v.pipe(
    v.string(),
    v.check(isPersonId),
    v.transform((id) => id as PersonId),
  ),
  name: label(nameLimit),
  office: label(officeLimit),
});
const state = v.object({
  person: personSchema,
  where: v.nullable(
    v.pipe(
      v.string(),
      v.check(isActionId),
      v.transform((id) => id as ActionId),
    ),
  ),
  /** Earlier builds do not say it. */
  at: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.check(isGoalId),
        v.transform((id) => id as GoalId),
      ),
    ),
    null,
  ),
  cursor: v.nullable(v.object({ anchor: position, head: position })),
});

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A presence message as bytes of JSON. */
export const encodePresence = (presence: PresenceState): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(presence));

/** A presence message from outside, every field checked, or null. */
export function parsePresence(bytes: Uint8Array): PresenceState | null {
  if (bytes.length > presenceLimit) return null;
  try {
    const parsed = v.safeParse(state, JSON.parse(decoder.decode(bytes)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // not UTF-8 or not JSON: nobody's presence
  }
}
