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

/** Where a secret part may begin (never at the host of an address), what is in it, and what follows it. */
const starts = /(?:^\/?|[^/]\/|[#=\s<("'«“])([ml])\.(?=([\w-]{0,100}))(?=(\S{1,100}))/g;
/** Characters of a pasted message that are looked at. */
const longestText = 65_536;

/**
 * The capability in a link's text, as typed, pasted or opened, with whatever stands around it. Throws
 * Failure: `link-unknown` (not a link of ours), `link-truncated` (too short or too long),
 * `link-altered` (a character is wrong).
 */
export function decodeLink(text: string): Capability {
  const pasted = text.trim().slice(0, longestText);
  let kind: 'link-unknown' | 'link-truncated' | 'link-altered' = pasted.includes('#/entra/')
    ? 'link-truncated'
    : 'link-unknown';
  for (const [, letter, body = '', word = ''] of pasted.matchAll(starts)) {
    const length = letter === 'm' ? 32 : 64;
    const wanted = Math.ceil(((length + 4) * 4) / 3);
    const keys = body.length === wanted ? checked(body, length) : null;
    if (keys) {
      return letter === 'm'
        ? { role: 'edit', seed: keys }
        : { role: 'view', publicKey: keys.slice(0, 32), readKey: keys.slice(32) };
    }
    if (body.length === wanted || word.length === wanted) kind = 'link-altered';
    else if (kind === 'link-unknown') kind = 'link-truncated';
  }
  throw new Failure({ kind });
}

/** The first `length` of the bytes, where the rest is their checksum. */
function checked(body: string, length: number): Uint8Array<ArrayBuffer> | null {
  const bytes = fromBase64url(body);
  const keys = bytes?.slice(0, length);
  return bytes && keys && equalBytes(checksum(keys), bytes.slice(length)) ? keys : null;
}

const letterOf = { edit: 'm', view: 'l' } as const;

function checksum(bytes: Uint8Array): Uint8Array {
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, crc32(bytes));
  return sum;
}
