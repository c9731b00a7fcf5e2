import { describe, expect, test } from 'vitest';
import { additionsEn } from '../../../src/messages/additions-en';
import { additionsIt } from '../../../src/messages/additions-it';
import { commentsEn } from '../../../src/messages/comments-en';
import { commentsIt } from '../../../src/messages/comments-it';
import { dashboardEn } from '../../../src/messages/dashboard-en';
import { dashboardIt } from '../../../src/messages/dashboard-it';
import { deadlinesEn } from '../../../src/messages/deadlines-en';
import { deadlinesIt } from '../../../src/messages/deadlines-it';
import { editorEn } from '../../../src/messages/editor-en';
import { editorIt } from '../../../src/messages/editor-it';
import { itemsEn } from '../../../src/messages/items-en';
import { itemsIt } from '../../../src/messages/items-it';
import { listEn } from '../../../src/messages/list-en';
import { listIt } from '../../../src/messages/list-it';
import { mineEn } from '../../../src/messages/mine-en';
import { mineIt } from '../../../src/messages/mine-it';
import { registerEn } from '../../../src/messages/register-en';
import { registerIt } from '../../../src/messages/register-it';
import { statesEn } from '../../../src/messages/states-en';
import { statesIt } from '../../../src/messages/states-it';
import { trackingEn } from '../../../src/messages/tracking-en';
import { trackingIt } from '../../../src/messages/tracking-it';
import { versionsEn } from '../../../src/messages/versions-en';
import { versionsIt } from '../../../src/messages/versions-it';
import { viewsEn } from '../../../src/messages/views-en';
import { viewsIt } from '../../../src/messages/views-it';
import { en } from '../../../src/messages/en';
import { it } from '../../../src/messages/it';
import { sourceFiles } from '../../helpers/source-tree';
import { textsOf, wordsOf } from './words';

/** The files of words: what they are for, in Italian, in English. */
const files = [
  ['', it, en],
  [', in the editor', editorIt, editorEn],
  [', of what is kept on an action', itemsIt, itemsEn],
  [', on the sheet', trackingIt, trackingEn],
  [', on the dashboard', dashboardIt, dashboardEn],
  [', of deadlines', deadlinesIt, deadlinesEn],
  [', in the record of changes', registerIt, registerEn],
  [', in the list', listIt, listEn],
  [', on the versions', versionsIt, versionsEn],
  [', of one’s own actions', mineIt, mineEn],
  [', of additions', additionsIt, additionsEn],
  [', of comments', commentsIt, commentsEn],
  [', of states in the settings', statesIt, statesEn],
  [', of saved views', viewsIt, viewsEn],
] as const;

const languages = files.flatMap(
  ([where, italian, english]) =>
    [
      [`Italian${where}`, wordsOf(italian)],
      [`English${where}`, wordsOf(english)],
    ] as const,
);

const code = sourceFiles('src')
  .filter(({ path }) => !path.startsWith('src/messages/'))
  .map((file) => file.code);

/**
 * `m.goal.sum`, `words.sum`; or `goal.sum` where a function takes `{ goal }: Messages`; or `sum` where
 * all of `m.goal` is taken, by name there or by a name said elsewhere.
 */
function isUsed(path: string): boolean {
  const [first = '', key = first] = path.split('.');
  if (key === first) {
    const alone = new RegExp(`\\b(m|words)\\.${key}\\b`);
    return code.some((text) => text.includes(`.${key}`) && alone.test(text));
  }
  const direct = new RegExp(`\\b(m|words)\\.${first}\\.${key}\\b`);
  const taken = new RegExp(`\\{[^{}]*\\b${first}\\b[^{}]*\\}: Messages`);
  const ofTaken = new RegExp(`(?<![.\\w])${first}\\.${key}\\b`);
  const whole = new RegExp(`\\b(m|words)\\.${first}\\b(?!\\.)`);
  const byName = new RegExp(`\\b${key}\\b`);
  const said = code.some((text) => text.includes(`'${key}'`) || text.includes(`\n  ${key}: `));
  return code.some(
    (text) =>
      text.includes(first) &&
      (direct.test(text) ||
        (taken.test(text) && ofTaken.test(text)) ||
        (whole.test(text) && (said || byName.test(text)))),
  );
}

