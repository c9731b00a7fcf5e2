import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/messages/format';

const italian = formatOf('it');
const english = formatOf('en-GB');
/** Some platforms write a space that does not break. */
const plain = (text: string) => text.replace(/\s/g, ' ');
const at = (month: number, day: number, hour = 0, minute = 0) =>
  new Date(2019, month - 1, day, hour, minute).getTime();

describe('numbers', () => {
  it('are grouped as each language does', () => {
    expect(italian.number(12345)).toBe('12.345');
    expect(english.number(12345)).toBe('12,345');
    expect(italian.number(284)).toBe('284');
    expect(italian.number(1.25)).toBe('1,3');
  });

  it('are shown with all their decimals where they were typed, after the mark of the language', () => {
    expect(italian.amount(12345.0625)).toBe('12.345,0625');
    expect(english.amount(12345.0625)).toBe('12,345.0625');
    expect([italian.decimalMark, english.decimalMark]).toEqual([',', '.']);
  });

  it('and words are chosen between', () => {
    expect(italian.either(['Anna', 'Ufficio Cultura'])).toBe('Anna o Ufficio Cultura');
    expect(english.either(['Anna'])).toBe('Anna');
  });

  it('choose the word, and stand wherever it has a #', () => {
    expect([0, 1, 2, 21, 1e6].map((n) => italian.count(n, 'una', '#'))).toEqual([
      '0',
      'una',
      '2',
      '21',
      '1.000.000',
    ]);
    expect(italian.count(3, '', '# di #')).toBe('3 di 3');
    expect(english.count(1, '# goal', '# goals')).toBe('1 goal');
  });
});

describe('sizes', () => {
  it.each([
    [0, '1 kB'],
    [499, '1 kB'],
    [1_500, '2 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [1_000_000, '1 MB'],
    [1_250_000, '1,3 MB'],
    [64_000_000, '64 MB'],
    [999_949_999, '999,9 MB'],
    [999_950_000, '1 GB'],
    [2_560_000_000, '2,6 GB'],
  ])('of %s bytes reads %s', (bytes, text) => {
    expect(italian.size(bytes)).toBe(text);
  });
});

describe('dates', () => {
  it('are written in full in Italian', () => {
    expect(italian.day(at(11, 12), false)).toBe('12 novembre');
    expect(italian.day(at(1, 1), true)).toBe('1 gennaio 2019');
    const months = Array.from({ length: 12 }, (_, n) => italian.day(at(n + 1, 2), false).slice(2));
    expect(months).toEqual([
      ...['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto'],
      ...['settembre', 'ottobre', 'novembre', 'dicembre'],
    ]);
    expect(plain(italian.dayAndTime(at(11, 12, 9, 5)))).toMatch(
      /^12 novembre 2019( alle ore|,)? 0?9:05$/,
    );
  });

  it('are written in full in English, the day first', () => {
    expect(english.day(at(11, 12), false)).toBe('12 November');
    expect(english.day(at(11, 12), true)).toBe('12 November 2019');
    expect(plain(english.dayAndTime(at(11, 12, 9, 5)))).toMatch(/^12 November 2019.* 0?9:05$/);
  });

  it('have hours of twenty-four', () => {
    for (const { time } of [italian, english]) {
      expect(time(at(11, 12, 23, 59))).toBe('23:59');
      expect(time(at(11, 12, 0, 5))).toMatch(/^0?0:05$/);
    }
  });
});

describe('lists', () => {
  it('have a word before the last', () => {
    expect(italian.list(['a', 'b', 'c'])).toBe('a, b e c');
    expect(english.list(['a', 'b'])).toBe('a and b');
    expect(italian.list(['a'])).toBe('a');
    expect(italian.list([])).toBe('');
  });
});
