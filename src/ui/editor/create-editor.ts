import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { Note } from '../../app/note.svelte';
import { nodeRules } from '../../domain/note-rules';
import type { EditorMessages } from '../../messages/editor-it';
import { carets, type NameOf } from './carets';
import { NoteHeading } from './heading';
import { NoteLink } from './link';
import { noteKeys } from './note-keys';
import { quotedWords } from './quoted-words';
import { pasting, type PasteRefusal } from './paste/pasting';
import { steadyBinding } from './steady-binding';
import { noteTables } from './tables';
import { wholeCharacters } from './whole-characters';

/** Steps of undo that are kept; the oldest go. */
const undoSteps = 500;

interface UndoManager {
  readonly undoStack: unknown[];
  on(event: 'stack-item-added', listener: () => void): void;
}

export interface NoteEditorOptions {
  readonly element: HTMLElement;
  readonly note: Pick<Note, 'fragment' | 'awareness' | 'places'>;
  readonly m: EditorMessages;
  /** Accessible name of the text box. */
  readonly label: string;
  /** Id of the element that says how to get about. */
  readonly describedBy: string;
  readonly placeholder: string;
  /** What a colleague is called, by the id they declare; a caret has the name declared where unknown. */
  readonly nameOf?: NameOf;
  readonly onRefused: (why: PasteRefusal) => void;
}

/**
 * The editor of one note, bound to the note's shared fragment. It never sets content of its own: the
 * fragment is the content. `destroy()` ends it and forgets this person's undo.
 */
export function createNoteEditor(options: NoteEditorOptions): Editor {
  const { note, m } = options;
  const editor = new Editor({
    element: options.element,
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'note',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        'aria-describedby': options.describedBy,
      },
    },
    extensions: [
      StarterKit.configure({
        undoRedo: false,
        codeBlock: false,
        heading: false,
        link: false,
        trailingNode: false,
        dropcursor: { class: 'dropcursor', color: false },
      }),
      NoteHeading,
      NoteLink,
      TaskList,
      TaskItem.configure({
        nested: true,
        a11y: { checkboxLabel: (node, done) => m.task(node.firstChild?.textContent ?? '', done) },
      }),
      ...noteTables,
      ...noteKeys,
      wholeCharacters,
      Placeholder.configure({ placeholder: options.placeholder }),
      pasting(options.onRefused),
      Collaboration.configure({
        fragment: note.fragment,
        yUndoOptions: { protectedNodes: new Set(nodeRules.keys()) },
      }),
      carets(note.awareness, options.nameOf),
      quotedWords((quotings) => note.places(quotings)),
    ],
  });
  boundUndo(editor);
  steadyBinding(editor, note.fragment);
  editor.commands.setTextSelection(editor.state.doc.content.size);
  editor.view.focus();
  return editor;
}

export const undoManagerOf = (editor: Editor): { undoStack: unknown[]; redoStack: unknown[] } =>
  (
    yUndoPluginKey.getState(editor.state) as {
      undoManager: { undoStack: unknown[]; redoStack: unknown[] };
    }
  ).undoManager;

function boundUndo(editor: Editor): void {
  const manager = undoManagerOf(editor) as unknown as UndoManager;
  manager.on('stack-item-added', () => {
    if (manager.undoStack.length > undoSteps) manager.undoStack.shift();
  });
}
