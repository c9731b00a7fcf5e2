import { describe, expect, it } from 'vitest';
import { wordDifference } from '../../../src/app/word-difference';

const shown = (before: string, after: string) =>
  wordDifference(before, after)
    .map(({ kind, text }) =>
      kind === 'stayed' ? text : kind === 'went' ? `[-${text}]` : `[+${text}]`,
    )
    .join('');

describe('what differs between two texts', () => {
  it('is told in whole words', () => {
    expect(shown('la gara è aperta', 'la gara è chiusa')).toBe('la gara è [-aperta][+chiusa]');
    expect(shown('', 'nuova')).toBe('[+nuova]');
    expect(shown('uguale', 'uguale')).toBe('uguale');
  });

  it('is both texts where they have nothing in common, and no time is lost on them', () => {
    const words = (seed: string) => Array.from({ length: 8000 }, (_, i) => `${seed}${i}`).join(' ');
    const pieces = wordDifference(words('a'), words('b'));
    expect(
      pieces
        .filter(({ kind }) => kind === 'went')
        .map(({ text }) => text)
        .join(''),
    ).toContain('a7999');
    expect(
      pieces
        .filter(({ kind }) => kind === 'came')
        .map(({ text }) => text)
        .join(''),
    ).toContain('b7999');
  }, 20_000);
});
