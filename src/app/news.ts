import type { Present } from '../domain/company';
import type { Messages } from '../messages/it';
import { called, signed } from './called';
import { EditBatches } from './edit-batch';
import type { Workspace } from './workspace.svelte';

/** What news is made of. */
export type NewsSource = Pick<
  Workspace,
  'colleagues' | 'codeOf' | 'saved' | 'onRemoteEdit' | 'lastTouch'
>;

/**
 * What happened in a workspace since it was last said, for those who do not see the screen: what
 * colleagues wrote, who came and who left, that saving works again.
 */
export class News {
  readonly #source: NewsSource;
  readonly #edits = new EditBatches();
  #present: ReadonlyMap<string, Present>;
  #unsaved = false;
  readonly #end: () => void;

  constructor(source: NewsSource, words: () => Messages) {
    this.#source = source;
    this.#present = this.#people();
    this.#end = source.onRemoteEdit((actions) => {
      for (const id of actions) {
        const by = source.lastTouch(id)?.by;
        this.#edits.add(by ? signed(words(), by, source) : words().person.noName, [id]);
      }
    });
  }

  /** Sentences, in the language of `m`; none where nothing happened. */
  take(m: Messages): string[] {
    const before = this.#present;
    const now = this.#people();
    const came = [...now].filter(([id]) => !before.has(id));
    const gone = [...before].filter(([id]) => !now.has(id));
    this.#present = now;
    return [
      ...this.#edits.take().map(({ who, actions }) => m.announce.edits(who, actions)),
      ...came.map(([, who]) => m.announce.arrived(called(m, who))),
      ...gone.map(([, who]) => m.announce.left(called(m, who))),
      ...(this.#savedAgain() ? [m.announce.savedAgain] : []),
    ];
  }

  close(): void {
    this.#end();
  }

  /** By person, not by tab: who reloads a page has not left. */
  #people(): ReadonlyMap<string, Present> {
    return new Map(this.#source.colleagues.map((who) => [`${who.role} ${who.person.id}`, who]));
  }

  #savedAgain(): boolean {
    const { kind } = this.#source.saved;
    const again = this.#unsaved && kind === 'saved';
    if (kind !== 'saving') this.#unsaved = kind === 'unsaved';
    return again;
  }
}
