import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Role } from '../domain/workspace';
import { concatBytes, fromHex, toHex } from '../domain/bytes';
import type { SessionId } from '../domain/ids';
import { presenceLimit } from '../domain/presence';
import { readCovers, writeCovers } from './envelope';
import type { Have } from './envelope-log';

/** What two copies of the app say to each other over a link. */
export type Message =
  /** First on every link. The role is a claim: it only decides what is offered, never what is accepted. */
  | { readonly kind: 'hello'; readonly session: SessionId; readonly role: Role }
  /** What the sender holds that it has not said before on this link; answered with what it lacks. */
  | { readonly kind: 'have'; readonly have: Have }
  /** A signed frame (update, snapshot, or an editor's presence), passed on byte for byte. */
  | { readonly kind: 'envelope'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** A reader's presence: unsigned, for this link only. */
  | { readonly kind: 'visitor'; readonly bytes: Uint8Array }
  /** By what the sender will be known when next met: see `Acquaintances`. */
  | { readonly kind: 'card'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** To whom else the sender is linked: nobody need pass on to them what reached it. */
  | { readonly kind: 'near'; readonly sessions: readonly SessionId[] }
  /** A pairing token for one the receiver is, or is linked to: how links are made through links. */
  | {
      readonly kind: 'signal';
      readonly to: SessionId;
      readonly from: SessionId;
      readonly token: string;
    }
  /** The same, unanswered: who lacks something and is not given it, asks. */
  | { readonly kind: 'offer'; readonly have: Have }
  /** "I have had this from another": the link is for offers only, from now on. */
  | { readonly kind: 'prune' }
  /** "Give me what I lack, and from now on what is new", with what the sender holds since it last said so. */
  | { readonly kind: 'graft'; readonly have: Have };

const kinds = [
  'hello',
  'have',
  'envelope',
  'visitor',
  'near',
  'signal',
  'offer',
  'prune',
  'graft',
  'card',
] as const;
const sessionLength = 8;
const nearLimit = 64;
const tokenLimit = 400;
const cardLimit = 2048;
const roles = ['edit', 'view'] as const;
const protocolVersion = 1;

export function encodeMessage(message: Message): Uint8Array<ArrayBuffer> {
  const kind = Uint8Array.of(kinds.indexOf(message.kind));
  switch (message.kind) {
    case 'hello':
      return concatBytes(
        kind,
        Uint8Array.of(protocolVersion, roles.indexOf(message.role)),
        fromHex(message.session),
      );
    case 'have':
    case 'offer':
    case 'graft': {
      const encoder = encoding.createEncoder();
      writeCovers(encoder, message.have);
      return concatBytes(kind, encoding.toUint8Array(encoder));
    }
    case 'envelope':
    case 'visitor':
    case 'card':
      return concatBytes(kind, message.bytes);
    case 'prune':
      return kind;
    case 'near':
      return concatBytes(kind, ...message.sessions.slice(0, nearLimit).map(fromHex));
    case 'signal':
      return concatBytes(
        kind,
        fromHex(message.to),
        fromHex(message.from),
        new TextEncoder().encode(message.token),
      );
  }
}

/** True for the one kind of message that a signature pays for. */
export const isEnvelope = (bytes: Uint8Array): boolean => bytes[0] === kinds.indexOf('envelope');

/** The message, or null where it is not one this version knows: the link is then cut. */
export function parseMessage(bytes: Uint8Array<ArrayBuffer>): Message | null {
  const kind = kinds[bytes[0] ?? kinds.length];
  const body = bytes.subarray(1);
  if (kind === undefined) return null;
  switch (kind) {
    case 'hello': {
      const role = roles[body[1] ?? roles.length];
      if (body[0] !== protocolVersion || body.length < 10 || !role) return null;
      return { kind, role, session: toHex(body.subarray(2, 10)) as SessionId };
    }
    case 'have':
    case 'offer':
    case 'graft':
      try {
        const have = readCovers(decoding.createDecoder(body));
        return have && { kind, have };
      } catch {
        return null; // lib0 throws on a message that ends early
      }
    case 'envelope':
      return { kind, bytes: body };
    case 'visitor':
      return body.length <= presenceLimit ? { kind, bytes: body } : null;
    case 'card':
      return body.length <= cardLimit ? { kind, bytes: body } : null;
    case 'prune':
      return body.length ? null : { kind };
    case 'near':
      if (body.length % sessionLength || body.length > nearLimit * sessionLength) return null;
      return {
        kind,
        sessions: Array.from({ length: body.length / sessionLength }, (_, i) => sessionAt(body, i)),
      };
    case 'signal':
      if (body.length <= 2 * sessionLength || body.length > 2 * sessionLength + tokenLimit) {
        return null;
      }
      return {
        kind,
        to: sessionAt(body, 0),
        from: sessionAt(body, 1),
        token: new TextDecoder().decode(body.subarray(2 * sessionLength)),
      };
  }
}

const sessionAt = (bytes: Uint8Array, place: number): SessionId =>
  toHex(bytes.subarray(place * sessionLength, (place + 1) * sessionLength)) as SessionId;
