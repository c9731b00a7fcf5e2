import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, marksOf } from '../../../src/domain/search/marks';
import { nearIn } from '../../../src/domain/search/near';
import { termsOf } from '../../../src/domain/search/query';
import { stem } from '../../../src/domain/search/stem';
import { fold, wordsIn } from '../../../src/domain/search/words';

describe('words', () => {
  it('are compared without case, accents and apostrophes, and keep their place', () => {
    const text = 'L’Università e la CITTÀ: 7.12.3';
    const words = [...wordsIn(text)];
    expect(words.map((word) => word.folded)).toEqual([
      ...['l', 'universita', 'e', 'la', 'citta', '7.12.3'],
    ]);
    expect(text.slice(words[1]!.start, words[1]!.end)).toBe('Università');
    expect(fold('citta\u0300')).toBe('citta');
  });

  it.each([
    'ciclabile ciclabili ciclabilita',
    'commercio commerciante commercianti commerciale commerciali',
    'universita universitario universitaria universitarie',
    'turismo turista turisti turistico turistiche',
    'liuteria liutaio liutaria liutario',
    'sicurezza sicuro sicura sicure',
    'partecipare partecipazione partecipativo partecipato partecipate',
    'formazione formativo formare formativi',
    'pubblico pubblica pubblici pubbliche',
    'agricoltura agricolo agricola',
    'progetto progetti progettuale progettualita progettazione',
    'biblioteca biblioteche',
  ])('of one family share a stem: %s', (family) => {
    expect(new Set(family.split(' ').map(stem)).size).toBe(1);
  });

  it.each(['comunita comune', 'forma formare', 'porta porto porre', 'servire servizio'])(
    'that only look alike do not all share one: %s',
    (words) => {
      expect(new Set(words.split(' ').map(stem)).size).toBeGreaterThan(1);
    },
  );
});

describe('a query', () => {
  it('asks for words that mean something, the last still being typed', () => {
    expect(termsOf("la scuola dell'inf")).toEqual([
      { word: 'scuola', open: false },
      { word: 'inf', open: true },
    ]);
    expect(termsOf('scuola ')).toEqual([{ word: 'scuola', open: false }]);
    expect(termsOf('la')).toEqual([{ word: 'la', open: true }]);
    expect(termsOf('a')).toEqual([]);
    expect(termsOf('7')).toHaveLength(1);
  });
});

/** Optimal string alignment by its definition, with the whole table. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 0; j <= b.length; j++) d[0]![j] = j;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? d[i - 2]![j - 2]! + 1
          : Infinity;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + same, swap);
    }
  return d[a.length]![b.length]!;
}

describe('near words', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });

  it('are those that the definition of the distance gives', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { maxLength: 60 }),
        letters,
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (words, asked, most, open) => {
          const sorted = [...words].sort();
          const far = (word: string) =>
            open
              ? Math.min(
                  ...Array.from({ length: word.length + 1 }, (_, n) =>
                    distance(asked, word.slice(0, n)),
                  ),
                )
              : distance(asked, word);
          expect(nearIn(sorted, asked, most, open).map((near) => near.word)).toEqual(
            sorted.filter((word) => far(word) <= most),
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('an excerpt', () => {
  const words = new Map([
    ['liuteria', 0],
    ['liutaria', 0],
    ['scuola', 1],
  ]);

  it('marks whole words with their accents', () => {
    expect(marksOf('Scuola, Liuterìa', words)).toEqual([
      { start: 0, end: 6, term: 1 },
      { start: 8, end: 16, term: 0 },
    ]);
  });

  it('shows where most of the words stand, cut between words', () => {
    const text = `La scuola ${'x '.repeat(200)}qui la scuola di liuteria ${'y '.repeat(200)}`;
    const { text: piece, marks, ...cut } = excerptOf(text, marksOf(text, words), 120);
    expect(piece.length).toBeLessThanOrEqual(120);
    expect(marks.map(({ start, end }) => piece.slice(start, end))).toEqual(['scuola', 'liuteria']);
    expect(cut).toEqual({ cutBefore: true, cutAfter: true });
    expect(text).toContain(piece);
  });

  it('is a piece of the text no longer than asked, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('scuola', 'liuteria'), fc.string({ maxLength: 90 })), {
          maxLength: 60,
        }),
        (parts) => {
          const text = parts.join(' ');
          const excerpt = excerptOf(text, marksOf(text, words), 100);
          expect(excerpt.text.length).toBeLessThanOrEqual(100);
          expect(text.includes(excerpt.text)).toBe(true);
          if (marksOf(text, words).length > 0) expect(excerpt.marks.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
