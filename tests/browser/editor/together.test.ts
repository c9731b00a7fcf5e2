import { TextSelection } from '@tiptap/pm/state';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainNote } from '../../../src/crdt/note-content.ts';
import { rescueWords } from '../../../src/crdt/note-rescue.ts';
import { fromColleague } from '../../../src/crdt/workspace-doc.ts';
import { action, pasteInto } from './desk.ts';
import { Room, type Writer } from './room.ts';
import { watchPage } from './watch.ts';

watchPage();

let room: Room;
let anna: Writer;
let bruno: Writer;
const open = (count: number) => {
  room = new Room(count);
  [anna, bruno] = room.writers as [Writer, Writer];
};
beforeEach(() => open(2));
afterEach(() => room.close());

const type = ({ editor }: Writer, text: string) =>
  editor.view.dispatch(editor.state.tr.insertText(text));
const caret = ({ editor: { state, view } }: Writer, at: number | 'end') => {
  const $at = state.doc.resolve(at === 'end' ? state.doc.content.size : at);
  view.dispatch(state.tr.setSelection(TextSelection.near($at, -1)));
};
const times = (text: string, word: string) => text.split(word).length - 1;

describe('two people', () => {
  test('who begin the same note while apart keep both texts', () => {
    type(anna, 'Anna da sola');
    type(bruno, 'Bruno da solo');
    room.settle();
    expect(anna.blocks).toEqual(bruno.blocks);
    expect(times(anna.plain, 'Anna da sola')).toBe(1);
    expect(times(anna.plain, 'Bruno da solo')).toBe(1);
    caret(anna, 'end');
    type(anna, ' ancora');
    room.settle();
    expect(times(bruno.plain, 'Bruno da solo')).toBe(1);
    expect(times(bruno.plain, 'Anna da sola')).toBe(1);
  });

  test('who write in one word at once keep what both wrote', () => {
    type(anna, 'strada');
    room.settle();
    caret(anna, 1);
    type(anna, 'la ');
    caret(bruno, 'end');
    type(bruno, ' nuova');
    room.settle();
    expect(anna.plain).toBe('la strada nuova');
    expect(bruno.plain).toBe('la strada nuova');
  });

  test('keep both marks that they set at once on one text', () => {
    type(anna, 'testo');
    room.settle();
    for (const { editor } of [anna, bruno]) editor.commands.selectAll();
    anna.editor.commands.toggleBold();
    bruno.editor.commands.toggleItalic();
    room.settle();
    expect(anna.blocks).toMatchObject([{ text: [{ text: 'testo', bold: true, italic: true }] }]);
    expect(bruno.blocks).toEqual(anna.blocks);
  });

  test('an emoji beside a colleague stays whole, whoever writes or deletes there', () => {
    type(anna, 'a👩‍🚒b');
    room.settle();
    const { awareness } = bruno;
    awareness.setLocalState({ cursor: awareness.getLocalState()?.['cursor'] as unknown });
    for (const at of [1, 2, 3, 4, 5, 6, 7]) {
      caret(bruno, at);
      type(bruno, '😀');
      caret(anna, 2);
      type(anna, '🏛️');
      room.settle();
      expect(anna.plain).toBe(bruno.plain);
    }
    const bytes = new TextEncoder().encode(anna.plain);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(anna.plain);
    expect(times(anna.plain, '\uFFFD')).toBe(0);
    expect(times(anna.plain, '🏛')).toBe(7);
  });

  test('an emoji put in place of one that looks alike in memory stays whole for both', () => {
    type(anna, '😀😀');
    room.settle();
    caret(bruno, 3);
    for (const emoji of ['😁', '😂', '🤣', '😀']) {
      anna.editor.commands.setTextSelection({ from: 1, to: 3 });
      type(anna, emoji);
      room.settle();
      expect(anna.plain).toBe(`${emoji}😀`);
      expect(bruno.plain).toBe(`${emoji}😀`);
    }
    type(bruno, 'b');
    room.settle();
    expect(anna.plain).toBe(bruno.plain);
    expect(anna.plain.replace('b', '')).toBe('😀😀');
  });
});

