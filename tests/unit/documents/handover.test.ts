import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyLimit, wrap } from '../../../src/documents/container';
import { packCopy, writeCopy, type WorkspaceCopy } from '../../../src/documents/copy';
import { readFile, writeHandover, type LockedFile } from '../../../src/documents/handover';
import { fileKey, isAffordable, passphraseCost, type Key } from '../../../src/documents/lock';
import { concatBytes } from '../../../src/domain/bytes';
import { deflate } from '../../../src/domain/deflate';
import type { ProgrammeHash, WorkspaceId } from '../../../src/domain/ids';
import { Failure, problemOf } from '../../../src/domain/problem';
import { Seeded } from '../../helpers/seeded';

const random = new Seeded(4);
const bytes = (length: number) => random.bytes(new Uint8Array(length));
const space = 'w'.repeat(22) as WorkspaceId;
const key: Key = { kind: 'space', readKey: bytes(32) };
const words: Key = { kind: 'passphrase', passphrase: 'quattro parole a caso' };
const copy: WorkspaceCopy = {
  capability: null,
  label: 'Gruppo DUP',
  programme: 'b'.repeat(64) as ProgrammeHash,
  savedAt: 1_800_000_000_000,
  by: 'Anna Rossi',
  knows: bytes(30),
  frames: [bytes(80), bytes(900)],
};

/** What reading a file with a key comes to. */
const opened = async (file: Uint8Array<ArrayBuffer>, with_: Key = key) => {
  try {
    const found = await readFile(file);
    return found.kind === 'locked' ? await found.open(with_) : found.copy;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return problemOf(error).kind;
  }
};
const locked = async (file: Uint8Array<ArrayBuffer>) => (await readFile(file)) as LockedFile;

/** A file whose digest is right, with the header and the sealed part as given. */
function forged(header: unknown, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  return wrap('2', concatBytes(length, head, sealed));
}

let file: Uint8Array<ArrayBuffer>;
let withWords: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  file = await writeHandover(copy, space, key, random.bytes);
  withWords = await writeHandover(copy, space, words, random.bytes);
});

describe('a file for who is in the workspace', () => {
  test('says which workspace it is of, and opens with its read key', async () => {
    expect(await locked(file)).toMatchObject({ workspace: space, lock: 'space' });
    expect(await opened(file)).toEqual(copy);
  });

  test('does not open with another key', async () => {
    expect(await opened(file, { kind: 'space', readKey: bytes(32) })).toBe('file-damaged');
  });

  test('shows nothing of what is in it, and no two are alike', async () => {
    const text = new TextDecoder('latin1').decode(file);
    expect(text).not.toContain('Gruppo');
    expect(text).not.toContain('Anna');
    const again = await writeHandover(copy, space, key, random.bytes);
    expect(again.slice(-200)).not.toEqual(file.slice(-200));
  });

  test('comes back as it was, whatever its frames hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }),
        async (all) => {
          const own = { ...copy, frames: all.map((frame) => new Uint8Array(frame)) };
          expect(await opened(await writeHandover(own, space, key, random.bytes))).toEqual(own);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a copy in the open is read by the same door', async () => {
    const own = { ...copy, capability: { role: 'edit', seed: bytes(32) } as const };
    expect(await readFile(await writeCopy(own))).toEqual({ kind: 'open', copy: own });
  });
});

describe('a file with a passphrase', () => {
  test('opens with it, however it is spaced or its accents are typed', async () => {
    const accented = 'Perché no? è così'.normalize('NFC');
    const own = await writeHandover(
      copy,
      space,
      { kind: 'passphrase', passphrase: accented },
      random.bytes,
    );
    const other = ` ${accented.normalize('NFD').replace(' ', '  ')}\n`;
    expect(await locked(own)).toMatchObject({ lock: 'passphrase' });
    expect(await opened(own, { kind: 'passphrase', passphrase: other })).toEqual(copy);
  }, 60_000);

  test('says so when it is another, and when the read key is tried', async () => {
    const wrong: Key = { kind: 'passphrase', passphrase: 'quattro parole a Caso' };
    expect(await opened(withWords, wrong)).toBe('file-passphrase');
    expect(await opened(withWords, key)).toBe('file-passphrase');
  }, 60_000);

  test('damaged, is said to be damaged before any passphrase is asked for', async () => {
    for (const at of [9, 50, 120, withWords.length - 1]) {
      const altered = withWords.slice();
      altered[at]! ^= 1;
      expect(await readFile(altered).catch((error: unknown) => problemOf(error).kind)).toBe(
        'file-damaged',
      );
    }
  });

  test('is not made with one that is short', async () => {
    for (const passphrase of ['', 'password', '           x           ', '🏛️🏛️']) {
      const made = writeHandover(copy, space, { kind: 'passphrase', passphrase }, random.bytes);
      await expect(made).rejects.toMatchObject({ problem: { kind: 'passphrase-short' } });
    }
  });

  test('costs a guesser what OWASP asks, and a reader no more than that', () => {
    expect(passphraseCost).toEqual({ N: 131072, r: 8, p: 1 });
    expect(isAffordable(passphraseCost)).toBe(true);
    for (const change of [{ N: 2 ** 24 }, { N: 1 }, { N: 100_000 }, { r: 4096 }, { p: 64 }]) {
      expect(isAffordable({ ...passphraseCost, ...change })).toBe(false);
    }
  });

  test('leaves the page room to draw while it is checked', async () => {
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    await fileKey(words, bytes(32));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(3);
  }, 60_000);
});

