import { concatBytes, fromBase64url, toBase64url } from '../domain/bytes';
import type { WorkspaceId } from '../domain/ids';
import { Failure } from '../domain/problem';
import type { Capability } from '../domain/workspace';

/** Everything a capability opens. `sign` is null for a reader: no key, no writing. */
export interface Keys {
  readonly room: WorkspaceId;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly readKey: Uint8Array<ArrayBuffer>;
  readonly verify: CryptoKey;
  readonly sign: CryptoKey | null;
  /** Seals what passes through a signalling server. */
  readonly signallingPassword: string;
}

const text = new TextEncoder();
/** RFC 8410: what comes before the 32 seed bytes in the PKCS #8 form of an Ed25519 key. */
const pkcs8 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** 32 fresh bytes from `random` (crypto.getRandomValues outside tests). */
export const newSeed = (
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> => random(new Uint8Array(32));

/**
 * Derives a workspace's keys: Ed25519 (RFC 8032) from the seed, the read key by HKDF-SHA-256
 * (RFC 5869), the room name as the first 22 characters of base64url(SHA-256("mandato room" ‖ public
 * key)). Throws Failure `link-altered` for a public key of small order, with which anybody could forge.
 */
export async function deriveKeys(capability: Capability): Promise<Keys> {
  if (capability.role === 'edit') {
    const seed = concatBytes(pkcs8, capability.seed);
    const exportable = await crypto.subtle.importKey('pkcs8', seed, 'Ed25519', true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', exportable);
    const publicKey = fromBase64url(x ?? '');
    if (publicKey?.length !== 32) throw new Failure({ kind: 'link-altered' });
    const sign = await crypto.subtle.importKey('pkcs8', seed, 'Ed25519', false, ['sign']);
    return keysOf(publicKey, await hkdf(capability.seed, 'mandato read key'), sign);
  }
  return keysOf(capability.publicKey, capability.readKey, null);
}

async function keysOf(
  publicKey: Uint8Array<ArrayBuffer>,
  readKey: Uint8Array<ArrayBuffer>,
  sign: CryptoKey | null,
): Promise<Keys> {
  if (isSmallOrder(publicKey)) throw new Failure({ kind: 'link-altered' });
  const verify = await crypto.subtle
    .importKey('raw', publicKey, 'Ed25519', true, ['verify'])
    .catch(() => {
      throw new Failure({ kind: 'link-altered' });
    });
  const digest = await crypto.subtle.digest(
    'SHA-256',
    concatBytes(text.encode('mandato room'), publicKey),
  );
  return {
    room: toBase64url(new Uint8Array(digest)).slice(0, 22) as WorkspaceId,
    publicKey,
    readKey,
    verify,
    sign,
    signallingPassword: toBase64url(await hkdf(readKey, 'mandato signalling')),
  };
}

/** The capability a reader gets from these keys. */
export const viewCapability = (keys: Keys): Capability => ({
  role: 'view',
  publicKey: keys.publicKey,
  readKey: keys.readKey,
});

async function hkdf(
  secret: Uint8Array<ArrayBuffer>,
  purpose: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: text.encode(purpose) },
    key,
    256,
  );
  return new Uint8Array(bits);
}

const prime = 2n ** 255n - 19n;
/** The y coordinates of the points of small order (1, 2, 4 and 8) of edwards25519. */
const smallOrderY = new Set([
  0n,
  1n,
  prime - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

/** Browsers verify forged signatures for such keys, so a link that carries one is refused. */
function isSmallOrder(key: Uint8Array): boolean {
  let y = 0n;
  for (const [i, byte] of [...key.entries()].reverse()) {
    y = (y << 8n) | BigInt(i === 31 ? byte & 0x7f : byte); // little-endian; the top bit is x's sign
  }
  return smallOrderY.has(y % prime);
}
