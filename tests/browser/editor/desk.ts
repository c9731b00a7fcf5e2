import type { Editor, JSONContent } from '@tiptap/core';
import { flushSync, mount, unmount } from 'svelte';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Mandato } from '../../../src/app/mandato.svelte.ts';
import { Note, type NoteHome } from '../../../src/app/note.svelte.ts';
import { anchorAt, placesIn } from '../../../src/crdt/note-anchor.ts';
import { isBlank, isEditable, plainNote, readNote } from '../../../src/crdt/note-content.ts';
import { guardNote } from '../../../src/crdt/note-guard.ts';
import type { ActionId } from '../../../src/domain/ids.ts';
import { it as italian } from '../../../src/messages/it.ts';
import NoteEditor from '../../../src/ui/editor/NoteEditor.svelte';
import '../../../src/ui/styles/index.css';

export const action = '1.1.1' as ActionId;

/** A note in a document of its own, as the workspace would hand it out. */
export function newNote(doc = new Y.Doc()) {
  const fragment = doc.getXmlFragment(`note:${action}`);
  const awareness = new Awareness(doc);
  const home: NoteHome = {
    reader: {
      blocks: readNote,
      plain: plainNote,
      blank: isBlank,
      editable: isEditable,
      anchor: anchorAt,
      places: placesIn,
      guard: guardNote,
    },
    canEdit: true,
    awareness,
    fragment: () => fragment,
    lastTouch: () => null,
    onNote: (_id, listener) => {
      fragment.observeDeep(listener);
      return () => fragment.unobserveDeep(listener);
    },
  };
  return { doc, fragment, awareness, note: new Note(action, home) };
}

/** The note editor as a person has it before them, with what was said and whether it was closed. */
export class Desk {
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly note: Note;
  readonly said: string[] = [];
  readonly host = document.createElement('div');
  closed = 0;
  #component: object | null;

  constructor(doc = new Y.Doc()) {
    const made = newNote(doc);
    this.doc = made.doc;
    this.fragment = made.fragment;
    this.awareness = made.awareness;
    this.note = made.note;
    document.body.append(this.host);
    const mandato = {
      m: italian,
      now: 0,
      workspace: { colleagues: [], comments: { quotings: () => [] } },
      device: { settings: { carets: true } },
      announcer: { show: (text: string) => this.said.push(text) },
    } as unknown as Mandato;
    const onclose = () => {
      this.closed++;
    };
    this.#component = mount(NoteEditor, {
      target: this.host,
      props: { mandato, note: this.note, onclose },
    });
    flushSync();
  }

  get box(): HTMLElement {
    return this.host.querySelector<HTMLElement>('.ProseMirror')!;
  }

  get editor(): Editor {
    return (this.box as HTMLElement & { editor: Editor }).editor;
  }

  get toolbar(): HTMLElement {
    return this.host.querySelector<HTMLElement>('[role="toolbar"]')!;
  }

  tool(name: string): HTMLButtonElement {
    return this.host.querySelector<HTMLButtonElement>(`[data-tool="${name}"]`)!;
  }

  has(name: string): boolean {
    return this.host.querySelector(`[data-tool="${name}"]`) !== null;
  }

  /** The note's blocks as the editor has them. */
  get content(): JSONContent[] {
    return this.editor.getJSON().content as JSONContent[];
  }

  get plain(): string {
    return plainNote(this.fragment);
  }

  get blank(): boolean {
    return isBlank(this.fragment);
  }

  paste(data: Record<string, string>, files: readonly File[] = []): ClipboardEvent {
    return pasteInto(this.editor, data, files);
  }

  async close(): Promise<void> {
    if (this.#component) await unmount(this.#component);
    this.#component = null;
    this.host.remove();
    this.awareness.destroy();
  }
}

/** What the browser does when somebody presses Ctrl+V. */
export function pasteInto(
  { view }: Editor,
  data: Record<string, string>,
  files: readonly File[] = [],
): ClipboardEvent {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  for (const file of files) clipboardData.items.add(file);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  view.dom.dispatchEvent(event);
  return event;
}
