import { describe, expect, it } from 'vitest';
import { passphraseBytes, passphraseOf } from '../../../src/domain/passphrase';
import { Seeded } from '../../helpers/seeded';

describe('a passphrase that is proposed', () => {
  it('is four words that can be said aloud', () => {
    const random = new Seeded(1);
    for (let i = 0; i < 200; i++) {
      const words = passphraseOf(random.bytes(new Uint8Array(passphraseBytes)));
      expect(words).toMatch(/^([bcdfghklmnprstvz][aeio]){3}(-([bcdfghklmnprstvz][aeio]){3}){3}$/);
    }
  });

  it('is another for each chance: six bits of every byte count', () => {
    const seen = new Set<string>();
    for (let at = 0; at < passphraseBytes; at++) {
      for (let value = 0; value < 64; value++) {
        const chance = new Uint8Array(passphraseBytes);
        chance[at] = value;
        seen.add(passphraseOf(chance));
      }
    }
    expect(seen.size).toBe(passphraseBytes * 63 + 1);
  });
});
