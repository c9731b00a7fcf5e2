import type { Editor } from '@tiptap/core';
import { createSubscriber } from 'svelte/reactivity';
import { undoManagerOf } from './create-editor';

/** An open editor as its toolbar sees it: what is read here is read again after each change. */
export class LiveEditor {
  readonly #editor: Editor;
  readonly #subscribe: () => void;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#subscribe = createSubscriber((update) => {
      let due = false;
      // Afterwards: the editor also changes while Svelte takes it off the page (it loses the focus).
      const tell = () => {
        if (due) return;
        due = true;
        queueMicrotask(() => {
          due = false;
          update();
        });
      };
      editor.on('transaction', tell);
      return () => editor.off('transaction', tell);
    });
  }

  /** For commands: not reactive. */
  get editor(): Editor {
    return this.#editor;
  }

  /** Whether the selection is in such a node or mark. */
  isActive(name: string, attributes: Record<string, unknown> = {}): boolean {
    this.#subscribe();
    return this.#editor.isActive(name, attributes);
  }

  /** Whether some of the note is selected. */
  get hasChosen(): boolean {
    this.#subscribe();
    return !this.#editor.state.selection.empty;
  }

  get canUndo(): boolean {
    this.#subscribe();
    return undoManagerOf(this.#editor).undoStack.length > 0;
  }

  get canRedo(): boolean {
    this.#subscribe();
    return undoManagerOf(this.#editor).redoStack.length > 0;
  }

  /** The address of the link the selection is in; empty when it is in none. */
  get href(): string {
    this.#subscribe();
    const { href } = this.#editor.getAttributes('link') as { href?: unknown };
    return typeof href === 'string' ? href : '';
  }
}
