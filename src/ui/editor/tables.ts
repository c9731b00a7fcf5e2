import { mergeAttributes, type Editor } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { Transaction } from '@tiptap/pm/state';
import { fixTables, tableEditing } from '@tiptap/pm/tables';

/** Set on the transactions after which a table may be put straight. */
export const straightens = 'mandato-straightens-tables';

const spans = {
  colspan: { default: 1, parseHTML: (cell: HTMLElement) => spanOf(cell, 'colspan', 100) },
  rowspan: { default: 1, parseHTML: (cell: HTMLElement) => spanOf(cell, 'rowspan', 1000) },
};

function spanOf(cell: HTMLElement, name: string, most: number): number {
  const value = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return value >= 1 ? Math.min(value, most) : 1;
}

/**
 * ProseMirror squares a table after every change, remote ones too. Two editors that both receive a
 * table with a missing cell would each add one, then each add the other's to the other rows, and so
 * on without end: only who pasted, or pressed a table button, squares it.
 */
function tablePlugin() {
  const plugin = tableEditing();
  const { appendTransaction } = plugin.spec;
  plugin.spec.appendTransaction = function (transactions, before, now) {
    const may = transactions.some(isMine);
    return appendTransaction?.call(plugin, transactions, may ? before : now, now);
  };
  return plugin;
}

const isMine = (transaction: Transaction): boolean =>
  transaction.getMeta('paste') === true ||
  transaction.getMeta('uiEvent') === 'paste' ||
  transaction.getMeta('uiEvent') === 'drop' ||
  transaction.getMeta(straightens) === true;

/**
 * Squares the tables of the note. To be called before a table command: where two people have changed
 * a table at once a row may lack cells, and the commands would put rows where those should be.
 */
export function straighten({ state, view }: Editor): void {
  const squared = fixTables(state);
  if (squared) view.dispatch(squared);
}

const NoteTable = Table.extend({
  addNodeView: () => null,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      ...this.parent?.(),
      Tab: () => {
        if (editor.commands.goToNextCell()) return true;
        straighten(editor);
        if (!editor.can().addRowAfter()) return false;
        return editor.chain().addRowAfter().goToNextCell().run();
      },
    };
  },
  addProseMirrorPlugins: () => [tablePlugin()],
  renderHTML({ HTMLAttributes }) {
    return [
      'div',
      { class: 'table' },
      ['table', mergeAttributes(HTMLAttributes, { style: null }), ['tbody', 0]],
    ];
  },
});

const NoteCell = TableCell.extend({ addAttributes: () => spans });

const NoteHeader = TableHeader.extend({
  addAttributes: () => spans,
  renderHTML: ({ HTMLAttributes }) => ['th', mergeAttributes({ scope: 'col' }, HTMLAttributes), 0],
});

/** Tables as notes have them: no widths, no alignments, headers that say what they head. */
export const noteTables = [NoteTable, TableRow, NoteHeader, NoteCell];
