import type { ActionId } from '../domain/ids';
import { problemOf } from '../domain/problem';
import type { Problem } from '../domain/problem';
import type { Programme } from '../domain/programme';
import type { Limits } from '../domain/search/find';
import type { SearchGroup } from '../domain/search/row';
import { SearchDesk } from './search-desk';
import type { SearchAnswer, SearchHit } from './search-engine';
import { openSearchHome } from './open-search-home';
import type { OpenSearchHome } from './search-home';

/** What there is to show under the query. */
export type SearchState =
  /** Nothing typed, or too little to search for. */
  | { readonly kind: 'waiting' }
  /** The index is being built: the first answer is on its way. */
  | { readonly kind: 'preparing' }
  /** `answer.query` may be a keystroke behind `query`. No groups: nothing was found. */
  | { readonly kind: 'answered'; readonly answer: SearchAnswer }
  | { readonly kind: 'failed'; readonly problem: Problem };

const fewOfEach: Limits = { points: 5, goals: 5, actions: 5, areas: 5, notes: 5 };
/** `more` shows so many more of a group, up to the second number. */
const step = 20;
const mostOfOne = 105;

/**
 * Search over the programme and the notes of the open workspace. A dialog binds its field to
 * `query`, renders `state`, and calls `move` and `active` for the arrow keys and Enter.
 */
export class Search {
  readonly #desk: SearchDesk;
  #shown = $state(false);
  #query = $state('');
  #state = $state.raw<SearchState>({ kind: 'waiting' });
  #activeKey = $state<string | null>(null);
  #limits: Limits = fewOfEach;
  #running = false;
  #again = false;

  /** Hits in the order they are shown, over all groups. */
  readonly hits: readonly SearchHit[] = $derived(
    this.#state.kind === 'answered' ? this.#state.answer.groups.flatMap(({ hits }) => hits) : [],
  );
  /** The hit that Enter opens: the first, until another is chosen. Null when there is none. */
  readonly active: SearchHit | null = $derived(
    this.hits.find(({ key }) => key === this.#activeKey) ?? this.hits[0] ?? null,
  );

  constructor(programme: Programme, openHome: OpenSearchHome = openSearchHome) {
    this.#desk = new SearchDesk(programme, openHome);
  }

  /** Whether the dialog is on screen. */
  get shown(): boolean {
    return this.#shown;
  }

  /** Puts the dialog on screen and begins to load the index. The last query is still there. */
  show(): void {
    this.#shown = true;
    // What fails here fails again, and is shown, at the first question.
    if (this.#query.trim() === '') this.#desk.prepare().catch(() => undefined);
    else void this.#run();
  }

  hide(): void {
    this.#shown = false;
  }

  get query(): string {
    return this.#query;
  }

  set query(text: string) {
    if (text === this.#query) return;
    this.#query = text;
    this.#limits = fewOfEach;
    this.#activeKey = null;
    void this.#run();
  }

  get state(): SearchState {
    return this.#state;
  }

  /** Moves the active hit down or up, around the ends. */
  move(by: 1 | -1): void {
    const { hits } = this;
    const at = hits.findIndex(({ key }) => key === this.active?.key);
    this.#activeKey = hits.at((at + by) % hits.length)?.key ?? null;
  }

  /** Makes a hit active: the pointer is on it. */
  activate(key: string): void {
    this.#activeKey = key;
  }

  /** Whether `more` of a group can be shown. */
  hasMore(group: SearchGroup): boolean {
    if (this.#state.kind !== 'answered') return false;
    const found = this.#state.answer.groups.find((each) => each.group === group);
    return found !== undefined && found.hits.length < Math.min(found.count, mostOfOne);
  }

  /** Shows more of a group. */
  more(group: SearchGroup): void {
    const limit = Math.min(this.#limits[group] + step, mostOfOne);
    this.#limits = { ...this.#limits, [group]: limit };
    void this.#run();
  }

  /** Another programme takes the place of the one given. */
  setProgramme(programme: Programme): void {
    this.#desk.setProgramme(programme);
    this.#refresh();
  }

  /** The words of a note, now; empty for none. Cheap enough for every change of a note. */
  setNote(action: ActionId, plainText: string): void {
    this.#desk.setNote(action, plainText);
    this.#refresh();
  }

  removeNote(action: ActionId): void {
    this.setNote(action, '');
  }

  /** Another workspace is open, or none. */
  clearNotes(): void {
    this.#desk.clearNotes();
    this.#refresh();
  }

  /** Gives back the worker and the index. */
  close(): void {
    this.#shown = false;
    this.#desk.close();
  }

  #refresh(): void {
    if (this.#shown && this.#query !== '') void this.#run();
  }

  /** One question at a time; of those that come meanwhile only the newest is asked. */
  async #run(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#again) {
      this.#again = false;
      await this.#ask(this.#query, this.#limits);
    }
    this.#running = false;
  }

  async #ask(query: string, limits: Limits): Promise<void> {
    if (query.trim() === '') {
      this.#state = { kind: 'waiting' };
      return;
    }
    if (this.#state.kind !== 'answered') this.#state = { kind: 'preparing' };
    try {
      const answer = await this.#desk.ask(query, limits);
      if (this.#query === query)
        this.#state = answer.terms === 0 ? { kind: 'waiting' } : { kind: 'answered', answer };
    } catch (error) {
      if (this.#query === query) this.#state = { kind: 'failed', problem: problemOf(error) };
    }
  }
}
