import * as encoding from 'lib0/encoding';
import { concatBytes, fromHex } from '../../src/domain/bytes';
import type { SealedEnvelope } from '../../src/domain/log';
import { encodeToken, decodeToken, encodeBody } from '../../src/domain/pairing-token';
import { readEnvelope, type Envelope } from '../../src/net/envelope';
import type { PairingCodes } from '../../src/net/pairing-code';

/** A frame with no signature, for simulations in which nobody forges: cheap, and the same each time. */
export function cheapSeal({
  kind,
  session,
  seq,
  time,
  payload,
}: Envelope): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, new Uint8Array(64));
  encoding.writeUint8Array(encoder, Uint8Array.of(1, kind === 'update' ? 0 : 2));
  encoding.writeUint8Array(encoder, fromHex(session));
  encoding.writeVarUint(encoder, seq);
  encoding.writeVarUint(encoder, time);
  return concatBytes(encoding.toUint8Array(encoder), payload);
}

export function cheapUpdate(
  head: Pick<SealedEnvelope, 'session' | 'seq' | 'time'>,
  payload: Uint8Array = new Uint8Array(0),
): SealedEnvelope {
  const kind = 'update';
  return { kind, ...head, bytes: cheapSeal({ kind, ...head, payload }) };
}

export const cheapUnseal = (bytes: Uint8Array): Promise<Envelope | null> =>
  Promise.resolve(readEnvelope(bytes));

/** Tokens whose code proves nothing. */
export const cheapCodes: Pick<PairingCodes, 'read' | 'write'> = {
  write: (kind, side) =>
    Promise.resolve(encodeToken(encodeBody(kind, new Uint8Array(15), side), new Uint8Array(8))),
  read: (written, kind) => {
    const token = decodeToken(written);
    return token.kind === kind ? Promise.resolve(token) : Promise.reject(new Error(token.kind));
  },
};
