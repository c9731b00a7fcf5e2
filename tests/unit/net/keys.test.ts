import fc from 'fast-check';
import { hkdfSync, createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toBase64url, toHex } from '../../../src/domain/bytes';
import { problemOf } from '../../../src/domain/problem';
import type { Capability } from '../../../src/domain/workspace';
import { deriveKeys, newSeed, viewCapability } from '../../../src/net/keys';

/** RFC 8032, section 7.1, test 1: an empty message. */
const rfc8032 = {
  seed: fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'),
  publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signature:
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b' +
    'd25bf5f0595bbe24655141438e7a100b',
};
const edit: Capability = { role: 'edit', seed: rfc8032.seed };
const nothing = new Uint8Array(0);

describe('the keys of an edit link', () => {
  it('sign as RFC 8032 says', async () => {
    const { publicKey, sign, verify } = await deriveKeys(edit);
    expect(toHex(publicKey)).toBe(rfc8032.publicKey);
    const signature = await crypto.subtle.sign('Ed25519', sign!, nothing);
    expect(toHex(new Uint8Array(signature))).toBe(rfc8032.signature);
    expect(await crypto.subtle.verify('Ed25519', verify, signature, nothing)).toBe(true);
    expect(await crypto.subtle.verify('Ed25519', verify, signature, Uint8Array.of(0))).toBe(false);
  });

  it('never change: a link handed out today opens the same workspace for ever', async () => {
    const keys = await deriveKeys(edit);
    expect({ ...keys, publicKey: '', readKey: toHex(keys.readKey) }).toMatchObject({
      room: 'e5ZsFabrucFZ90ToOLHq4o',
      readKey: '6431921448c583f18ff28725e29d3ded79d9ab785119d494cc34c8f9ac7170e0',
      signallingPassword: '_pyMA5qdpi5bzrKW_IdwtFqeVNl8L6vQMoB7t0c3jko',
    });
  });

  it('are derived as the platform derives them: HKDF-SHA-256, and a hash for the room', async () => {
    const keys = await deriveKeys(edit);
    const hkdf = (secret: Uint8Array, purpose: string) =>
      new Uint8Array(hkdfSync('sha256', secret, nothing, purpose, 32));
    expect(keys.readKey).toEqual(hkdf(rfc8032.seed, 'mandato read key'));
    expect(keys.signallingPassword).toBe(toBase64url(hkdf(keys.readKey, 'mandato signalling')));
    const digest = createHash('sha256').update('mandato room').update(keys.publicKey).digest();
    expect(keys.room).toBe(digest.toString('base64url').slice(0, 22));
  });

  it('cannot be taken out of the page', async () => {
    const { sign } = await deriveKeys(edit);
    expect(sign?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', sign!)).rejects.toThrow();
  });

  it('differ for another seed', async () => {
    const seed = rfc8032.seed.slice();
    seed[31]! ^= 1;
    const [one, other] = [await deriveKeys(edit), await deriveKeys({ role: 'edit', seed })];
    expect(other.room).not.toBe(one.room);
    expect(other.readKey).not.toEqual(one.readKey);
    expect(other.signallingPassword).not.toBe(one.signallingPassword);
  });

  it.each([0, 31])('are not made of %s bytes', async (length) => {
    await expect(deriveKeys({ role: 'edit', seed: new Uint8Array(length) })).rejects.toThrow();
  });
});

describe('the keys of a read-only link', () => {
  it('open the same room, verify the same, and cannot sign', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (bytes) => {
        const editor = await deriveKeys({ role: 'edit', seed: Uint8Array.from(bytes) });
        const view = viewCapability(editor);
        const reader = await deriveKeys(view);
        expect(view.role).toBe('view');
        expect(reader.sign).toBeNull();
        expect(reader.room).toBe(editor.room);
        expect(reader.readKey).toEqual(editor.readKey);
        expect(reader.signallingPassword).toBe(editor.signallingPassword);
        expect(JSON.stringify(view)).not.toContain(JSON.stringify(Uint8Array.from(bytes)));
      }),
      { numRuns: 20 },
    );
  });

  /** Every encoding of a point of order 1, 2, 4 or 8, those past the prime with the others. */
  const smallOrder = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ].flatMap((hex) => {
    const last = parseInt(hex.slice(62), 16);
    return [hex, hex.slice(0, 62) + (last | 0x80).toString(16)];
  });

  it.each(smallOrder)('are refused for the key %s, under which anybody could sign', async (hex) => {
    const view: Capability = { role: 'view', publicKey: fromHex(hex), readKey: rfc8032.seed };
    const error: unknown = await deriveKeys(view).catch((caught: unknown) => caught);
    expect(problemOf(error)).toEqual({ kind: 'link-altered' });
  });

  it.each([0, 31, 33])('are refused for a public key of %s bytes', async (length) => {
    const publicKey = new Uint8Array(length).fill(9);
    const view: Capability = { role: 'view', publicKey, readKey: rfc8032.seed };
    const error: unknown = await deriveKeys(view).catch((caught: unknown) => caught);
    expect(problemOf(error)).toEqual({ kind: 'link-altered' });
  });
});

describe('a new seed', () => {
  it('is 32 bytes of the randomness given', () => {
    const asked: number[] = [];
    const seed = newSeed((bytes) => {
      asked.push(bytes.length);
      return bytes.fill(7);
    });
    expect(asked).toEqual([32]);
    expect(seed).toEqual(new Uint8Array(32).fill(7));
  });
});
