import { Extension, type Editor } from '@tiptap/core';
import { GapCursor } from '@tiptap/pm/gapcursor';
import { Plugin } from '@tiptap/pm/state';

/** Ctrl+Enter ticks the task the caret is in. */
const tick = ({ editor }: { editor: Editor }) =>
  editor.isActive('taskItem') &&
  editor.commands.updateAttributes('taskItem', {
    checked: editor.getAttributes('taskItem')['checked'] !== true,
  });

/** Tab in a list stays in it, also where there is nowhere further in to go. Escape leaves. */
const stayInList = ({ editor }: { editor: Editor }) =>
  editor.isActive('listItem') || editor.isActive('taskItem');

/** Past the first or last block the browser would put its selection outside the text. */
const stayInNote =
  (towards: 'start' | 'end') =>
  ({ editor }: { editor: Editor }) => {
    const { selection, doc } = editor.state;
    const edge = towards === 'end' ? doc.content.size : 0;
    return selection instanceof GapCursor && selection.head === edge;
  };

/** When ProseMirror thinks the focus came. */
interface Focused {
  readonly input?: { lastFocus: number };
}

/**
 * A caret that comes to the very beginning soon after the focus is put back by ProseMirror
 * (prosemirror-view 1.42, `DOMObserver.flush`): some browsers move it by themselves. Not where a key
 * has just been pressed: with Home it is meant.
 */
const keysAreMeant = new Plugin({
  props: {
    handleDOMEvents: {
      keydown: (view) => {
        const { input } = view as Focused;
        if (input) input.lastFocus = 0;
        return false;
      },
    },
  },
});

/** Keys of our own, asked after those of the nodes. */
export const noteKeys = [
  Extension.create({
    name: 'taskByKeyboard',
    addKeyboardShortcuts: () => ({ 'Mod-Enter': tick }),
  }),
  Extension.create({
    name: 'noteKeys',
    priority: 50,
    addProseMirrorPlugins: () => [keysAreMeant],
    addKeyboardShortcuts: () => ({
      Tab: stayInList,
      ArrowDown: stayInNote('end'),
      ArrowRight: stayInNote('end'),
      ArrowUp: stayInNote('start'),
      ArrowLeft: stayInNote('start'),
    }),
  }),
];
