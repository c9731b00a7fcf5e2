import { Extension } from '@tiptap/core';
import { Plugin, TextSelection, type EditorState } from '@tiptap/pm/state';

/**
 * Keeps the caret out of the middle of a character. Browsers never put it there; finding its place
 * again after a colleague's change may, and a letter typed there would leave two broken halves, and
 * not the same ones on every machine (Yjs replaces each half).
 */
export const wholeCharacters = Extension.create({
  name: 'wholeCharacters',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (_transactions, _before, state) => {
        const { selection, tr, doc } = state;
        if (!(selection instanceof TextSelection)) return null;
        const anchor = edgeOf(state, selection.anchor);
        const head = edgeOf(state, selection.head);
        if (anchor === selection.anchor && head === selection.head) return null;
        return tr.setSelection(TextSelection.create(doc, anchor, head));
      },
    }),
  ],
});

/** The position, or the one before when it is between the two halves of a pair. */
function edgeOf({ doc }: EditorState, position: number): number {
  const { nodeBefore, nodeAfter, textOffset } = doc.resolve(position);
  if (textOffset === 0 || !nodeBefore?.text || !nodeAfter?.text) return position;
  const cut = /[\ud800-\udbff]$/.test(nodeBefore.text) && /^[\udc00-\udfff]/.test(nodeAfter.text);
  return cut ? position - 1 : position;
}