describe('the words', () => {
  test('are the same in both languages, one by one', () => {
    for (const [, italian, english] of files)
      expect([...wordsOf(english).keys()].sort()).toEqual([...wordsOf(italian).keys()].sort());
    for (const [name, word] of wordsOf(en)) {
      const other = wordsOf(it).get(name)!;
      expect([name, typeof other]).toEqual([name, typeof word]);
      // A list of advice is as long in one language as in the other; a function takes as much.
      expect([name, other.length > 0]).toEqual([name, word.length > 0]);
    }
  });

  test.each(languages)('in %s are all there and all whole', (_, words) => {
    expect(words.size).toBeGreaterThan(10);
    for (const [name, word] of words) {
      for (const text of textsOf(name, word)) {
        expect([name, text.trim()]).not.toEqual([name, '']);
        if (!text.includes('#/entra/')) expect([name, text]).toEqual([name, text.replace('#', '')]);
        expect(text, name).not.toMatch(
          /\b(undefined|NaN|null|function)\b|\[object|\$\{| {2}|^\s|\s$|'/,
        );
      }
    }
  });

  test.each(languages)('in %s have no tag but the one for bold', (_, words) => {
    for (const [name, word] of words)
      for (const text of textsOf(name, word))
        expect(text.replace(/<b>[^<>]*<\/b>/g, ''), name).not.toMatch(/[<>]/);
  });

  const nouns = [
    'nota note|ambito ambiti|macroazione macroazioni|risultato risultati|collega colleghi',
    'dispositivo dispositivi|riga righe|persona persone|punto punti',
    'note notes|goal goals|action actions|result results|colleague colleagues|device devices',
    'line lines|point points|server servers|workspace workspaces',
  ].map((line) => line.split('|').map((pair) => pair.split(' ') as [string, string]));

  test.each([
    ['Italian', wordsOf(it), [...nouns[0]!, ...nouns[1]!]],
    ['English', wordsOf(en), [...nouns[2]!, ...nouns[3]!]],
  ] as const)('in %s agree with the number: none, one, two', (_, words, pairs) => {
    for (const [name, word] of words) {
      if (typeof word === 'string') continue;
      for (const text of textsOf(name, word)) {
        for (const [one, many] of pairs) {
          expect(text, name).not.toMatch(new RegExp(`\\b1(</b>)? ${many}\\b`));
          expect(text, name).not.toMatch(new RegExp(`(\\b[02]|567)(</b>)? ${one}\\b`));
        }
      }
    }
  });

  test('are all used: what nobody says is not kept', () => {
    const unused = files.flatMap(([, italian]) =>
      [...wordsOf(italian).keys()].filter((path) => !isUsed(path)),
    );
    expect(unused).toEqual([]);
  }, 30_000);

  test('are really in two languages', () => {
    const alike = files.flatMap(([, italian, english]) => {
      const others = wordsOf(english);
      return [...wordsOf(italian)].flatMap(([name, word]) =>
        word === others.get(name) ? [word] : [],
      );
    });
    expect(alike).toEqual(['Mandato', 'Area', 'Italiano', 'English', 'Ctrl', 'Alt', 'no']);
  });
});

describe('a count', () => {
  test('reads as people say it', () => {
    const { programme, announce, search } = it;
    expect([0, 1, 2, 1234567].map(search.count)).toEqual([
      '0 risultati',
      '1 risultato',
      '2 risultati',
      '1.234.567 risultati',
    ]);
    expect(programme.comb(1, 4)).toBe('1 nota su 4 macroazioni');
    expect(programme.comb(0, 1)).toBe('0 note su 1 macroazione');
    expect(programme.goalSum(4, 0)).toBe('4 macroazioni, senza note');
    expect(programme.goalSum(1, 1)).toBe('1 macroazione, 1 con nota');
    expect(programme.goals(3, 91)).toBe('<b>3</b> ambiti su 91');
    expect(programme.goals(91, 91)).toBe('<b>91</b> ambiti');
    expect(programme.alsoIn([4])).toBe('Vale anche per il punto 4');
    expect(programme.alsoIn([4, 5])).toBe('Vale anche per i punti 4 e 5');
    expect(announce.edits('Anna', ['7.1.1'])).toBe('Anna ha modificato la nota 7.1.1');
    expect(announce.edits('Anna', ['7.1.1', '7.1.2', '9.2.3'])).toBe(
      'Anna ha modificato le note 7.1.1, 7.1.2 e 9.2.3',
    );
    expect(announce.edits('Anna', ['1', '2', '3', '4'])).toBe('Anna ha modificato 4 note');
  });
});
