import { canonicalJson } from '../domain/canonical';
import type { ProgrammeHash } from '../domain/ids';

/** The name of a programme: SHA-256 of its canonical JSON, as 64 hexadecimal digits. */
export async function programmeHash(programme: unknown): Promise<ProgrammeHash> {
  const text = new TextEncoder().encode(canonicalJson(programme));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as ProgrammeHash;
}
