import type { Editor } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { placesIn } from '../../../src/crdt/note-anchor.ts';
import { plainNote, readNote } from '../../../src/crdt/note-content.ts';
import { rescueWords } from '../../../src/crdt/note-rescue.ts';
import { fromColleague } from '../../../src/crdt/workspace-doc.ts';
import { guardNote } from '../../../src/crdt/note-guard.ts';
import type { Quoting } from '../../../src/domain/quotation.ts';
import { editorIt } from '../../../src/messages/editor-it.ts';
import { createNoteEditor } from '../../../src/ui/editor/create-editor.ts';
import { action } from './desk.ts';

/** One person with the note open on a machine of their own. */
export class Writer {
  readonly doc = new Y.Doc();
  readonly fragment = this.doc.getXmlFragment(`note:${action}`);
  readonly awareness = new Awareness(this.doc);
  readonly element = document.createElement('div');
  readonly editor: Editor;
  /** Times something came that this build does not know. */
  foreign = 0;
  readonly #due: (() => void)[] = [];
  readonly #endGuard: (() => void) | null;

  constructor(clientID?: number) {
    if (clientID !== undefined) this.doc.clientID = clientID;
    document.body.append(this.element);
    rescueWords(this.doc, (act) => this.#due.push(act));
    this.#endGuard = guardNote(this.fragment, () => {
      this.foreign++;
      this.editor.destroy();
    });
    this.editor = createNoteEditor({
      element: this.element,
      note: this,
      m: editorIt,
      label: 'Nota',
      describedBy: 'hint',
      placeholder: '',
      onRefused: () => undefined,
    });
  }

  get plain(): string {
    return plainNote(this.fragment);
  }

  get blocks() {
    return readNote(this.fragment);
  }

  readonly places = (quotings: readonly Quoting[]) => placesIn(this.fragment, quotings);

  /** What waits for a while is done. */
  wait(): void {
    for (const act of this.#due.splice(0)) act();
  }

  close(): void {
    this.#endGuard?.();
    this.editor.destroy();
    this.awareness.destroy();
    this.element.remove();
  }
}

/** Writers whose updates wait until they are let through, in the order each wrote them. */
export class Room {
  readonly writers: Writer[];
  readonly #waiting: Uint8Array[][][];

  constructor(count: number) {
    this.writers = Array.from({ length: count }, (_, at) => new Writer(1000 + at));
    this.#waiting = this.writers.map(() => this.writers.map(() => []));
    this.writers.forEach(({ doc }, from) => {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === fromColleague) return;
        for (const queue of this.#waiting[from]!) queue.push(update);
      });
    });
  }

  /** Lets the next `count` of what `from` wrote through to `to`. */
  deliver(from: number, to: number, count = Infinity): void {
    if (from === to) return;
    const queue = this.#waiting[from]![to]!;
    for (const update of queue.splice(0, Math.min(count, queue.length))) {
      Y.applyUpdate(this.writers[to]!.doc, update, fromColleague);
    }
  }

  /** Lets everything through, also what is written on the way. */
  settle(): void {
    for (let round = 0; round < 20; round++) {
      for (const writer of this.writers) writer.wait();
      this.writers.forEach((_, from) => this.writers.forEach((__, to) => this.deliver(from, to)));
    }
  }

  close(): void {
    for (const writer of this.writers) writer.close();
  }
}
