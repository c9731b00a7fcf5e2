import type { Day } from './day';
import { parseDay } from './day';
import { isEntryId } from './fact';
import type { Brand, PersonId, Timestamp } from './ids';

/** 12 random letters and figures. */
export type VersionId = Brand<string, 'VersionId'>;
/** 64 hexadecimal digits: SHA-256. */
export type Digest = Brand<string, 'Digest'>;

export const versionNameLimit = 120;

/** A named copy of all that the workspace said at a moment. It is never changed. */
export interface Version {
  readonly id: VersionId;
  /** One more than the highest there was where it was made; two made apart may share it. */
  readonly number: number;
  readonly name: string;
  readonly by: PersonId;
  readonly at: Timestamp;
  /** The set day it was made for with nobody asking; null where somebody made it. */
  readonly setDay: Day | null;
  /** SHA-256 of its manifest: the same for the same content. */
  readonly hash: Digest;
  /**
   * Digests of its parts: canonical JSON of the facts, and of the nodes of each note. A part is kept
   * once, however many versions have it.
   */
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly facts: Digest;
  /** By action. */
  readonly notes: Readonly<Record<string, Digest>>;
}

/** By digest, the first version with that content. `versions` has the last first. */
export const firstOf = (versions: readonly Version[]): ReadonlyMap<Digest, Version> =>
  new Map(versions.map((version) => [version.hash, version]));

export const isVersionId = (text: unknown): text is VersionId => isEntryId(text);
export const isDigest = (text: unknown): text is Digest =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** A moment that can be looked at and compared: now, a version, or the end of a day. */
export type Moment =
  | { readonly kind: 'now' }
  | { readonly kind: 'version'; readonly id: VersionId }
  | { readonly kind: 'day'; readonly day: Day };

/** A moment in an address: `adesso`, a version's id, or a day. Null where it is none of these. */
export function parseMoment(text: string | null): Moment | null {
  if (text === 'adesso') return { kind: 'now' };
  const day = parseDay(text);
  if (day) return { kind: 'day', day };
  return isVersionId(text) ? { kind: 'version', id: text } : null;
}

export const formatMoment = (moment: Moment): string =>
  moment.kind === 'now' ? 'adesso' : moment.kind === 'day' ? moment.day : moment.id;
