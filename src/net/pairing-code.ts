import { concatBytes, equalBytes, fromBase64url, toBase64url } from '../domain/bytes';
import {
  codeLength,
  decodeToken,
  encodeBody,
  encodeToken,
  isForRoom,
  type IceSide,
  type PairingToken,
  type TokenKind,
} from '../domain/pairing-token';
import { Failure } from '../domain/problem';
import type { IceCredentials } from './direct';
import type { Keys } from './keys';

const text = new TextEncoder();

/**
 * Makes and checks tokens of one workspace. The code is HMAC-SHA-256 under a key derived from the read
 * key, cut to 8 bytes (RFC 2104, 5869): who does not hold a link can neither make a token nor alter
 * one unseen. A reply's code covers the invitation too.
 */
export class PairingCodes {
  readonly #room: Uint8Array<ArrayBuffer>;
  readonly #key: Promise<CryptoKey>;

  constructor(keys: Pick<Keys, 'room' | 'readKey'>) {
    this.#room = fromBase64url(keys.room.slice(0, 20)) ?? new Uint8Array(15);
    this.#key = derive(keys.readKey);
  }

  async write(kind: TokenKind, side: IceSide, invitation: PairingToken | null): Promise<string> {
    const body = encodeBody(kind, this.#room, side);
    return encodeToken(body, await this.#code(body, invitation));
  }

  /**
   * Throws Failure `pairing-…` where the text is no token, not of this workspace, of the other kind, or
   * not made by somebody who holds a link of it (for a reply: to this very invitation).
   */
  async read(
    written: string,
    kind: TokenKind,
    invitation: PairingToken | null,
  ): Promise<PairingToken> {
    const token = decodeToken(written);
    if (!isForRoom(token, this.#room)) throw new Failure({ kind: 'pairing-other-space' });
    if (token.kind !== kind) throw new Failure({ kind: 'pairing-wrong-way' });
    const code = await this.#code(token.body, invitation);
    if (!equalBytes(code, token.code)) throw new Failure({ kind: 'pairing-damaged' });
    return token;
  }

  /**
   * The ICE credentials with which the device of this certificate answers an invitation: one who knows
   * it needs no reply. Like the code, a secret of those who hold a link.
   */
  async credentials(invitation: PairingToken, fingerprint: Uint8Array): Promise<IceCredentials> {
    const covered = concatBytes(text.encode('answers'), invitation.body, fingerprint);
    const whole = await crypto.subtle.sign('HMAC', await this.#key, covered);
    // 6 bits a character: 48 for the ufrag, 144 for the pwd (RFC 8839 asks for 24 and 128).
    const characters = iceText(new Uint8Array(whole).subarray(0, 24));
    return { ufrag: characters.slice(0, 8), pwd: characters.slice(8) };
  }

  async #code(body: Uint8Array, invitation: PairingToken | null): Promise<Uint8Array<ArrayBuffer>> {
    const covered = concatBytes(body, invitation?.body ?? new Uint8Array(0));
    const whole = await crypto.subtle.sign('HMAC', await this.#key, covered);
    return new Uint8Array(whole).slice(0, codeLength);
  }
}

async function derive(readKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', readKey, 'HKDF', false, ['deriveKey']);
  const info = text.encode('mandato pairing');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    secret,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
}

/** ICE's 64 characters are base64's. */
const iceText = (bytes: Uint8Array): string =>
  toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
