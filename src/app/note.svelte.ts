import { createSubscriber } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';
import type { NoteFragment, Touch } from '../crdt/workspace-doc';
import type { ActionId } from '../domain/ids';
import type { NoteBlock } from '../domain/note';
import { markBlocks, type Place, type Places, type Quoting } from '../domain/quotation';

/** How the shared document is read: `crdt/note-content`, handed in by the composition root. */
export interface NoteReader {
  readonly blocks: (fragment: NoteFragment) => NoteBlock[];
  readonly plain: (fragment: NoteFragment) => string;
  /** True where there is no word in it. Cheap, however long it is. */
  readonly blank: (fragment: NoteFragment) => boolean;
  readonly editable: (fragment: NoteFragment) => boolean;
  /** `crdt/note-anchor`: what finds words again, and where they stand. */
  readonly anchor: (fragment: NoteFragment, place: Place) => string | null;
  readonly places: (fragment: NoteFragment, quotings: readonly Quoting[]) => Places;
  /** `crdt/note-guard`: keeps an editor from deleting what a newer build wrote. */
  readonly guard: (fragment: NoteFragment, onForeign: () => void) => (() => void) | null;
}

/** What a note needs of the workspace it belongs to. */
export interface NoteHome {
  readonly reader: NoteReader;
  readonly canEdit: boolean;
  readonly awareness: Awareness;
  fragment(id: ActionId): NoteFragment;
  lastTouch(id: ActionId): Touch | null;
  /** Calls back when this note's words change. Returns what ends it. */
  onNote(id: ActionId, listener: () => void): () => void;
}

/** The note of one action. Everything read from it is reactive: only its own readers wake. */
export class Note {
  readonly id: ActionId;
  readonly #home: NoteHome;
  readonly #subscribe: () => void;
  #version = 0;
  #cache: { version: number; blocks: NoteBlock[]; plain: string } | null = null;

  constructor(id: ActionId, home: NoteHome) {
    this.id = id;
    this.#home = home;
    this.#subscribe = createSubscriber((update) => {
      this.#version++; // what changed while nobody looked was not noticed
      return home.onNote(id, () => {
        this.#version++;
        update();
      });
    });
  }

  /** The shared fragment an editor binds to. */
  get fragment(): NoteFragment {
    return this.#home.fragment(this.id);
  }

  /** Where carets of colleagues are, for an editor to draw. */
  get awareness(): Awareness {
    return this.#home.awareness;
  }

  get blocks(): readonly NoteBlock[] {
    return this.#read().blocks;
  }

  get plain(): string {
    return this.#read().plain;
  }

  /** The note with the words marked that are quoted and still there. */
  marked(quotings: readonly Quoting[]): readonly NoteBlock[] {
    return markBlocks(this.blocks, this.places(quotings));
  }

  /** Where quoted words stand now. */
  places(quotings: readonly Quoting[]): Places {
    this.#subscribe();
    return this.#home.reader.places(this.fragment, quotings);
  }

  /** What finds the words at a place again; null where there are none. */
  anchor(place: Place): string | null {
    return this.#home.reader.anchor(this.fragment, place);
  }

  get blank(): boolean {
    return this.plain.trim() === '';
  }

  get last(): Touch | null {
    return this.#home.lastTouch(this.id);
  }

  get editability(): 'editable' | 'read-only' | 'newer-build' {
    this.#subscribe();
    if (!this.#home.canEdit) return 'read-only';
    return this.#home.reader.editable(this.fragment) ? 'editable' : 'newer-build';
  }

  /**
   * To be called before an editor binds to the fragment: `onForeign` is called, once, when something
   * arrives that this build cannot edit, and must destroy the editor at once. Returns what ends it; null where
   * such a thing is there already: no editor may be made.
   */
  guard(onForeign: () => void): (() => void) | null {
    return this.#home.reader.guard(this.fragment, onForeign);
  }

  #read(): { blocks: NoteBlock[]; plain: string } {
    this.#subscribe();
    if ($effect.tracking() && this.#cache?.version === this.#version) return this.#cache;
    const { reader } = this.#home;
    const fragment = this.fragment;
    this.#cache = {
      version: this.#version,
      blocks: reader.blocks(fragment),
      plain: reader.plain(fragment),
    };
    return this.#cache;
  }
}
