import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import type { Mandato } from '../../../src/app/mandato.svelte.ts';
import { fromColleague } from '../../../src/crdt/workspace-doc.ts';
import type { Action } from '../../../src/domain/programme.ts';
import { it as italian } from '../../../src/messages/it.ts';
import NoteReading from '../../../src/ui/parts/NoteReading.svelte';
import { action, Desk, newNote } from './desk.ts';
import { watchPage } from './watch.ts';

watchPage();

type Change = (note: Y.XmlFragment) => void;

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
const first = (note: Y.XmlFragment) => note.get(0) as Y.XmlElement;
const words = (note: Y.XmlFragment) => first(note).get(0) as Y.XmlText;
const attribute = (node: Y.XmlElement, name: string, value: unknown) =>
  node.setAttribute(name, value as string);

/** What a build of the future may write. */
const changes: [string, Change][] = [
  ['a block', (note) => note.insert(1, [element('chart', new Y.XmlText('grafico'))])],
  [
    'a block within a list',
    (note) =>
      note.insert(1, [
        element(
          'bulletList',
          element(
            'listItem',
            element('paragraph', new Y.XmlText('voce')),
            element('chart', new Y.XmlText('grafico')),
          ),
        ),
      ]),
  ],
  ['something within the words', (note) => first(note).insert(1, [element('mention')])],
  ['an attribute', (note) => attribute(first(note), 'align', 'center')],
  ['a value of an attribute', (note) => note.insert(1, [withLevel(element('heading'), 7)])],
  ['a mark', (note) => words(note).format(0, 2, { highlight: { color: 'x' } })],
  ['an attribute of a mark', (note) => words(note).format(0, 2, { link: { href: 'x', rel: 'y' } })],
  ['an embedded thing', (note) => words(note).insertEmbed(1, { image: 'x' })],
  ['an inherited name', (note) => attribute(first(note), '__proto__', { align: 'x' })],
  ['a paragraph in a paragraph', (note) => first(note).insert(0, [element('paragraph')])],
  ['words with no block', (note) => note.insert(0, [new Y.XmlText('grafico')])],
];
function withLevel(heading: Y.XmlElement, level: number) {
  attribute(heading, 'level', level);
  return heading;
}

describe('when a newer build writes into an open note', () => {
  let desk: Desk;
  let newer: Y.Doc;
  const sent: unknown[] = [];
  beforeEach(async () => {
    desk = new Desk();
    await userEvent.keyboard('testo');
    sent.length = 0;
    desk.doc.on('update', (_: Uint8Array, origin: unknown) => {
      if (origin !== fromColleague) sent.push(origin);
    });
    newer = new Y.Doc();
    Y.applyUpdate(newer, Y.encodeStateAsUpdate(desk.doc));
  });
  afterEach(() => desk.close());

  test.each(changes)('%s, the editor goes before it deletes anything', async (_, change) => {
    const theirs = newer.getXmlFragment(`note:${action}`);
    change(theirs);
    Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(newer), fromColleague);
    expect(desk.closed).toBe(1);
    expect(desk.said).toEqual([expect.stringMatching(/non conosce/)]);
    await expect.poll(() => desk.host.querySelector('.ProseMirror')).toBeNull();
    expect(sent).toEqual([]);
    expect(Y.encodeStateAsUpdate(desk.doc)).toEqual(Y.encodeStateAsUpdate(newer));
    expect(desk.note.editability).toBe('newer-build');
    expect(desk.plain).toContain('te');
  });

  test('the person is told once, whatever else comes', () => {
    const theirs = newer.getXmlFragment(`note:${action}`);
    for (const [, change] of changes.slice(0, 3)) {
      change(theirs);
      Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(newer), fromColleague);
    }
    expect(desk.said).toHaveLength(1);
    expect(desk.closed).toBe(1);
  });
});

describe('a note that a newer build has written in', () => {
  test('between the press that opens it and the editor is not opened, and the person is told', () => {
    const { doc, fragment } = newNote();
    fragment.insert(0, [element('paragraph', new Y.XmlText('prima')), element('chart')]);
    const before = Y.encodeStateAsUpdate(doc);
    const desk = new Desk(doc);
    expect(desk.closed).toBe(1);
    expect(desk.said).toEqual([expect.stringMatching(/non conosce/)]);
    expect(desk.host.querySelector('.ProseMirror')).toBeNull();
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    return desk.close();
  });

  test('is read with its unknown part as plain text, says why it cannot be edited, and takes the focus there', async () => {
    const { note, fragment } = newNote();
    fragment.insert(0, [
      element('paragraph', new Y.XmlText('prima')),
      element('chart', element('axis', new Y.XmlText('<b>grafico</b>'))),
      element('paragraph', new Y.XmlText('dopo')),
    ]);
    const host = document.createElement('div');
    document.body.append(host);
    const workspace = { colleagues: [], comments: { quotings: () => [] } };
    const mandato = { m: italian, now: 0, workspace } as unknown as Mandato;
    const component = mount(NoteReading, {
      target: host,
      props: {
        mandato,
        action: { id: action } as Action,
        note,
        onopen: () => undefined,
        children: (() => undefined) as never,
      },
    });
    expect(host.querySelector('.unknown')?.textContent).toContain('<b>grafico</b>');
    expect(host.querySelector('.unknown b')).toBeNull();
    expect(host.textContent).toMatch(/prima.*dopo/s);
    expect(host.querySelector('button')).toBeNull();
    const why = host.querySelector<HTMLElement>('[data-edit]')!;
    expect(why.textContent).toBe(italian.note.newer);
    why.focus();
    expect(document.activeElement).toBe(why);
    await unmount(component);
    host.remove();
  });
});