describe('a file that is no sound hand-over is refused', () => {
  test('cut short anywhere', async () => {
    for (let length = 8; length < file.length; length += 23) {
      expect(await opened(file.slice(0, length)), `${length} bytes`).toBe('file-damaged');
    }
    expect(await opened(file.slice(0, -1))).toBe('file-damaged');
    expect(await opened(concatBytes(file, new Uint8Array(1)))).toBe('file-damaged');
  });

  test('with one bit flipped anywhere', async () => {
    for (let at = 0; at < file.length; at++) {
      const altered = file.slice();
      altered[at]! ^= 1 << (at % 8);
      const found = await opened(altered);
      expect(['file-foreign', 'file-newer', 'file-damaged'], `byte ${at}`).toContain(found);
    }
  });

  test('with one bit flipped and its digest made right again: nothing of it is believed', async () => {
    const body = file.slice(40);
    for (let at = 0; at < body.length; at += 3) {
      const altered = body.slice();
      altered[at]! ^= 1 << (at % 8);
      expect(await opened(await wrap('2', altered)), `byte ${at}`).toMatch(/^file-damaged$/);
    }
  });

  test('with a header made by hand', async () => {
    const sound = { workspace: space, cost: null, salt: 'A'.repeat(43), iv: 'A'.repeat(16) };
    expect(await opened(await forged(sound, bytes(40)))).toBe('file-damaged');
    expect((await locked(await forged(sound, bytes(40)))).workspace).toBe(space);
    const nonsense: unknown[] = [
      null,
      [],
      'text',
      {},
      { ...sound, workspace: '../..' },
      { ...sound, salt: 'AA' },
      { ...sound, iv: 7 },
      { ...sound, cost: 5 },
      { ...sound, cost: {} },
      { ...sound, cost: { N: 2 ** 30, r: 8, p: 1 } },
      { ...sound, cost: { N: 2 ** 17, r: 8, p: 1e9 } },
    ];
    for (const header of nonsense) {
      const found = await readFile(await forged(header, bytes(40))).catch(problemOf);
      expect(found, JSON.stringify(header)).toEqual({ kind: 'file-damaged' });
    }
    const long = concatBytes(new Uint8Array([255, 255, 255, 255]), bytes(20));
    expect(await opened(await wrap('2', long))).toBe('file-damaged');
    expect(await opened(await wrap('2', bytes(2)))).toBe('file-damaged');
  });

  test('a bomb, locked with the right key, is told for what it is', async () => {
    const salt = bytes(32);
    const iv = bytes(12);
    const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url');
    const header = { workspace: space, cost: null, salt: base64url(salt), iv: base64url(iv) };
    const additionalData = new TextEncoder().encode(JSON.stringify(header));
    const bomb = await deflate(new Uint8Array(130 * 1024 * 1024));
    const algorithm = { name: 'AES-GCM', iv, additionalData };
    const sealed = await crypto.subtle.encrypt(algorithm, await fileKey(key, salt), bomb);
    expect(await opened(await forged(header, new Uint8Array(sealed)))).toBe('file-bomb');
  }, 60_000);

  test('too large: before a byte of it is looked at', async () => {
    const large = { length: copyLimit + 1 } as Uint8Array<ArrayBuffer>;
    expect(await opened(large)).toBe('file-too-large');
  });

  test('whatever the bytes, nothing but a Failure is ever thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const body = new Uint8Array(noise);
        for (const each of [
          body,
          concatBytes(new TextEncoder().encode('MANDATO2'), body),
          await wrap('2', body),
          await wrap('2', concatBytes(new Uint8Array([0, 0, 0, 4]), body)),
          await wrap('1', await packCopy({ ...copy, frames: [body] })),
        ]) {
          const found = await opened(each);
          if (typeof found === 'string') expect(found).toMatch(/^file-/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
