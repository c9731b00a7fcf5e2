import fc from 'fast-check';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deflate, inflate } from '../../../src/domain/deflate';

const text = new TextEncoder().encode('Cremona smart city. '.repeat(40));

describe('deflate', () => {
  it('gives the thread back now and then where there is much', async () => {
    const much = Uint8Array.from(
      { length: 300_000 },
      (_, i) => Math.imul(i ^ (i >>> 7), 2654435761) >>> 24,
    );
    let breaths = 0;
    const breath = () => {
      breaths++;
      return Promise.resolve();
    };
    const packed = await deflate(much, breath);
    expect(breaths).toBe(4);
    expect(await inflate(packed, breath)).toEqual(much);
    expect(breaths).toBeGreaterThan(4);
  });

  it('packs what comes back as it was, in the form every tool reads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        const packed = await deflate(Uint8Array.from(bytes));
        expect(await inflate(packed)).toEqual(Uint8Array.from(bytes));
        expect(new Uint8Array(inflateRawSync(packed))).toEqual(Uint8Array.from(bytes));
      }),
      { numRuns: 30 },
    );
    expect((await deflate(text)).length).toBeLessThan(text.length / 4);
  });

  it('gives null for a packing cut short anywhere, and never half of it', async () => {
    const packed = await deflate(text);
    for (let length = 0; length < packed.length; length++) {
      expect(await inflate(packed.slice(0, length))).toBeNull();
    }
  });

  it('never fails on what is no packing at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const unpacked = await inflate(Uint8Array.from(bytes));
        expect(unpacked === null || unpacked instanceof Uint8Array).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a small file that would unpack to fill the memory', async () => {
    const bomb = await deflate(new Uint8Array(128 * 1024 * 1024 + 1));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await inflate(bomb)).toBeNull();
  }, 120_000);
});