describe('undo', () => {
  test('takes back only what oneself wrote, also after the other wrote in between', () => {
    type(anna, 'uno due');
    room.settle();
    caret(bruno, 4);
    type(bruno, ' BRUNO');
    room.settle();
    anna.editor.chain().undo().run();
    room.settle();
    expect(anna.plain.trim()).toBe('BRUNO');
    expect(bruno.plain).toBe(anna.plain);
    anna.editor.chain().redo().run();
    room.settle();
    expect(bruno.plain).toContain('BRUNO');
    expect(bruno.plain).toContain('uno');
    bruno.editor.chain().undo().run();
    room.settle();
    expect(anna.plain).not.toContain('BRUNO');
    expect(anna.plain).toContain('uno');
  });

  test('of a paragraph that the other has begun to write in leaves the words', () => {
    type(anna, 'prima');
    room.settle();
    caret(anna, 'end');
    anna.editor.commands.splitBlock();
    type(anna, 'seconda');
    room.settle();
    caret(bruno, 'end');
    type(bruno, ' di Bruno');
    anna.editor.chain().undo().run();
    room.settle();
    expect(anna.plain).toContain('di Bruno');
    expect(bruno.plain).toBe(anna.plain);
  });
});

describe('words written where a colleague has meanwhile', () => {
  const reshape: [string, (writer: Writer) => unknown][] = [
    ['made a list', ({ editor }) => editor.commands.toggleBulletList()],
    ['made a task', ({ editor }) => editor.commands.toggleTaskList()],
    ['made a heading', ({ editor }) => editor.commands.setNode('heading', { level: 1 })],
    ['quoted', ({ editor }) => editor.commands.toggleBlockquote()],
    ['deleted all', ({ editor }) => editor.chain().selectAll().deleteSelection().run()],
    [
      'pasted over',
      ({ editor }) => {
        editor.commands.selectAll();
        pasteInto(editor, { 'text/html': '<ul><li>altro</li></ul>' });
      },
    ],
  ];
  test.each(reshape)('%s are kept, once, for everybody', (_, act) => {
    open(3);
    const carla = room.writers[2]!;
    type(anna, 'testo');
    room.settle();
    act(anna);
    caret(carla, 'end');
    type(carla, ' DI CARLA');
    room.deliver(0, 1); // Bruno knows, before Carla's words come
    room.settle();
    expect(times(anna.plain, 'DI CARLA')).toBe(1);
    for (const writer of room.writers) expect(writer.blocks).toEqual(anna.blocks);
  });

  test('stand where they were written', () => {
    pasteInto(anna.editor, { 'text/html': '<p>uno</p><p>due</p><p>tre</p>' });
    room.settle();
    caret(anna, 7);
    anna.editor.commands.toggleBulletList();
    caret(bruno, 9);
    type(bruno, ' BRUNO');
    room.settle();
    expect(anna.plain).toBe('uno\ndue\nBRUNO\ntre');
  });

  test('are not kept when they were read and then deleted', () => {
    type(anna, 'testo');
    room.settle();
    caret(bruno, 'end');
    type(bruno, ' di Bruno');
    room.settle();
    anna.editor.chain().selectAll().deleteSelection().run();
    room.settle();
    expect(anna.plain.trim()).toBe('');
    expect(bruno.plain.trim()).toBe('');
  });

  test('do not come back for who joins later, nor once they have been deleted', () => {
    const log: Uint8Array[] = [];
    anna.doc.on('update', (update: Uint8Array) => log.push(update));
    type(anna, 'testo');
    room.settle();
    anna.editor.commands.toggleBulletList();
    caret(bruno, 'end');
    type(bruno, ' BRUNO');
    room.settle();
    expect(times(anna.plain, 'BRUNO')).toBe(1);
    anna.editor.chain().selectAll().deleteSelection().run();
    const newcomer = new Y.Doc();
    const due: (() => void)[] = [];
    rescueWords(newcomer, (act) => due.push(act));
    for (const update of log) Y.applyUpdate(newcomer, update, fromColleague);
    for (const act of due) act();
    expect(plainNote(newcomer.getXmlFragment(`note:${action}`)).trim()).toBe('');
  });
});
