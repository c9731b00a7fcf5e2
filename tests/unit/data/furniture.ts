/**
 * What the source prints that is not the programme's text, all of it, listed by hand from the source:
 * everything else is in the dataset, and the test fails on a word that is in neither or in both.
 */

const columns = 'Ambito Obiettivo Macroazioni Deleghe e aree';
const firstColumns = 'Titolo Obiettivo Macroazioni Deleghe e aree';

/** The 39 table headers: the lines of each, with what stands on them. */
export const tableHeaders: readonly Readonly<Record<number, string>>[] = [
  { 16: 'Punto', 17: 'programma', 19: firstColumns, 20: 'coinvolte' },
  { 79: 'Punto', 80: 'programma', 82: firstColumns, 83: 'coinvolte' },
  { 99: 'Punto', 100: 'programma', 102: columns, 103: 'coinvolte' },
  { 161: 'Punto', 162: 'programma', 164: columns, 165: 'coinvolte' },
  { 224: 'Punto', 225: 'programma', 227: columns, 228: 'coinvolte' },
  ...[
    324, 361, 427, 495, 596, 639, 710, 750, 810, 897, 961, 998, 1072, 1126, 1176, 1239, 1321, 1398,
    1466,
  ].map((line) => ({ [line]: 'Punto', [line + 1]: 'programma', [line + 3]: columns })),
  { 1508: 'Punto', 1509: columns },
  { 1569: columns },
  ...[1643, 1759].map((line) => ({
    [line]: 'Punto',
    [line + 1]: 'programma',
    [line + 3]: columns,
  })),
  { 1787: 'Punto', 1788: columns },
  { 1838: columns },
  { 1912: columns },
  ...[2027, 2050, 2114, 2154, 2230, 2320, 2409].map((line) => ({
    [line]: 'Punto',
    [line + 1]: 'programma',
    [line + 3]: columns,
  })),
  { 2500: 'Punto' },
];

/** The four loose page numbers. */
export const pageNumbers: Readonly<Record<number, string>> = {
  423: '9',
  577: '11',
  1568: '27',
  2496: '42',
};

/** The one word the source breaks at the end of a line: its two halves, and the word. */
export const brokenWord = {
  action: '4.4.2',
  halves: ['turistici-', 'imprenditori....)'],
  word: 'turistici-imprenditori....)',
} as const;

/** Goals whose row is headed by two point numbers. */
export const doubleRows: Readonly<Record<string, string>> = { '3.3': '3 - 4', '3.4': '3 - 5' };
