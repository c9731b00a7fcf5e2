import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/domain/links';
import { problemOf } from '../../../src/domain/problem';
import type { Capability } from '../../../src/domain/workspace';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((each) => Uint8Array.from(each));
const capability: fc.Arbitrary<Capability> = fc.oneof(
  key.map((seed): Capability => ({ role: 'edit', seed })),
  fc
    .tuple(key, key)
    .map(([publicKey, readKey]): Capability => ({ role: 'view', publicKey, readKey })),
);
const counting = (from: number) => Uint8Array.from({ length: 32 }, (_, n) => n + from);
const edit: Capability = { role: 'edit', seed: counting(0) };
const view: Capability = { role: 'view', publicKey: counting(0), readKey: counting(32) };

const refusal = (text: string): string => {
  try {
    decodeLink(text);
  } catch (error) {
    return problemOf(error).kind;
  }
  return 'taken';
};

describe('a link', () => {
  it('gives back the capability it was made of', () => {
    fc.assert(
      fc.property(capability, (each) => {
        expect(decodeLink(encodeLink(each))).toEqual(each);
      }),
    );
  });

  it('is written as it always was: old links stay good', () => {
    expect(encodeLink(edit)).toBe('m.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh-RJn6K');
    expect(encodeLink(view)).toMatch(/^l\.[\w-]{91}$/);
  });

  const secret = encodeLink(edit);
  it.each([
    ['as an address', `https://example.it/mandato/#/entra/${secret}`],
    ['alone', secret],
    ['from the # on', `#/entra/${secret}`],
    ['with spaces around', `  \n${secret}\t\n`],
    ['after words', `Ecco il link: https://example.it/#/entra/${secret}`],
    ['before words', `https://example.it/#/entra/${secret} Ciao, Anna`],
    ['amid a whole message', `Ciao,\nhttps://example.it/#/entra/${secret}\n\nAnna\nvedi l. 241`],
    ['at the end of a sentence', `Il link è https://example.it/#/entra/${secret}.`],
    ['in angle brackets', `<https://example.it/#/entra/${secret}>`],
    ['alone in quotation marks', `«${secret}»`],
    ['alone in brackets', `(${secret})`],
    ['of a host called m', `https://m.example.it/#/entra/${secret}`],
    ['of a host called l, in a folder called m', `https://l.example.it/m.x/#/entra/${secret}`],
    ['with what a messenger appended', `https://example.it/#/entra/${secret}?utm_source=mail`],
    ['at the end of a long message', `${'Lorem ipsum. '.repeat(2000)}${secret}`],
  ])('is found in what was pasted, %s', (_, text) => {
    expect(decodeLink(text)).toEqual(edit);
  });

  it.each([edit, view])('cut short anywhere is said to be cut short', (each) => {
    const whole = encodeLink(each);
    for (let length = 3; length < whole.length; length++) {
      expect(refusal(whole.slice(0, length))).toBe('link-truncated');
      expect(refusal(`https://example.it/#/entra/${whole.slice(0, length)}`)).toBe(
        'link-truncated',
      );
    }
    expect(refusal('https://example.it/#/entra/')).toBe('link-truncated');
    expect(refusal('https://example.it/#/entra/m.')).toBe('link-truncated');
    expect(refusal(`${whole}A`)).toBe('link-truncated');
    expect(refusal(`${whole}${whole}`)).toBe('link-truncated');
  });

  it.each([edit, view])('with any one character wrong is said to be altered', (each) => {
    const whole = encodeLink(each);
    for (let at = 2; at < whole.length; at++) {
      for (const character of 'Aa0-_.!/=#é') {
        if (whole[at] === character) continue;
        const altered = whole.slice(0, at) + character + whole.slice(at + 1);
        expect([altered, refusal(altered)]).toEqual([altered, 'link-altered']);
      }
    }
  });

  it('whose kind was altered opens nothing', () => {
    for (const each of [edit, view]) {
      const whole = encodeLink(each);
      for (const start of ['m.', 'l.', 'M.', 'x.', 'm,', 'm-', '..', 'mm'])
        if (!whole.startsWith(start)) expect(refusal(start + whole.slice(2))).toMatch(/^link-/);
    }
  });

  it.each([
    '',
    ' ',
    'm.',
    'ciao',
    'https://example.it/',
    'https://m.example.it/',
    'https://example.it/#/ambito/7.12',
    'Programma.',
    'vedi l. 241 del 1990',
    'mandato.ABCDEF',
  ])('"%s" is none of ours', (text) => {
    expect(refusal(text)).toBe('link-unknown');
  });

  it('that nobody made is refused, never misread', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.stringMatching(/^([/#=] ?)?[ml]\.[\w-]{40,100}$/),
    );
    fc.assert(
      fc.property(text, (each) => {
        expect(refusal(each)).toMatch(/^link-(unknown|truncated|altered)$/);
      }),
      { numRuns: 500 },
    );
  });

  it('does not keep anybody waiting in a great deal of text', () => {
    expect(refusal('/m.'.repeat(1_000_000))).toMatch(/^link-/);
  });
});
