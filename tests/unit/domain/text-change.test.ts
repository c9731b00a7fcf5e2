import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textChange } from '../../../src/domain/text-change';

const told = (before: string, after: string) => {
  const { lead, removed, added, tail } = textChange(before, after);
  return `${lead}[-${removed}-][+${added}+]${tail}`.trimEnd();
};

describe('what became of a text', () => {
  it.each([
    ['uno due tre', 'uno DUE tre', 'uno [-due-][+DUE+] tre'],
    ['uno tre', 'uno due tre', 'uno [--][+due +]tre'],
    ['', 'nuova', '[--][+nuova\n+]'],
    ['vecchia', '', '[-vecchia\n-][++]'],
    ['di Bruno', 'di Anna\ndi Bruno', '[--][+di Anna\n+]di Bruno'],
    ['di Anna', 'di Anna\ndi Bruno', 'di Anna\n[--][+di Bruno\n+]'],
    ['a\nb\nc', 'a\nc', 'a\n[-b\n-][++]c'],
    ['ripetuto ripetuto', 'ripetuto', 'ripetuto[- ripetuto-][++]'],
  ])('from «%s» to «%s» is told in whole words and lines', (before, after, expected) => {
    expect(told(before, after)).toBe(expected);
  });

  it('keeps what is around it short, and never half a character', () => {
    const long = '🏛️ parola '.repeat(200);
    const { lead, removed, added, tail } = textChange(`${long}x ${long}`, `${long}y ${long}`);
    expect([removed, added]).toEqual(['x', 'y']);
    expect(lead.length).toBeLessThan(70);
    expect(tail.length).toBeLessThan(70);
    for (const part of [lead, tail, textChange('', '🏛'.repeat(900)).added]) {
      expect(part.isWellFormed()).toBe(true);
    }
  });

  it('puts together what the text is now, whatever it was', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 25 });
    fc.assert(
      fc.property(short, short, (before, after) => {
        const { lead, removed, added, tail } = textChange(before, after);
        expect(lead + added + tail).toBe(after && `${after}\n`);
        expect(lead + removed + tail).toBe(before && `${before}\n`);
      }),
    );
  });
});
