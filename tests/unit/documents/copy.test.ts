import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyLimit } from '../../../src/documents/container';
import { readCopy, writeCopy, type WorkspaceCopy } from '../../../src/documents/copy';
import { concatBytes } from '../../../src/domain/bytes';
import { deflate } from '../../../src/domain/deflate';
import type { ProgrammeHash } from '../../../src/domain/ids';
import { encodeLink } from '../../../src/domain/links';
import { Failure, problemOf } from '../../../src/domain/problem';
import type { Capability } from '../../../src/domain/workspace';
import { Seeded } from '../../helpers/seeded';

const random = new Seeded(3);
const bytes = (length: number) => random.bytes(new Uint8Array(length));
const edit: Capability = { role: 'edit', seed: bytes(32) };
const view: Capability = { role: 'view', publicKey: bytes(32), readKey: bytes(32) };
const copyOf = (change: Partial<WorkspaceCopy> = {}): WorkspaceCopy => ({
  capability: edit,
  label: 'Gruppo DUP',
  programme: 'b'.repeat(64) as ProgrammeHash,
  savedAt: 1_800_000_000_000,
  by: 'Anna Rossi',
  knows: bytes(40),
  frames: [bytes(80), bytes(3000)],
  ...change,
});

const refusal = (file: Uint8Array<ArrayBuffer>) =>
  readCopy(file).then(
    () => 'taken',
    (error: unknown) => problemOf(error).kind,
  );

/** A file whose digest is right, whatever its body says: only somebody who means to makes one. */
async function forged(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return concatBytes(new TextEncoder().encode('MANDATO1'), digest, body);
}

async function forgedHeader(header: unknown, frames = 0): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length);
  return forged(await deflate(concatBytes(length, json, new Uint8Array(4 * frames))));
}

describe('a copy on file', () => {
  test.each([
    ['for editing', copyOf()],
    ['for reading', copyOf({ capability: view })],
    ['of an empty workspace without a name', copyOf({ frames: [], label: '' })],
    ['with a name in any letters', copyOf({ label: 'Città è già «così» 🏛️' })],
  ])('%s comes back as it was', async (_, copy) => {
    expect(await readCopy(await writeCopy(copy))).toEqual(copy);
  });

  test('of an earlier build, which did not say who made it, is read all the same', async () => {
    const secret = encodeLink(edit);
    const old = { secret, label: 'x', programme: 'b'.repeat(64), savedAt: 1, frames: 0 };
    expect(await readCopy(await forgedHeader(old))).toMatchObject({ by: '', knows: null });
  });

  test('comes back as it was, whatever its frames hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 8 }),
        async (all) => {
          const frames = all.map((frame) => new Uint8Array(frame));
          expect((await readCopy(await writeCopy(copyOf({ frames })))).frames).toEqual(frames);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a file that is no sound copy is refused, and the reason is said', () => {
  test('an empty file, a PDF, a text: not one of ours', async () => {
    for (const text of ['', '%PDF-1.7\n%âãÏÓ\n', 'MANDAT', 'MANDATO', 'mandato1'.repeat(20)]) {
      expect(await refusal(new TextEncoder().encode(text)), text).toBe('file-foreign');
    }
  });

  test('of a later format: newer', async () => {
    const file = await writeCopy(copyOf());
    file.set(new TextEncoder().encode('MANDATO3'));
    expect(await refusal(file)).toBe('file-newer');
  });

  test('cut short anywhere: damaged', async () => {
    const file = await writeCopy(copyOf());
    for (let length = 8; length < file.length; length += 61) {
      expect(await refusal(file.slice(0, length)), `${length} bytes`).toBe('file-damaged');
    }
    expect(await refusal(file.slice(0, -1))).toBe('file-damaged');
  });

  test('one bit flipped, or a byte added: damaged', async () => {
    const file = await writeCopy(copyOf());
    for (let at = 8; at < file.length; at += 13) {
      const altered = file.slice();
      altered[at]! ^= 1 << (at % 8);
      expect(await refusal(altered), `byte ${at}`).toBe('file-damaged');
    }
    expect(await refusal(concatBytes(file, new Uint8Array(1)))).toBe('file-damaged');
  });

  test('larger than any copy: refused before a byte of it is looked at', async () => {
    const file = { length: copyLimit + 1 } as Uint8Array<ArrayBuffer>;
    expect(await refusal(file)).toBe('file-too-large');
  });

  test('a bomb that would unpack to more than any workspace holds: said to be one', async () => {
    const bomb = await forged(await deflate(new Uint8Array(130 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toBe('file-bomb');
  }, 60_000);

  test('made by hand, with a sound digest over nonsense: damaged', async () => {
    const secret = encodeLink(edit);
    const sound = { secret, label: 'x', programme: 'b'.repeat(64), savedAt: 1, frames: 0 };
    expect(await refusal(await forgedHeader(sound))).toBe('taken');
    const nonsense: unknown[] = [
      null,
      [],
      'text',
      {},
      { ...sound, secret: 'm.short' },
      { ...sound, secret: `${secret}x` },
      { ...sound, secret: 5 },
      { ...sound, programme: 'not a hash' },
      { ...sound, label: null },
      { ...sound, savedAt: '2026' },
      { ...sound, frames: 1 },
    ];
    for (const header of nonsense) {
      expect(await refusal(await forgedHeader(header)), JSON.stringify(header)).toBe(
        'file-damaged',
      );
    }
    expect(await refusal(await forgedHeader(sound, 2))).toBe('file-damaged');
    expect(await refusal(await forged(bytes(500)))).toBe('file-damaged');
    expect(await refusal(await forged(await deflate(bytes(500))))).toBe('file-damaged');
    expect(await refusal(await forged(await deflate(new Uint8Array(0))))).toBe('file-damaged');
  });

  test('whatever the bytes, nothing but a Failure is ever thrown', async () => {
    const only = async (file: Uint8Array<ArrayBuffer>) => {
      const thrown = await readCopy(file).then(
        () => null,
        (error: unknown) => error,
      );
      expect(thrown).toBeInstanceOf(Failure);
    };
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (noise) => {
        const body = new Uint8Array(noise);
        await only(body);
        await only(concatBytes(new TextEncoder().encode('MANDATO1'), body));
        await only(await forged(body));
        await only(await forged(await deflate(body)));
      }),
      { numRuns: 200 },
    );
  });
});
