import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { breath } from '../crdt/breath';
import { concatBytes, fromHex, toHex } from '../domain/bytes';
import type { SessionId, Timestamp } from '../domain/ids';
import type { Keys } from './keys';

/**
 * What travels and what is kept: one signed frame.
 *
 *     signature (64) ‖ version (1) ‖ kind (1) ‖ session (8) ‖ seq ‖ time ‖ [covers] ‖ payload
 *
 * The signature is over "mandato-v1\0" ‖ public key ‖ everything after it, so that a frame of one
 * workspace, or of another protocol, means nothing here. Numbers are lib0's variable-length ones.
 */
export type Envelope =
  | (Head & { readonly kind: 'update'; readonly payload: Uint8Array })
  | (Head & {
      readonly kind: 'snapshot';
      /** For each session the last envelope whose content, with all before it, the state holds. */
      readonly covers: ReadonlyMap<SessionId, number>;
      readonly payload: Uint8Array;
    })
  /** Where an editor is: never stored, never logged, newest seq wins. */
  | (Head & { readonly kind: 'presence'; readonly payload: Uint8Array })
  /** What an editor had at that moment, and who it is: tells others how fresh their copy is. */
  | (Head & {
      readonly kind: 'beacon';
      readonly covers: ReadonlyMap<SessionId, number>;
      readonly payload: Uint8Array;
    });

/** What is kept in the log. */
export type LoggedEnvelope = Extract<Envelope, { kind: 'update' | 'snapshot' }>;
export type Beacon = Extract<Envelope, { kind: 'beacon' }>;

export const isLogged = (envelope: Envelope): envelope is LoggedEnvelope =>
  envelope.kind === 'update' || envelope.kind === 'snapshot';

interface Head {
  readonly session: SessionId;
  /** 1, 2, 3…: of the log for update and snapshot, of its own for presence and beacon. */
  readonly seq: number;
  readonly time: Timestamp;
}

const version = 1;
const kinds = ['update', 'snapshot', 'presence', 'beacon'] as const;
const domainTag = new TextEncoder().encode('mandato-v1\0');
const signatureLength = 64;
/** The largest frame a peer takes: a document of that size is past anything a programme needs. */
export const envelopeLimit = 64 * 1024 * 1024;
const coversLimit = 100_000;

/** From this size it breathes before each copy the platform makes. */
const breathFrom = 1024 * 1024;

/** The frame's bytes, signed. Only an editor's keys can. */
export async function seal(keys: Keys, envelope: Envelope): Promise<Uint8Array<ArrayBuffer>> {
  if (!keys.sign) throw new TypeError('A reader has no key to seal with');
  const body = encodeBody(envelope);
  const signature = await crypto.subtle.sign('Ed25519', keys.sign, signed(keys, body));
  return concatBytes(new Uint8Array(signature), body);
}

/** The envelope if it is well formed and signed by the workspace's key, else null. */
export async function unseal(keys: Keys, bytes: Uint8Array): Promise<Envelope | null> {
  const envelope = readEnvelope(bytes);
  if (!envelope) return null;
  // What is large has only just been put together, and is copied twice more to be verified.
  const large = bytes.length > breathFrom;
  if (large) await breath();
  const signature = bytes.slice(0, signatureLength);
  const content = signed(keys, bytes.subarray(signatureLength));
  if (large) await breath();
  const valid = await crypto.subtle.verify('Ed25519', keys.verify, signature, content);
  return valid ? envelope : null;
}

/** Reads a frame without proving who made it; null where it is malformed. */
export function readEnvelope(bytes: Uint8Array): Envelope | null {
  if (bytes.length < signatureLength + 12 || bytes.length > envelopeLimit) return null;
  try {
    const decoder = decoding.createDecoder(bytes.subarray(signatureLength));
    if (decoding.readUint8(decoder) !== version) return null;
    const kind = kinds[decoding.readUint8(decoder)];
    const session = toHex(decoding.readUint8Array(decoder, 8)) as SessionId;
    const seq = decoding.readVarUint(decoder);
    const time = decoding.readVarUint(decoder);
    if (seq < 1 || !kind) return null;
    if (kind === 'update' || kind === 'presence') {
      return { kind, session, seq, time, payload: decoding.readTailAsUint8Array(decoder) };
    }
    const covers = readCovers(decoder);
    const payload = decoding.readTailAsUint8Array(decoder);
    return covers && { kind, session, seq, time, covers, payload };
  } catch {
    return null; // lib0 throws on a frame that ends early: malformed, like the rest
  }
}

function encodeBody(envelope: Envelope): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, version);
  encoding.writeUint8(encoder, kinds.indexOf(envelope.kind));
  encoding.writeUint8Array(encoder, fromHex(envelope.session));
  encoding.writeVarUint(encoder, envelope.seq);
  encoding.writeVarUint(encoder, envelope.time);
  if ('covers' in envelope) writeCovers(encoder, envelope.covers);
  return concatBytes(encoding.toUint8Array(encoder), envelope.payload);
}

/** Count, then 8 bytes of session and a seq for each. Also the body of a HAVE message. */
export function writeCovers(
  encoder: encoding.Encoder,
  covers: ReadonlyMap<SessionId, number>,
): void {
  encoding.writeVarUint(encoder, covers.size);
  for (const [session, seq] of covers) {
    encoding.writeUint8Array(encoder, fromHex(session));
    encoding.writeVarUint(encoder, seq);
  }
}

/** What `writeCovers` wrote, or null where it claims more than `coversLimit` sessions. Throws if cut short. */
export function readCovers(decoder: decoding.Decoder): Map<SessionId, number> | null {
  const count = decoding.readVarUint(decoder);
  if (count > coversLimit) return null;
  const covers = new Map<SessionId, number>();
  for (let i = 0; i < count; i++) {
    const session = toHex(decoding.readUint8Array(decoder, 8)) as SessionId;
    covers.set(session, decoding.readVarUint(decoder));
  }
  return covers;
}

const signed = (keys: Keys, body: Uint8Array): Uint8Array<ArrayBuffer> =>
  concatBytes(domainTag, keys.publicKey, body);
