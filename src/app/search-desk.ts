import { goalOf } from '../domain/ids';
import type { ActionId, GoalId } from '../domain/ids';
import type { Programme } from '../domain/programme';
import type { Limits } from '../domain/search/find';
import type { SearchRow } from '../domain/search/row';
import { noteRows, rowsOf } from '../domain/search/rows';
import type { SearchAnswer } from './search-engine';
import type { OpenSearchHome, SearchHome } from './search-home';

/** Above so many rows of ordinary length, the index lives in a worker. */
const largeFrom = 5_000;
/** Characters of a row of ordinary length. */
const ordinaryRow = 250;
/** Rows handed over between two breaths: about two milliseconds of work on this thread. */
const slice = { local: 25, remote: 400 };

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Keeps the index in step with the programme and the notes. Nothing is loaded or built before the
 * first question; what changes between two questions is handed over with the next, row by row.
 */
export class SearchDesk {
  readonly #openHome: OpenSearchHome;
  #programme: Programme;
  #titles: ReadonlyMap<GoalId, string>;
  readonly #notes = new Map<ActionId, string>();
  readonly #changed = new Set<ActionId>();
  /** Rows of notes the home has. */
  readonly #filed = new Map<ActionId, readonly SearchRow[]>();
  #home: { readonly at: SearchHome; readonly large: boolean; readonly of: Programme } | null = null;
  #preparing: Promise<SearchHome> | null = null;
  #noWorker = false;
  #closed = false;

  constructor(programme: Programme, openHome: OpenSearchHome) {
    this.#openHome = openHome;
    this.#programme = programme;
    this.#titles = titlesOf(programme);
  }

  setProgramme(programme: Programme): void {
    this.#programme = programme;
    this.#titles = titlesOf(programme);
  }

  /** The words of a note, now. Cheap: nothing is indexed here. Blank text takes the note out. */
  setNote(action: ActionId, text: string): void {
    if ((this.#notes.get(action) ?? '') === text) return;
    if (text === '') this.#notes.delete(action);
    else this.#notes.set(action, text);
    this.#changed.add(action);
  }

  clearNotes(): void {
    for (const action of this.#notes.keys()) this.#changed.add(action);
    this.#notes.clear();
  }

  /** Brings the index up to date. Rejects if the code cannot be loaded. */
  prepare(): Promise<SearchHome> {
    this.#preparing ??= this.#build().finally(() => (this.#preparing = null));
    return this.#preparing;
  }

  /** Rejects if the code cannot be loaded, or when the desk has been closed. */
  async ask(query: string, limits: Limits): Promise<SearchAnswer> {
    const home = await this.prepare();
    try {
      return await home.search(query, limits);
    } catch (error) {
      if (this.#closed || !this.#home?.large) throw error;
      this.#noWorker = true; // slower here than there, but found
      return (await this.prepare()).search(query, limits);
    }
  }

  close(): void {
    this.#closed = true;
    this.#home?.at.close();
    this.#home = null;
  }

  async #build(): Promise<SearchHome> {
    for (;;) {
      const large = !this.#noWorker && this.#weight() > largeFrom;
      if (!this.#home || this.#home.of !== this.#programme || (large && !this.#home.large))
        await this.#fill(large);
      else if (this.#noWorker && this.#home.large) await this.#fill(false);
      else if (this.#changed.size > 0) await this.#fileNotes(this.#home);
      else return this.#home.at;
      if (this.#closed) throw new Error('The search was closed');
    }
  }

  async #fill(large: boolean): Promise<void> {
    const of = this.#programme;
    const at = await this.#openHome(large).catch((error: unknown) => {
      if (!large) throw error;
      this.#noWorker = true; // slower on this thread than on a worker's, but found
    });
    if (!at) return;
    this.#home?.at.close();
    this.#home = null;
    this.#filed.clear();
    for (const action of this.#notes.keys()) this.#changed.add(action);
    let rows: SearchRow[] = [];
    for (const row of rowsOf(of)) {
      if (rows.push(row) < (large ? slice.remote : slice.local)) continue;
      at.set(rows);
      rows = [];
      await breath();
      if (this.#closed || this.#programme !== of) break;
    }
    at.set(rows);
    if (this.#closed) at.close();
    else this.#home = { at, large, of };
  }

  async #fileNotes({ at, large }: { at: SearchHome; large: boolean }): Promise<void> {
    let handed = 0;
    for (const action of this.#changed) {
      this.#changed.delete(action);
      const filed = this.#filed.get(action) ?? [];
      const title = this.#titles.get(goalOf(action)) ?? '';
      const rows = noteRows(action, this.#notes.get(action) ?? '', title);
      const fresh = rows.filter((row, i) => !sameRow(row, filed[i]));
      at.set(fresh);
      at.remove(filed.slice(rows.length).map((row) => row.key));
      if (rows.length > 0) this.#filed.set(action, rows);
      else this.#filed.delete(action);
      handed += fresh.length;
      if (handed < (large ? slice.remote : slice.local)) continue;
      handed = 0;
      await breath();
      if (this.#closed) return;
    }
  }

  /** Rows of ordinary length that would hold as much. */
  #weight(): number {
    const { points, goals, areas } = this.#programme;
    let rows = points.length + areas.length;
    for (const goal of goals) rows += 1 + goal.aims.length + goal.actions.length;
    for (const text of this.#notes.values()) rows += Math.ceil(text.length / ordinaryRow);
    return rows;
  }
}

const titlesOf = (programme: Programme): ReadonlyMap<GoalId, string> =>
  new Map(programme.goals.map((goal) => [goal.id, goal.title]));

const sameRow = (one: SearchRow, other: SearchRow | undefined): boolean =>
  one.text === other?.text && one.parts === other.parts && one.context === other.context;
