import { Failure } from '../domain/problem';

/** What opens a locked file: the read key of its workspace, or words two people agreed on. */
export type Key =
  | { readonly kind: 'space'; readonly readKey: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'passphrase'; readonly passphrase: string };

/** What scrypt costs. Read from a file, it is held to what we would ever write. */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * The OWASP Password Storage Cheat Sheet's first choice for scrypt (N = 2^17, r = 8, p = 1): 128 MiB and
 * about a second for each guess.
 */
export const passphraseCost: Cost = { N: 2 ** 17, r: 8, p: 1 };
/** The shortest we make a file with. */
const passphraseLeast = 12;

export const isAffordable = ({ N, r, p }: Cost): boolean =>
  [2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18].includes(N) &&
  r === 8 &&
  Number.isInteger(p) &&
  p >= 1 &&
  p <= 4;

/**
 * An AES-256-GCM key of this file alone: from the read key by HKDF-SHA-256 (RFC 5869), or from a
 * passphrase by scrypt (RFC 7914), with the file's own salt. Scrypt gives the page room to draw.
 */
export async function fileKey(
  key: Key,
  salt: Uint8Array<ArrayBuffer>,
  cost: Cost = passphraseCost,
): Promise<CryptoKey> {
  const bits = key.kind === 'space' ? await hkdf(key.readKey, salt) : await slow(key, salt, cost);
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Throws Failure `passphrase-short`. */
export function assertStrong(passphrase: string): void {
  if (Array.from(normal(passphrase)).length < passphraseLeast) {
    throw new Failure({ kind: 'passphrase-short', least: passphraseLeast });
  }
}

/** The same words typed on another keyboard, or pasted with a space behind, are the same. */
const normal = (passphrase: string): string =>
  passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ');

async function hkdf(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('mandato file');
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    key,
    256,
  );
  return new Uint8Array(bits);
}

async function slow(
  { passphrase }: Extract<Key, { kind: 'passphrase' }>,
  salt: Uint8Array<ArrayBuffer>,
  cost: Cost,
): Promise<Uint8Array<ArrayBuffer>> {
  const { scryptAsync } = await import('@noble/hashes/scrypt.js');
  const words = new TextEncoder().encode(normal(passphrase));
  return new Uint8Array(await scryptAsync(words, salt, { ...cost, dkLen: 32, asyncTick: 8 }));
}
