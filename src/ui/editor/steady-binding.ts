import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Note } from '../../app/note.svelte';

type Fragment = Note['fragment'];
type Observer = Parameters<Fragment['observeDeep']>[0];

interface Binding {
  _observeFunction: Observer;
  _forceRerender(): void;
}

/**
 * When a colleague's change moves what the caret stands in, the binding (y-tiptap 3.0.9,
 * `restoreRelativeSelection`) may look for the caret past the end of the note, throw, and leave the
 * editor with the note as it was before the change. The next key would then take the change back,
 * for everybody. So after an error all is drawn anew from the shared note, the caret as near as can be.
 */
export function steadyBinding(editor: Editor, fragment: Fragment): void {
  const { binding } = ySyncPluginKey.getState(editor.state) as { binding: Binding };
  const observe = binding._observeFunction;
  fragment.unobserveDeep(observe);
  binding._observeFunction = (events, transaction) => {
    const { from } = editor.state.selection;
    try {
      observe(events, transaction);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      binding._forceRerender();
      editor.commands.setTextSelection(Math.min(from, editor.state.doc.content.size));
    }
  };
  fragment.observeDeep(binding._observeFunction);
}
