import { concatBytes, equalBytes } from '../domain/bytes';
import { Failure } from '../domain/problem';

const magic = new TextEncoder().encode('MANDATO');
const digestAt = magic.length + 1;
const bodyAt = digestAt + 32;
/** A file larger than this is refused unread. */
export const copyLimit = 128 * 1024 * 1024;

/** How the body is kept: `1` in the open, `2` locked. */
export type ContainerKind = '1' | '2';

/**
 * Every `.mandato` file: "MANDATO" ‖ a digit for the kind ‖ SHA-256 of the rest ‖ the rest. The digest
 * tells a file that was cut or altered on its way from one that its reader cannot unlock.
 */
export async function wrap(
  kind: ContainerKind,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return concatBytes(magic, new TextEncoder().encode(kind), await sha256(body), body);
}

/**
 * Throws Failure: `file-foreign` (not one of ours), `file-newer` (of a later kind), `file-damaged` (cut
 * short or altered), `file-too-large`.
 */
export async function unwrap(
  file: Uint8Array<ArrayBuffer>,
): Promise<{ kind: ContainerKind; body: Uint8Array<ArrayBuffer> }> {
  if (file.length > copyLimit) throw new Failure({ kind: 'file-too-large', limit: copyLimit });
  if (file.length < digestAt || !equalBytes(file.subarray(0, magic.length), magic)) {
    throw new Failure({ kind: 'file-foreign' });
  }
  const kind = String.fromCharCode(file[magic.length] ?? 0);
  if (kind !== '1' && kind !== '2') throw new Failure({ kind: 'file-newer' });
  const body = file.slice(bodyAt);
  if (!equalBytes(await sha256(body), file.subarray(digestAt, bodyAt))) {
    throw new Failure({ kind: 'file-damaged' });
  }
  return { kind, body };
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
