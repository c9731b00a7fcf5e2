import { concatBytes, equalBytes, fromBase64url, toBase64url } from './bytes';
import { Failure } from './problem';

/**
 * Where a device can be reached on its network. `mdns` is the name browsers give in place of an
 * address they do not reveal: a UUID under `.local` (RFC 8445; draft-ietf-rtcweb-mdns-ice-candidates).
 */
export interface Candidate {
  readonly kind: 'ipv4' | 'ipv6' | 'mdns';
  /** 4, 16 or 16 bytes. */
  readonly address: Uint8Array<ArrayBuffer>;
  readonly port: number;
}

/** What one side of a connection must know of the other: all that varies in a session description. */
export interface IceSide {
  readonly ufrag: string;
  readonly pwd: string;
  /** SHA-256 of the DTLS certificate. */
  readonly fingerprint: Uint8Array<ArrayBuffer>;
  readonly candidates: readonly Candidate[];
}

export type TokenKind = 'invitation' | 'reply';

/** An invitation to connect, or the reply to one, before its code is checked. */
export interface PairingToken {
  readonly kind: TokenKind;
  /** Which workspace it is for: the first bytes of its room's name. Tells, does not prove. */
  readonly room: Uint8Array<ArrayBuffer>;
  readonly side: IceSide;
  /** What the authentication code covers. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly code: Uint8Array<ArrayBuffer>;
}

const version = 1;
const kinds: readonly TokenKind[] = ['invitation', 'reply'];
const candidateKinds: readonly Candidate['kind'][] = ['ipv4', 'ipv6', 'mdns'];
const addressLength = { ipv4: 4, ipv6: 16, mdns: 16 } as const;
const roomHintLength = 2;
export const codeLength = 8;
export const fingerprintLength = 32;
/** More addresses than a device has, fewer than a code can hold. */
export const candidatesLimit = 6;
const ufragLimit = 32;
const pwdLimit = 64;
/** RFC 8839: ice-char, 64 of them, so 6 bits each. */
const iceChars = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The bytes the code covers: version and kind, room, lengths of ufrag and pwd, both packed 6 bits a
 * character, fingerprint, candidates. About 65 bytes for one IPv4 address.
 */
export function encodeBody(
  kind: TokenKind,
  room: Uint8Array,
  { ufrag, pwd, fingerprint, candidates }: IceSide,
): Uint8Array<ArrayBuffer> {
  const head = Uint8Array.of((version << 4) | kinds.indexOf(kind));
  const parts = candidates
    .slice(0, candidatesLimit)
    .map(({ kind: how, address, port }) =>
      concatBytes(
        Uint8Array.of(candidateKinds.indexOf(how)),
        address,
        Uint8Array.of(port >> 8, port & 255),
      ),
    );
  return concatBytes(
    head,
    room.subarray(0, roomHintLength),
    Uint8Array.of(ufrag.length, pwd.length),
    pack(ufrag + pwd),
    fingerprint,
    ...parts,
  );
}

/** The text of a token: letter, full stop, base64url of body and code. */
export const encodeToken = (body: Uint8Array, code: Uint8Array): string =>
  `p.${toBase64url(concatBytes(body, code.subarray(0, codeLength)))}`;

/**
 * The token in a text, as typed, pasted, scanned or opened: anything before it is passed over. Throws
 * Failure `pairing-unknown` (no token of ours), `pairing-damaged` (cut short or altered).
 */
export function decodeToken(text: string): PairingToken {
  const found = /(?:^|[/#~=\s])p\.([\w-]{16,1000})\s*$/.exec(text.trim().slice(-2048));
  if (!found) throw new Failure({ kind: 'pairing-unknown' });
  const bytes = fromBase64url(found[1] ?? '');
  if (!bytes || bytes.length < 60) throw damaged();
  const body = bytes.slice(0, bytes.length - codeLength);
  const kind = kinds[(body[0] ?? 0) & 15];
  if (!kind || (body[0] ?? 0) >> 4 !== version) throw damaged();
  return {
    kind,
    room: body.slice(1, 1 + roomHintLength),
    side: readSide(body.subarray(1 + roomHintLength)),
    body,
    code: bytes.slice(-codeLength),
  };
}

/** True where a token says it is for this room. */
export const isForRoom = (token: PairingToken, room: Uint8Array): boolean =>
  equalBytes(token.room, room.subarray(0, roomHintLength));

const damaged = (): Failure => new Failure({ kind: 'pairing-damaged' });

function readSide(bytes: Uint8Array<ArrayBuffer>): IceSide {
  const [ufragLength = 0, pwdLength = 0] = bytes;
  if (ufragLength < 4 || ufragLength > ufragLimit) throw damaged();
  if (pwdLength < 22 || pwdLength > pwdLimit) throw damaged();
  const packed = Math.ceil(((ufragLength + pwdLength) * 6) / 8);
  const fingerprintAt = 2 + packed;
  const text = unpack(bytes.subarray(2, fingerprintAt), ufragLength + pwdLength);
  const fingerprint = bytes.slice(fingerprintAt, fingerprintAt + fingerprintLength);
  if (fingerprint.length !== fingerprintLength) throw damaged();
  return {
    ufrag: text.slice(0, ufragLength),
    pwd: text.slice(ufragLength),
    fingerprint,
    candidates: readCandidates(bytes.subarray(fingerprintAt + fingerprintLength)),
  };
}

function readCandidates(bytes: Uint8Array<ArrayBuffer>): Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = 0; at < bytes.length;) {
    const kind = candidateKinds[bytes[at] ?? candidateKinds.length];
    if (!kind || candidates.length === candidatesLimit) throw damaged();
    const end = at + 1 + addressLength[kind];
    const [high, low] = bytes.subarray(end, end + 2);
    if (high === undefined || low === undefined) throw damaged();
    candidates.push({ kind, address: bytes.slice(at + 1, end), port: (high << 8) | low });
    at = end + 2;
  }
  return candidates;
}

function pack(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 6) / 8));
  for (const [index, character] of Array.from(text).entries()) {
    const value = iceChars.indexOf(character);
    if (value < 0) throw damaged();
    for (let bit = 0; bit < 6; bit++) {
      const at = index * 6 + bit;
      if (value & (32 >> bit)) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (128 >> (at & 7));
    }
  }
  return bytes;
}

function unpack(bytes: Uint8Array, length: number): string {
  let text = '';
  for (let index = 0; index < length; index++) {
    let value = 0;
    for (let bit = 0; bit < 6; bit++) {
      const at = index * 6 + bit;
      value = (value << 1) | (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    }
    text += iceChars.charAt(value);
  }
  return text;
}
