import type { PersonId } from '../domain/ids';
import type { Messages } from '../messages/it';
import { EditBatches } from './edit-batch';
import type { Workspace } from './workspace.svelte';

/** What news is made of. */
export type NewsSource = Pick<Workspace, 'colleagues' | 'saved' | 'onRemoteEdit' | 'lastTouch'>;

/**
 * What happened in a workspace since it was last said, for those who do not see the screen: what
 * colleagues wrote, who came and who left, that saving works again.
 */
export class News {
  readonly #source: NewsSource;
  readonly #edits = new EditBatches();
  #present: ReadonlyMap<PersonId, string>;
  #unsaved = false;
  readonly #end: () => void;

  constructor(source: NewsSource, words: () => Messages) {
    this.#source = source;
    this.#present = this.#people();
    this.#end = source.onRemoteEdit((actions) => {
      for (const id of actions) {
        this.#edits.add(source.lastTouch(id)?.by.name || words().person.noName, [id]);
      }
    });
  }

  /** Sentences, in the language of `m`; none where nothing happened. */
  take(m: Messages): string[] {
    const before = this.#present;
    const now = this.#people();
    const nameOf = (name: string) => name || m.person.noName;
    const came = [...now].filter(([id]) => !before.has(id));
    const gone = [...before].filter(([id]) => !now.has(id));
    this.#present = now;
    return [
      ...this.#edits.take().map(({ who, actions }) => m.announce.edits(who, actions)),
      ...came.map(([, name]) => m.announce.arrived(nameOf(name))),
      ...gone.map(([, name]) => m.announce.left(nameOf(name))),
      ...(this.#savedAgain() ? [m.announce.savedAgain] : []),
    ];
  }

  close(): void {
    this.#end();
  }

  /** By person, not by tab: who reloads a page has not left. */
  #people(): ReadonlyMap<PersonId, string> {
    return new Map(this.#source.colleagues.map(({ person }) => [person.id, person.name]));
  }

  #savedAgain(): boolean {
    const { kind } = this.#source.saved;
    const again = this.#unsaved && kind === 'saved';
    if (kind !== 'saving') this.#unsaved = kind === 'unsaved';
    return again;
  }
}
