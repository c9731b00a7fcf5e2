import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UndoManager } from 'yjs';
import { undoManagerOf } from '../../../src/ui/editor/create-editor.ts';
import { Desk } from './desk.ts';
import { watchPage } from './watch.ts';

watchPage();

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.close());

test('only five hundred steps can be taken back, and they are the last ones', () => {
  const manager = undoManagerOf(desk.editor) as unknown as UndoManager;
  for (let step = 0; step < 620; step++) {
    desk.editor.commands.insertContent(`${step} `);
    manager.stopCapturing();
  }
  expect(manager.undoStack).toHaveLength(500);
  while (manager.undo());
  expect(desk.plain.trim().endsWith(' 119')).toBe(true);
  while (manager.redo());
  expect(desk.plain.trim().endsWith(' 619')).toBe(true);
});

test('an editor that is closed and opened again begins with nothing to take back', async () => {
  desk.editor.commands.insertContent('testo');
  await desk.close();
  desk = new Desk(desk.doc);
  expect(desk.plain).toBe('testo');
  expect(undoManagerOf(desk.editor).undoStack).toHaveLength(0);
  expect(desk.tool('undo').ariaDisabled).toBe('true');
});

test('undo manager of a closed editor hears the document no more', async () => {
  const manager = undoManagerOf(desk.editor) as unknown as UndoManager;
  await desk.close();
  const other = new Desk(desk.doc);
  other.editor.commands.insertContent('testo');
  expect(manager.undoStack).toHaveLength(0);
  await other.close();
});
