import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isBlank, isEditable, plainNote, readNote } from '../../../src/crdt/note-content.ts';
import { safeHref } from '../../../src/domain/note.ts';
import { element, note, text } from './notes.ts';

describe('a note as plain data', () => {
  test('reads words with their marks, and a link only where it may lead', () => {
    const words = new Y.XmlText();
    const fragment = note(element('paragraph', words));
    words.insert(0, 'abc');
    words.format(0, 1, { bold: {}, italic: {} });
    words.format(1, 1, { link: { href: 'https://esempio.it/' } });
    words.format(2, 1, { link: { href: 'javascript:alert(1)' } });
    expect(readNote(fragment)).toEqual([
      {
        kind: 'paragraph',
        text: [
          run('a', { bold: true, italic: true }),
          run('b', { href: 'https://esempio.it/' }),
          run('c'),
        ],
      },
    ]);
  });

  test('shows what it does not know as its words', () => {
    const fragment = note(element('chart', element('axis', text('x')), element('axis', text('y'))));
    expect(readNote(fragment)).toEqual([{ kind: 'unknown', name: 'chart', plain: 'x\ny' }]);
    expect(isEditable(fragment)).toBe(false);
  });

  test('never fails on what somebody hostile put in it', () => {
    const hostile = element('orderedList');
    for (const name of ['start', 'type', 'constructor', 'toString', '__proto__']) {
      hostile.setAttribute(name, { valueOf: 1 } as unknown as string);
    }
    const cell = element('tableCell');
    cell.setAttribute('colspan', -5 as unknown as string);
    const fragment = note(
      hostile,
      new Y.XmlText(),
      new Y.XmlHook('x'),
      element('table', element('tableRow', cell), new Y.XmlText()),
      element('heading'),
      element('taskList', element('paragraph')),
    );
    expect(readNote(fragment)).toMatchObject([
      { kind: 'list', start: 1, numbering: '1' },
      { kind: 'paragraph' },
      { kind: 'table', rows: [[{ colspan: 1 }]] },
      { kind: 'heading', level: 1 },
      { kind: 'tasks', items: [{ done: false }] },
    ]);
    expect(isEditable(fragment)).toBe(false);
  });

  test('of any depth is read, and of more than people write is not edited', () => {
    const fragment = note();
    let inside: Y.XmlFragment = fragment;
    for (let depth = 0; depth < 600; depth++) {
      const quote = new Y.XmlElement('blockquote');
      inside.insert(0, [quote]);
      inside = quote;
    }
    expect(() => readNote(fragment)).not.toThrow();
    expect(() => plainNote(fragment)).not.toThrow();
    expect(isEditable(fragment)).toBe(false);
  });

  test('is blank without words, whatever blocks it has', () => {
    expect(isBlank(note())).toBe(true);
    expect(isBlank(note(element('paragraph'), element('paragraph', text('  '))))).toBe(true);
    expect(isBlank(note(element('paragraph', text('a'))))).toBe(false);
    const list = element('bulletList', element('listItem', element('paragraph', text('voce'))));
    const deep = note(element('paragraph', text(' '), element('hardBreak')), list);
    expect(isBlank(deep)).toBe(false);
    deep.delete(1, 1);
    expect(isBlank(deep)).toBe(true);
    expect(isBlank(note(element('table', element('tableRow', element('tableCell')))))).toBe(true);
    expect(isBlank(note(element('chart', text('di un programma più nuovo'))))).toBe(false);
  });
});

const run = (words: string, facts: Record<string, unknown> = {}) => ({
  kind: 'text',
  text: words,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  code: false,
  href: null,
  ...facts,
});

test.each([
  ['https://esempio.it/a?b#c', 'https://esempio.it/a?b#c'],
  [' http://esempio.it ', 'http://esempio.it'],
  ['mailto:a@esempio.it', 'mailto:a@esempio.it'],
  ['HTTPS://ESEMPIO.IT', 'HTTPS://ESEMPIO.IT'],
  ['javascript:alert(1)', null],
  ['java\tscript:alert(1)', null],
  ['\u0001javascript:alert(1)', null],
  ['https://a b', null],
  ['https://"onclick=', null],
  ['data:text/html,x', null],
  ['ftp://esempio.it', null],
  ['//esempio.it', null],
  ['', null],
  [undefined, null],
  [{}, null],
])('a note may link %j as %j', (given, expected) => {
  expect(safeHref(given)).toBe(expected);
});
