import * as v from 'valibot';
import { equalBytes } from './bytes';
import type { Timestamp, WorkspaceId } from './ids';
import { fingerprintLength } from './pairing-token';
import type { Person } from './person';
import { personSchema } from './presence';
import type { Role } from './workspace';

/**
 * A device this one has been linked to, so that the two can be linked again by one code. Known to this
 * device only. The person and the role are as the other declared them.
 */
export interface Acquaintance {
  readonly person: Person;
  readonly role: Role;
  /** SHA-256 of its DTLS certificate, 32 bytes: what names the device. */
  readonly fingerprint: Uint8Array<ArrayBuffer>;
  /** When it last said who it is. */
  readonly at: Timestamp;
}

/** What this disk keeps of them. Every promise rejects with a Failure `storage-…`. */
export interface AcquaintanceStore {
  /** The last met first. */
  list(workspace: WorkspaceId): Promise<readonly Acquaintance[]>;
  /** Keeps one, in place of what was known of the same device. */
  put(workspace: WorkspaceId, met: Acquaintance): Promise<void>;
  /** As whom this device shows itself in a workspace; null where nothing is kept. */
  certificate(workspace: WorkspaceId): Promise<RTCCertificate | null>;
  keepCertificate(workspace: WorkspaceId, certificate: RTCCertificate): Promise<void>;
}

/** Devices remembered for one workspace: the last met. */
export const acquaintancesLimit = 40;

const kept = v.object({
  person: personSchema,
  role: v.picklist(['edit', 'view']),
  fingerprint: v.pipe(
    v.instance(Uint8Array),
    v.check(({ length }) => length === fingerprintLength),
    v.transform((bytes) => bytes.slice()),
  ),
  at: v.pipe(v.number(), v.finite()),
});

/** What this disk keeps of them; what cannot be read is left out. */
export function parseAcquaintances(value: unknown): Acquaintance[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    const parsed = v.safeParse(kept, each);
    return parsed.success ? [parsed.output] : [];
  });
}

/** With this one first, in place of what was known of the same device. */
export const withAcquaintance = (
  known: readonly Acquaintance[],
  met: Acquaintance,
): readonly Acquaintance[] =>
  [met, ...known.filter((each) => !isSameDevice(each, met))].slice(0, acquaintancesLimit);

/** True where both are one device. */
export const isSameDevice = (
  a: Pick<Acquaintance, 'fingerprint'>,
  b: Pick<Acquaintance, 'fingerprint'>,
): boolean => equalBytes(a.fingerprint, b.fingerprint);
