const consonants = 'bcdfglmnprstvzhk'; // sixteen, none taken for another when said aloud
const vowels = 'aeio'; // four: with a consonant they are six bits, one of 64 syllables
const syllables = 12;
const perWord = 3;

/** Bytes of chance a passphrase is made of. */
export const passphraseBytes = syllables;

/**
 * Four made-up words that can be said over the telephone: "badoce-mirasa-tafino-pelota". Six bits a
 * syllable, 72 in all: with what each guess costs, out of reach.
 */
export function passphraseOf(chance: Uint8Array): string {
  let text = '';
  for (let i = 0; i < syllables; i++) {
    const value = chance[i] ?? 0;
    if (i > 0 && i % perWord === 0) text += '-';
    text += consonants.charAt(value & 15) + vowels.charAt((value >> 4) & 3);
  }
  return text;
}
