import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/ids';
import { cleanLabel, colourOf, initials } from '../../../src/domain/person';

describe('a name', () => {
  it.each([
    ['Maria Rossi', 'Maria Rossi'],
    ['  Maria \t\n Rossi ', 'Maria Rossi'],
    ['Niccolò D’Àmico', 'Niccolò D’Àmico'],
    ['María José 😀', 'María José 😀'],
    ['Anna\u202eissoR', 'Anna issoR'],
    ['Anna\u061cRossi', 'Anna Rossi'],
    ['Anna\u2066Rossi\u2069', 'Anna Rossi'],
    ['An\u200bna', 'An na'],
    ['\u0000\u0007\u009f\ufeff', ''],
    ['Anna\ud800Rossi', 'Anna Rossi'],
    ['\u2028riga', 'riga'],
  ])('of "%s" is kept on one line with nothing hidden in it', (typed, kept) => {
    expect(cleanLabel(typed, 40)).toBe(kept);
  });

  it('is bounded in characters, and never cuts one in two', () => {
    expect(cleanLabel('😀'.repeat(50), 40)).toBe('😀'.repeat(40));
    expect(cleanLabel('Segreteria', 3)).toBe('Seg');
  });

  it('does not end in a space where it was cut', () => {
    expect(cleanLabel(`${'x'.repeat(39)} y`, 40)).toBe('x'.repeat(39));
  });

  it('once clean stays as it is, whoever cleans it again', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const kept = cleanLabel(text, limit);
        expect(cleanLabel(kept, limit)).toBe(kept);
        expect(Array.from(kept).length).toBeLessThanOrEqual(limit);
        expect(kept).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an avatar', () => {
  it.each([
    ['Maria Rossi', 'MR'],
    ['Maria Teresa Rossi', 'MT'],
    ['Segreteria', 'SE'],
    ['ò', 'Ò'],
    ['😀 Rossi', '😀R'],
    ['', '?'],
    ['   ', '?'],
  ])('of "%s" says %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it('has one of four colours, the same for the same person', () => {
    const ids = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(16, '0') as PersonId);
    const counts = [0, 0, 0, 0];
    for (const id of ids) counts[colourOf(id)]!++;
    expect(counts).toEqual([64, 64, 64, 64]);
    expect(colourOf(ids[7]!)).toBe(colourOf(ids[7]!));
  });
});
