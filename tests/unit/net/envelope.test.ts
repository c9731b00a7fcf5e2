import * as encoding from 'lib0/encoding';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import {
  envelopeLimit,
  readEnvelope,
  seal,
  unseal,
  type Envelope,
} from '../../../src/net/envelope';
import type { Keys } from '../../../src/net/keys';
import { makeWorkspace } from '../../helpers/replicas';

const session = fc.stringMatching(/^[0-9a-f]{16}$/).map((id) => id as SessionId);
const seq = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const payload = fc.uint8Array({ maxLength: 80 }).map((bytes) => Uint8Array.from(bytes));
const covers = fc.array(fc.tuple(session, fc.maxSafeNat()), { maxLength: 5 });
const envelope: fc.Arbitrary<Envelope> = fc
  .record({ session, seq, time: fc.maxSafeNat(), payload })
  .chain((head) =>
    fc.oneof(
      fc.constantFrom<Envelope>({ kind: 'update', ...head }, { kind: 'presence', ...head }),
      fc
        .tuple(fc.constantFrom('snapshot', 'beacon'), covers)
        .map(([kind, pairs]): Envelope => ({ kind, ...head, covers: new Map(pairs) })),
    ),
  );
const sample: Envelope = {
  kind: 'snapshot',
  session: '0123456789abcdef' as SessionId,
  seq: 300,
  time: 1_800_000_000_000,
  covers: new Map([['fedcba9876543210' as SessionId, 7]]),
  payload: Uint8Array.of(1, 2, 3),
};

let keys: Keys;
let reader: Keys;
let stranger: Keys;
beforeAll(async () => {
  const ours = await makeWorkspace(1);
  keys = ours.edit.keys;
  reader = ours.view.keys;
  stranger = (await makeWorkspace(2)).edit.keys;
});

describe('an envelope', () => {
  it('is opened by editor and reader as it was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(envelope, async (each) => {
        const frame = await seal(keys, each);
        expect(await unseal(keys, frame)).toEqual(each);
        expect(await unseal(reader, frame)).toEqual(each);
        expect(readEnvelope(frame)).toEqual(each);
      }),
      { numRuns: 60 },
    );
  });

  it('with any one byte altered is not opened', async () => {
    const frame = await seal(keys, sample);
    for (let at = 0; at < frame.length; at++) {
      for (const by of [1, 0x80, 0xff]) {
        const altered = frame.slice();
        altered[at]! ^= by;
        expect([at, await unseal(keys, altered)]).toEqual([at, null]);
      }
    }
  });

  it('cut short anywhere, or with a byte more, is not opened', async () => {
    const frame = await seal(keys, sample);
    for (let length = 0; length < frame.length; length++) {
      expect(await unseal(keys, frame.slice(0, length))).toBeNull();
    }
    expect(await unseal(keys, Uint8Array.from([...frame, 0]))).toBeNull();
  });

  it('of another workspace is not opened', async () => {
    expect(await unseal(stranger, await seal(keys, sample))).toBeNull();
    expect(await unseal(keys, await seal(stranger, sample))).toBeNull();
  });

  it('cannot be sealed by a reader', async () => {
    await expect(seal(reader, sample)).rejects.toThrow(TypeError);
  });

  it('is signed for this protocol and this workspace: a bare signature of the body is not enough', async () => {
    const frame = await seal(keys, sample);
    const body = frame.slice(64);
    const tag = new TextEncoder().encode('mandato-v1\0');
    const opened = async (...before: Uint8Array[]) => {
      const said = Uint8Array.from([...before, body].flatMap((part) => [...part]));
      const signature = await crypto.subtle.sign('Ed25519', keys.sign!, said);
      return unseal(keys, Uint8Array.from([...new Uint8Array(signature), ...body]));
    };
    expect(await opened(tag, keys.publicKey)).toEqual(sample);
    expect(await opened()).toBeNull();
    expect(await opened(tag)).toBeNull();
    expect(await opened(keys.publicKey)).toBeNull();
    expect(await opened(tag, stranger.publicKey)).toBeNull();
  });

  it('of a kind, version or number nobody knows is not read', () => {
    const frame = (version: number, kind: number, number: number) =>
      Uint8Array.from([...new Uint8Array(64), version, kind, ...new Uint8Array(8), number, 0, 9]);
    expect(readEnvelope(frame(1, 0, 1))).toMatchObject({ kind: 'update', seq: 1, time: 0 });
    expect(readEnvelope(frame(2, 0, 1))).toBeNull();
    expect(readEnvelope(frame(0, 0, 1))).toBeNull();
    expect(readEnvelope(frame(1, 3, 1))).toBeNull();
    expect(readEnvelope(frame(1, 255, 1))).toBeNull();
    expect(readEnvelope(frame(1, 0, 0))).toBeNull();
  });

  it('that claims to cover more sessions than there can be is not read', () => {
    const frame = (sessions: number) => {
      const encoder = encoding.createEncoder();
      encoding.writeUint8Array(encoder, new Uint8Array(64));
      for (const byte of [1, 1, ...new Uint8Array(8), 1, 0]) encoding.writeUint8(encoder, byte);
      encoding.writeVarUint(encoder, sessions);
      encoding.writeUint8Array(encoder, new Uint8Array(9 * sessions));
      return encoding.toUint8Array(encoder);
    };
    expect(readEnvelope(frame(100_000))).toMatchObject({ kind: 'snapshot' });
    expect(readEnvelope(frame(100_001))).toBeNull();
  });

  it('past the limit of size is not read', () => {
    const huge = new Uint8Array(envelopeLimit + 1);
    huge.set([1, 0, ...new Uint8Array(8), 1, 0], 64);
    expect(readEnvelope(huge)).toBeNull();
    expect(readEnvelope(huge.subarray(0, envelopeLimit))).toMatchObject({ kind: 'update' });
  });

  it('never throws, whatever the bytes', () => {
    const head = fc.constantFrom([1, 0], [1, 1], [1, 2], []);
    const bytes = fc.tuple(head, fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(bytes, ([start, rest]) => {
        const frame = Uint8Array.from([...new Uint8Array(64), ...start, ...rest]);
        const read = readEnvelope(frame);
        if (read) expect(read.seq).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});
