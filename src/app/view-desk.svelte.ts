import type { WorkspaceId } from '../domain/ids';
import { problemOf } from '../domain/problem';
import {
  byName,
  readView,
  sharedViews,
  viewsLimit,
  type SavedView,
  type SharedView,
} from '../domain/saved-view';
import type { Messages } from '../messages/it';
import type { ViewMessages } from '../messages/views-it';
import type { Announcer } from './announcer.svelte';
import { explain } from './explain';
import type { FactDesk } from './fact-desk.svelte';
import type { Ports } from './ports';
import type { RecordDesk } from './record-desk.svelte';

/** Who has a view: oneself on this device, or everybody in the workspace. */
export const keepers = ['mine', 'shared'] as const;
export type Keeper = (typeof keepers)[number];

/** What the desk needs of the app. */
export interface ViewHome {
  readonly m: Messages;
  readonly announcer: Pick<Announcer, 'show' | 'say'>;
  readonly ports: Pick<Ports, 'views'>;
}

/** The workspace whose list is looked at. */
export interface ViewedWorkspace {
  readonly id: WorkspaceId;
  readonly records: Pick<RecordDesk, 'all' | 'set' | 'newId' | 'canEdit'>;
  readonly facts: Pick<FactDesk, 'undo' | 'lastStep'>;
}

/** The saved views of the list: one's own and those of all. Whatever is read from it is reactive. */
export class ViewDesk {
  #mine = $state.raw<readonly SavedView[]>([]);
  readonly #home: ViewHome;
  readonly #workspace: ViewedWorkspace;
  readonly #words: () => ViewMessages;

  constructor(home: ViewHome, workspace: ViewedWorkspace, words: () => ViewMessages) {
    this.#home = home;
    this.#workspace = workspace;
    this.#words = words;
  }

  /** Reads one's own from the disk. */
  load(): Promise<boolean> {
    return this.#keep(() => this.#home.ports.views.list(this.#workspace.id));
  }

  /** By name. */
  get mine(): readonly SavedView[] {
    return byName(this.#mine);
  }

  get shared(): readonly SharedView[] {
    return sharedViews(this.#workspace.records.all('view'));
  }

  /** Readers keep views for themselves alone. */
  get canShare(): boolean {
    return this.#workspace.records.canEdit;
  }

  /** The name under which what one sees is kept, first by oneself; null where it is not. */
  nameOf(query: string): string | null {
    return [...this.mine, ...this.shared].find((view) => view.query === query)?.name ?? null;
  }

  /** Keeps what one sees under a name. False where there is no name or no room. */
  async save(keeper: Keeper, name: string, query: string): Promise<boolean> {
    const view = readView(this.#workspace.records.newId(), name, query);
    if (!view) return false;
    const full = keeper === 'shared' && this.shared.length >= viewsLimit;
    if (keeper === 'mine') await this.#put(view);
    else if (!full) this.#write(view.id, { name: view.name, query: view.query });
    const kept = (keeper === 'mine' ? this.#mine : this.shared).some(({ id }) => id === view.id);
    const words = this.#words();
    if (kept) this.#home.announcer.say(words.saved(view.name));
    else if (full || this.#mine.length >= viewsLimit)
      this.#home.announcer.show(words.tooMany, 'warn');
    return kept;
  }

  /** Gives it another name. False where that is none. */
  async rename(keeper: Keeper, view: SavedView, name: string): Promise<boolean> {
    const named = readView(view.id, name, view.query);
    if (!named) return false;
    if (keeper === 'mine') return this.#put(named);
    this.#write(view.id, { name: named.name });
    return true;
  }

  /** It shows from now on what one sees. */
  async update(keeper: Keeper, view: SavedView, query: string): Promise<void> {
    const words = this.#words();
    if (keeper === 'shared')
      return this.#offer(words.updated(view.name), this.#write(view.id, { query }));
    if (await this.#put({ ...view, query }))
      this.#offer(words.updated(view.name), () => this.#put(view));
  }

  async remove(keeper: Keeper, view: SavedView): Promise<void> {
    const { removed } = this.#words();
    if (keeper === 'shared')
      return this.#offer(removed(view.name), this.#write(view.id, { gone: true }));
    const { views } = this.#home.ports;
    if (await this.#keep(() => views.remove(this.#workspace.id, view.id)))
      this.#offer(removed(view.name), () => this.#put(view));
  }

  /** Says what was done and offers to take it back. */
  #offer(said: string, takeBack: () => Promise<boolean>): void {
    const { undo, undone, overtaken } = this.#words();
    const { announcer } = this.#home;
    const take = () =>
      void takeBack().then((back) =>
        back ? announcer.show(undone) : announcer.show(overtaken, 'warn'),
      );
    announcer.show(said, 'done', { label: undo, take });
  }

  /** Gives what takes it back, as long as it is what was recorded last. */
  #write(id: SavedView['id'], values: Parameters<RecordDesk['set']>[2]): () => Promise<boolean> {
    const { facts, records } = this.#workspace;
    const wrote = records.set('view', id, values) > 0;
    const step = facts.lastStep;
    return () => Promise.resolve(wrote && step === facts.lastStep && facts.undo() > 0);
  }

  #put(view: SavedView): Promise<boolean> {
    return this.#keep(() => this.#home.ports.views.put(this.#workspace.id, view));
  }

  /** False, and said, where the disk refuses. */
  async #keep(work: () => Promise<readonly SavedView[]>): Promise<boolean> {
    try {
      this.#mine = await work();
      return true;
    } catch (error) {
      const { what, help } = explain(this.#home.m, problemOf(error));
      this.#home.announcer.show(`${what} ${help}`, 'warn');
      return false;
    }
  }
}
