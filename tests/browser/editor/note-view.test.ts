import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readNote } from '../../../src/crdt/note-content.ts';
import { it as italian } from '../../../src/messages/it.ts';
import NoteView from '../../../src/ui/parts/NoteView.svelte';
import { Desk, newNote } from './desk.ts';
import { watchPage } from './watch.ts';

watchPage();

const mounted: object[] = [];
const host = document.createElement('div');
beforeEach(() => document.body.append(host));
afterEach(async () => {
  for (const component of mounted.splice(0)) await unmount(component);
  host.remove();
});

function read(fragment: Y.XmlFragment): HTMLElement {
  mounted.push(
    mount(NoteView, { target: host, props: { blocks: readNote(fragment), m: italian } }),
  );
  return host.querySelector('.note')!;
}

const told = ['start', 'type', 'data-level', 'data-checked', 'href', 'rel', 'target', 'scope'];
const usual = new Set(['type=1', 'start=1']);

/** What a reader sees, without what only serves one of the two: elements, their facts, their words. */
function seen(node: Node): string {
  if (node instanceof Text) return node.parentElement?.localName === 'li' ? '' : node.data;
  if (!(node instanceof Element)) return '';
  if (node.matches('label, .sr, .box, .ProseMirror-trailingBreak, .ProseMirror-widget')) return '';
  const inside = [...node.childNodes].map(seen).join('');
  const name = node.localName;
  if (['div', 'tbody', 'colgroup'].includes(name)) return inside;
  const { parentElement } = node;
  if (name === 'br' && parentElement?.children.length === 1 && !parentElement.textContent) {
    return ''; // holds the height of an empty line
  }
  const facts = told
    .filter((fact) => node.hasAttribute(fact))
    .map((fact) => `${fact}=${node.getAttribute(fact) ?? ''}`)
    .filter((fact) => !usual.has(fact) && !(name === 'ul' && fact.startsWith('type')));
  for (const span of ['colspan', 'rowspan']) {
    const value = node.getAttribute(span) ?? '1';
    if (value !== '1') facts.push(`${span}=${value}`);
  }
  return `<${[name, ...facts].join(' ')}>${inside}</${name}>`;
}

test.each([
  ['headings', '<h4 data-level="1">a</h4><h5 data-level="2">b</h5><h6 data-level="3">c</h6>'],
  ['paragraphs, also empty ones', '<p>a</p><p></p><p>b</p>'],
  ['line breaks', '<p>a<br>b</p>'],
  ['a line', '<p>a</p><hr><p>b</p>'],
  ['a quotation', '<blockquote><p>a</p><ul><li><p>b</p></li></ul></blockquote>'],
  ['lists in lists', '<ul><li><p>a</p><ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>'],
  ['numbers that begin elsewhere', '<ol start="7"><li><p>a</p></li></ol>'],
  ['numbers from nought', '<ol start="0"><li><p>a</p></li></ol>'],
  ['letters', '<ol type="a"><li><p>a</p></li></ol><ol type="I"><li><p>a</p></li></ol>'],
  [
    'tasks',
    '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>a</p>' +
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>b</p></li></ul>' +
      '</li></ul>',
  ],
  [
    'a table',
    '<table><tr><th>a</th><th colspan="2">b</th></tr>' +
      '<tr><td rowspan="2">c</td><td>d</td><td></td></tr><tr><td>e</td><td><ul><li>f</li></ul></td></tr></table>',
  ],
  [
    'marks, one and all',
    '<p><strong>a</strong> <em>b</em> <u>c</u> <s>d</s> <code>e</code> ' +
      '<strong><em><u><s>f</s></u></em></strong>g</p>',
  ],
  ['links', '<p>a <a href="https://esempio.it/">b <strong>c</strong></a>, d</p>'],
  ['words that look like markup', '<p>&lt;b&gt;a&lt;/b&gt; {b} ${"c"}</p>'],
])('%s are read as they are written', async (_, html) => {
  const desk = new Desk();
  desk.editor.commands.setContent(html);
  const written = seen(desk.box);
  expect(seen(read(desk.fragment))).toBe(written);
  expect(written).toMatch(/[a-g]/);
  await desk.close();
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://esempio.it/1',
  '//esempio.it',
  '#/impostazioni',
  'https://',
  `https://esempio.it/${'a'.repeat(3000)}`,
  7,
  null,
  { toString: () => 'javascript:alert(1)' },
])('an address %j that a colleague put in the note is no link, read or edited', async (href) => {
  const desk = new Desk();
  const { doc, fragment } = newNote();
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement('paragraph');
  fragment.insert(0, [paragraph]);
  paragraph.insert(0, [text]);
  text.insert(0, 'parole', { link: { href } });
  Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(doc));
  expect(desk.box.textContent).toContain('parole');
  expect(desk.box.querySelector('a')).toBeNull();
  const view = read(fragment);
  expect(view.textContent).toBe('parole');
  expect(view.querySelector('a')).toBeNull();
  await desk.close();
});

test('a link says to screen readers that it opens another tab', async () => {
  const desk = new Desk();
  desk.editor.commands.setContent('<p><a href="https://esempio.it/">atto</a></p>');
  const link = read(desk.fragment).querySelector('a')!;
  expect(link.textContent).toBe('atto (si apre in una nuova scheda)');
  expect(link.querySelector('.sr')).not.toBeNull();
  await desk.close();
});

test('a task says whether it is done, to who cannot see its box', async () => {
  const desk = new Desk();
  desk.editor.commands.setContent(
    '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>atto</p></li></ul>',
  );
  const item = read(desk.fragment).querySelector('li')!;
  expect(item.textContent.trim()).toBe('Fatto:atto');
  await desk.close();
});
