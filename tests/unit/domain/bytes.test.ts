import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concatBytes,
  crc32,
  equalBytes,
  fromBase64url,
  fromHex,
  toBase64url,
  toHex,
} from '../../../src/domain/bytes';

const bytes = fc.uint8Array({ maxLength: 200 });
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('base64url', () => {
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('writes the vector of RFC 4648 for "%s"', (text, expected) => {
    expect(toBase64url(utf8(text))).toBe(expected);
  });

  it('writes what the platform writes, and reads it back', () => {
    fc.assert(
      fc.property(bytes, (sample) => {
        const text = toBase64url(sample);
        expect(text).toBe(Buffer.from(sample).toString('base64url'));
        expect(fromBase64url(text)).toEqual(sample);
      }),
    );
  });

  it('takes a text only if it is the one text of its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const read = fromBase64url(text);
        if (read) expect(toBase64url(read)).toBe(text);
      }),
    );
    const almost = fc.stringMatching(/^[\w-]{0,9}$/);
    fc.assert(
      fc.property(almost, (text) => {
        const read = fromBase64url(text);
        expect(read === null || toBase64url(read) === text).toBe(true);
      }),
    );
  });

  it.each([
    'A',
    'AAAAA',
    'Zg==',
    'Z',
    'Zh',
    'Zm9',
    'Zm8=',
    'Zm+v',
    'Zm/v',
    'Zm 9v',
    'Zg\n',
    '😀',
    'Zmé8',
  ])('refuses "%s"', (text) => {
    expect(fromBase64url(text)).toBeNull();
  });
});

describe('hexadecimal', () => {
  it('comes back as it was, two lower-case digits a byte', () => {
    fc.assert(
      fc.property(bytes, (sample) => {
        expect(toHex(sample)).toBe(Buffer.from(sample).toString('hex'));
        expect(fromHex(toHex(sample))).toEqual(sample);
      }),
    );
  });
});

describe('bytes', () => {
  it('are equal exactly when they are the same', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b));
        expect(equalBytes(a, a.slice())).toBe(true);
      }),
    );
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
    expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
  });

  it('are joined in order', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 5 }), (parts) => {
        expect(toHex(concatBytes(...parts))).toBe(parts.map(toHex).join(''));
      }),
    );
  });
});

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });

  it('tells any one altered byte', () => {
    const sample = fc.uint8Array({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(sample, fc.nat(), fc.integer({ min: 1, max: 255 }), (original, place, by) => {
        const altered = original.slice();
        altered[place % altered.length]! ^= by;
        expect(crc32(altered)).not.toBe(crc32(original));
      }),
    );
  });
});
