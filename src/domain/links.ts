import { concatBytes, crc32, equalBytes, fromBase64url, toBase64url } from './bytes';
import { Failure } from './problem';
import type { Capability } from './workspace';

/**
 * The secret part of an edit link (`#/entra/m.…`) or view link (`#/entra/l.…`), to go after `#` so
 * that no server ever sees it: a letter for the kind, a full stop, and base64url of the key bytes
 * followed by their CRC-32 (big-endian). Edit: 32 bytes of seed, 48 characters. View: 32 bytes of
 * public key and 32 of read key, 91 characters.
 */
export function encodeLink(capability: Capability): string {
  const keys =
    capability.role === 'edit'
      ? capability.seed
      : concatBytes(capability.publicKey, capability.readKey);
  return `${letterOf[capability.role]}.${toBase64url(concatBytes(keys, checksum(keys)))}`;
}

/**
 * The capability in a link's text, as typed, pasted or opened; anything before the secret part is
 * passed over. Throws Failure: `link-unknown` (not a link of ours), `link-truncated` (too short or too
 * long), `link-altered` (a character is wrong).
 */
export function decodeLink(text: string): Capability {
  const found = /(?:^|[/#=\s])([ml])\.([\w-]*)([^\s]*)\s*$/.exec(text.trim().slice(0, 4096));
  if (!found) throw new Failure({ kind: 'link-unknown' });
  const [, letter, body = '', rest] = found;
  const length = letter === 'm' ? 32 : 64;
  const wanted = Math.ceil(((length + 4) * 4) / 3);
  if (body.length !== wanted) throw new Failure({ kind: 'link-truncated' });
  const bytes = rest ? null : fromBase64url(body);
  if (!bytes) throw new Failure({ kind: 'link-altered' });
  const keys = bytes.slice(0, length);
  if (!equalBytes(checksum(keys), bytes.slice(length))) {
    throw new Failure({ kind: 'link-altered' });
  }
  return letter === 'm'
    ? { role: 'edit', seed: keys }
    : { role: 'view', publicKey: keys.slice(0, 32), readKey: keys.slice(32) };
}

const letterOf = { edit: 'm', view: 'l' } as const;

function checksum(bytes: Uint8Array): Uint8Array {
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, crc32(bytes));
  return sum;
}
