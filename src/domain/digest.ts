import { canonicalJson } from './canonical';
import { toHex } from './bytes';
import type { Digest } from './version';

/** The bytes of a value's canonical JSON, and their SHA-256. */
export async function digested(
  value: unknown,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly digest: Digest }> {
  const bytes = new TextEncoder().encode(canonicalJson(whole(value)));
  return { bytes, digest: await digestOf(bytes) };
}

/** SHA-256 as 64 hexadecimal digits. */
export const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Digest> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) as Digest;

/** Half a character has no bytes to hash. */
const whole = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string' ? one.replace(/\p{Surrogate}/gu, '\ufffd') : one,
  );
