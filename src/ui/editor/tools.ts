import type { ChainedCommands, Editor } from '@tiptap/core';
import type { EditorMessages } from '../../messages/editor-it';
import type { LiveEditor } from './live-editor';
import { straighten, straightens } from './tables';

export type ToolName = keyof EditorMessages['tools'];

/** One button of the toolbar. */
export interface Tool {
  readonly name: ToolName;
  /** What is to be pressed on the keyboard, as `aria-keyshortcuts` writes it. */
  readonly keys?: string;
  /** A button that stays pressed says so. */
  readonly pressed?: (live: LiveEditor) => boolean;
  readonly enabled?: (live: LiveEditor) => boolean;
  /** What is to be done first. */
  readonly prepare?: (editor: Editor) => void;
  readonly run: (chain: ChainedCommands) => ChainedCommands;
}

const heading = (name: ToolName, level: 1 | 2 | 3): Tool => ({
  name,
  keys: `Control+Alt+${level}`,
  pressed: (live) => live.isActive('heading', { level }),
  run: (chain) => chain.toggleNode('heading', 'paragraph', { level }),
});

const mark = (
  name: ToolName & ('bold' | 'italic' | 'underline' | 'strike' | 'code'),
  keys: string,
): Tool => ({
  name,
  keys,
  pressed: (live) => live.isActive(name),
  run: (chain) => chain.toggleMark(name),
});

const table = (
  name: ToolName,
  run: (chain: ChainedCommands) => ChainedCommands,
  pressed?: Tool['pressed'],
): Tool => ({
  name,
  prepare: straighten,
  run: (chain) => run(chain.setMeta(straightens, true)),
  ...(pressed ? { pressed } : {}),
});

/** Always in sight; a gap between groups. */
export const mainTools: readonly (readonly Tool[])[] = [
  [
    heading('title', 1),
    mark('bold', 'Control+B'),
    mark('italic', 'Control+I'),
    mark('underline', 'Control+U'),
  ],
  [
    {
      name: 'bulletList',
      keys: 'Control+Shift+8',
      pressed: (live) => live.isActive('bulletList'),
      run: (chain) => chain.toggleBulletList(),
    },
    {
      name: 'orderedList',
      keys: 'Control+Shift+7',
      pressed: (live) => live.isActive('orderedList'),
      run: (chain) => chain.toggleOrderedList(),
    },
    {
      name: 'taskList',
      keys: 'Control+Shift+9',
      pressed: (live) => live.isActive('taskList'),
      run: (chain) => chain.toggleTaskList(),
    },
  ],
];

export const undoTools: readonly Tool[] = [
  {
    name: 'undo',
    keys: 'Control+Z',
    enabled: (live) => live.canUndo,
    run: (chain) => chain.undo(),
  },
  {
    name: 'redo',
    keys: 'Control+Shift+Z',
    enabled: (live) => live.canRedo,
    run: (chain) => chain.redo(),
  },
];

/** Behind "more". */
export const moreTools: readonly Tool[] = [
  heading('subtitle', 2),
  heading('smallTitle', 3),
  mark('strike', 'Control+Shift+S'),
  mark('code', 'Control+E'),
  {
    name: 'quote',
    keys: 'Control+Shift+B',
    pressed: (live) => live.isActive('blockquote'),
    run: (chain) => chain.toggleBlockquote(),
  },
  { name: 'rule', run: (chain) => chain.setHorizontalRule() },
  table('table', (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })),
];

/** While the selection is in a table. */
export const tableTools: readonly Tool[] = [
  table('rowAbove', (chain) => chain.addRowBefore()),
  table('rowBelow', (chain) => chain.addRowAfter()),
  table('deleteRow', (chain) => chain.deleteRow()),
  table('columnBefore', (chain) => chain.addColumnBefore()),
  table('columnAfter', (chain) => chain.addColumnAfter()),
  table('deleteColumn', (chain) => chain.deleteColumn()),
  table(
    'headerRow',
    (chain) => chain.toggleHeaderRow(),
    (live) => live.isActive('tableHeader'),
  ),
  table('deleteTable', (chain) => chain.deleteTable()),
];
