import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { Seeded } from '../../helpers/seeded.ts';
import { moreTools, tableTools, type ToolName } from '../../../src/ui/editor/tools.ts';
import { pasteInto } from './desk.ts';

/** Something a person does in a note. `word` is new each time. */
export type Act = (editor: Editor, random: Seeded, word: string) => void;

/** Puts the caret at any place where one can write. */
function place({ state, view }: Editor, random: Seeded): void {
  const at = random.below(state.doc.content.size + 1);
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))));
}

/** Puts the caret between words, so that no word is cut in two. */
function placeBetween(editor: Editor, random: Seeded): void {
  place(editor, random);
  const { $from } = editor.state.selection;
  if (!$from.parent.isTextblock) return;
  const offset = random.below(2) ? $from.parent.content.size : 0;
  editor.commands.setTextSelection($from.start() + offset);
}

const type = ({ state, view }: Editor, word: string) => view.dispatch(state.tr.insertText(word));

/** Presses a button of the toolbar. */
const press = (name: ToolName) => {
  const tool = [...moreTools, ...tableTools].find((candidate) => candidate.name === name)!;
  return (editor: Editor) => {
    tool.prepare?.(editor);
    tool.run(editor.chain()).run();
  };
};

const at = (act: (editor: Editor, random: Seeded) => void): Act => {
  return (editor, random) => {
    place(editor, random);
    act(editor, random);
  };
};

export const typing: Record<string, Act> = {
  typeAtEdge: (editor, random, word) => {
    placeBetween(editor, random);
    type(editor, word);
  },
  typeInParagraph: (editor, random, word) => {
    placeBetween(editor, random);
    editor.commands.splitBlock();
    type(editor, word);
  },
  pasteList: (editor, random, word) => {
    placeBetween(editor, random);
    pasteInto(editor, { 'text/html': `<ul><li>${word}</li></ul>` });
  },
  pasteText: (editor, random, word) => {
    placeBetween(editor, random);
    pasteInto(editor, { 'text/plain': word });
  },
};

export const marking: Record<string, Act> = {
  bold: at((editor) => {
    const { $from } = editor.state.selection;
    editor.chain().setTextSelection({ from: $from.start(), to: $from.end() }).toggleBold().run();
  }),
  link: at((editor) => {
    const { $from } = editor.state.selection;
    editor.commands.setTextSelection({ from: $from.start(), to: $from.end() });
    editor.commands.setMark('link', { href: 'https://esempio.it/' });
  }),
};

export const splitting: Record<string, Act> = {
  split: (editor, random) => {
    placeBetween(editor, random);
    editor.view.someProp('handleKeyDown', (f) =>
      f(editor.view, new KeyboardEvent('keydown', { key: 'Enter' })),
    );
  },
  join: at((editor) => {
    const { $from } = editor.state.selection;
    editor.commands.setTextSelection($from.start());
    editor.commands.joinBackward();
  }),
};

export const shaping: Record<string, Act> = {
  heading: at((editor, random) =>
    editor.commands.toggleNode('heading', 'paragraph', { level: 1 + random.below(3) }),
  ),
  bulletList: at((editor) => editor.commands.toggleBulletList()),
  orderedList: at((editor) => editor.commands.toggleOrderedList()),
  taskList: at((editor) => editor.commands.toggleTaskList()),
  quote: at((editor) => editor.commands.toggleBlockquote()),
  sink: at((editor) => editor.commands.sinkListItem('listItem')),
  lift: at((editor) => editor.commands.liftListItem('listItem')),
};

export const tabling: Record<string, Act> = {
  insertTable: (editor, random) => {
    placeBetween(editor, random);
    if (!editor.isActive('table')) press('table')(editor);
  },
  addRow: at(press('rowBelow')),
  addColumn: at(press('columnBefore')),
  headerRow: at(press('headerRow')),
};

export const ticking: Record<string, Act> = {
  tick: at((editor, random) =>
    editor.commands.updateAttributes('taskItem', { checked: random.below(2) === 1 }),
  ),
};

export const taking: Record<string, Act> = {
  erase: at((editor, random) => {
    const { from } = editor.state.selection;
    const to = Math.min(editor.state.doc.content.size, from + 1 + random.below(20));
    const { doc, tr } = editor.state;
    editor.view.dispatch(
      tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))),
    );
    editor.commands.deleteSelection();
  }),
  deleteRow: at(press('deleteRow')),
  deleteColumn: at(press('deleteColumn')),
};
