import { isSessionId, type SessionId, type Timestamp } from './ids';
import { cleanLabel, nameLimit } from './person';

/** What this device last put on file for one colleague. Never shared. */
export interface HandedOver {
  /** As the person who gave it calls them. */
  readonly to: string;
  readonly at: Timestamp;
  /** How far the log went, session by session. */
  readonly have: ReadonlyMap<SessionId, number>;
}

/** Colleagues remembered for one workspace: the last ones. */
export const handoversLimit = 30;

/** What is kept of hand-overs; what cannot be read of it is left out. */
export function parseHandovers(value: unknown): HandedOver[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { to, at, have } = each as Record<string, unknown>;
    if (typeof to !== 'string' || typeof at !== 'number' || !Array.isArray(have)) return [];
    const pairs = (have as unknown[]).filter(isPair);
    // Half of what was handed over, taken for all of it, would leave a hole: none of it, then.
    if (pairs.length !== have.length) return [];
    return [{ to: cleanLabel(to, nameLimit), at, have: new Map(pairs) }];
  });
}

/** With this one first, in place of an earlier one to the same person. */
export const withHandover = (
  kept: readonly HandedOver[],
  handover: HandedOver,
): readonly HandedOver[] =>
  [handover, ...kept.filter(({ to }) => !isSame(to, handover.to))].slice(0, handoversLimit);

/** The last hand-over to a person, however their name is capitalised. */
export const lastTo = (kept: readonly HandedOver[], name: string): HandedOver | null =>
  kept.find(({ to }) => isSame(to, name)) ?? null;

const isSame = (a: string, b: string): boolean =>
  cleanLabel(a, nameLimit).toLowerCase() === cleanLabel(b, nameLimit).toLowerCase();

const isPair = (pair: unknown): pair is [SessionId, number] =>
  Array.isArray(pair) &&
  pair.length === 2 &&
  typeof pair[0] === 'string' &&
  isSessionId(pair[0]) &&
  Number.isInteger(pair[1]) &&
  pair[1] > 0;
