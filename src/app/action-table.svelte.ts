import { grouped, listed, rowsOf, wholeList, type ListView, type Row } from '../domain/action-list';
import type { ActionId, Timestamp } from '../domain/ids';
import type { Tracking } from '../domain/tracking';
import type { Messages } from '../messages/it';
import type { Book } from './book.svelte';
import type { Page, Router } from './router.svelte';
import type { Setting, TrackingDesk } from './tracking.svelte';
import type { Workspace } from './workspace.svelte';

/** A line of the table: an action, or the heading of a group of them, with its name as data has it. */
export type Line =
  | { readonly kind: 'row'; readonly key: string; readonly action: ActionId; readonly row: Row }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly action: null;
      readonly name: string | null;
      readonly count: number;
    };

/** What the table reads of the rest of the app. All of it may change. */
export interface TableHome {
  readonly book: Pick<Book, 'programme'> | null;
  readonly workspace: {
    readonly tracking: Pick<TrackingDesk, 'all' | 'canEdit' | 'set'>;
    readonly touches: Workspace['touches'];
  } | null;
  readonly now: Timestamp;
  readonly m: Pick<Messages, 'states'>;
  readonly router: Pick<Router, 'replace'> & { readonly page: Page };
}

const noTracking: ReadonlyMap<ActionId, Tracking> = new Map();
const noTouches: Workspace['touches'] = new Map();
type Held = ReadonlyMap<ActionId, Row>;
const nothingHeld: Held = new Map();

/**
 * All actions as a table, filtered and sorted as the address says. What one writes in a row moves it
 * nowhere: it keeps its place until the view changes, or one asks for that.
 */
export class ActionTable {
  readonly #home: TableHome;
  #held = $state.raw<{ readonly view: ListView; readonly rows: Held } | null>(null);
  readonly #view = $derived.by(() => {
    const { page } = this.#home.router;
    return page.kind === 'list' ? page.view : wholeList;
  });
  readonly #rows = $derived.by((): readonly Row[] => {
    const { book, workspace } = this.#home;
    const tracking = workspace?.tracking.all ?? noTracking;
    const touches = workspace?.touches ?? noTouches;
    return book ? rowsOf(book.programme, { tracking, touches }) : [];
  });
  readonly #places = $derived(this.#held?.view === this.#view ? this.#held.rows : nothingHeld);
  readonly #shown = $derived.by((): readonly Row[] => {
    const places = this.#places;
    const placed = places.size
      ? this.#rows.map((row) => places.get(row.action.id) ?? row)
      : this.#rows;
    const areas = this.#home.book?.programme.areas.length ?? 0;
    return listed(placed, this.#view, {
      areas,
      now: this.#home.now,
      states: this.#home.m.states.all,
    });
  });
  /** Of those that keep their place, what is recorded now. */
  readonly #present = $derived.by((): Held => {
    const held = this.#rows.filter(({ action }) => this.#places.has(action.id));
    return new Map(held.map((row) => [row.action.id, row]));
  });
  readonly #lines = $derived.by((): readonly Line[] => {
    const line = (row: Row, group: string): Line => {
      const { id } = row.action;
      return { kind: 'row', key: group + id, action: id, row: this.#present.get(id) ?? row };
    };
    const { group } = this.#view;
    if (group === null) return this.#shown.map((row) => line(row, ''));
    return grouped(this.#shown, group, this.#home.m.states.all).flatMap(({ key: name, rows }) => {
      const key = `${name ?? ''}/`;
      const head = { kind: 'group', key, action: null, name, count: rows.length } as const;
      return [head, ...rows.map((row) => line(row, key))];
    });
  });

  constructor(home: TableHome) {
    this.#home = home;
  }

  get view(): ListView {
    return this.#view;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /** The actions shown, each once, as they stand now. */
  get rows(): readonly Row[] {
    const present = this.#present;
    return this.#shown.map((row) => present.get(row.action.id) ?? row);
  }

  /** How many actions are shown, each once, and how many there are. */
  get count(): { readonly shown: number; readonly all: number } {
    return { shown: this.#shown.length, all: this.#rows.length };
  }

  /** Some action may be left out. */
  get filtering(): boolean {
    const { point, area, state, concern } = this.#view;
    return point !== null || area !== 'any' || state !== null || concern !== null;
  }

  /** Something written since may have its place elsewhere now, or nowhere in this view. */
  get unsettled(): boolean {
    const { state, concern, shape, group, order } = this.#view;
    const byGroup = shape !== 'table' || group === 'point' || group === 'area' ? null : group;
    const moved = state ?? concern ?? (shape === 'calendar' ? null : order) ?? byGroup;
    return this.#places.size > 0 && moved !== null;
  }

  /** Puts what was written since in its place. */
  settle(): void {
    this.#held = null;
  }

  get canEdit(): boolean {
    return this.#home.workspace?.tracking.canEdit ?? false;
  }

  /** Shows something else; the address says what. */
  show(change: Partial<ListView>): void {
    this.#home.router.replace({ kind: 'list', view: { ...this.#view, ...change } });
  }

  /** Those of the chosen actions that the view shows, in its order. */
  among(chosen: ReadonlySet<ActionId>): readonly Row[] {
    return chosen.size > 0 ? this.#shown.filter(({ action }) => chosen.has(action.id)) : [];
  }

  /** Records values in one step, to be taken back in one. Gives how many were new. */
  set(settings: readonly Setting[]): number {
    this.#hold(new Set(settings.map(({ action }) => action)));
    return this.#home.workspace?.tracking.set(settings) ?? 0;
  }

  #hold(actions: ReadonlySet<ActionId>): void {
    const rows = new Map(this.#places);
    for (const row of this.#shown)
      if (actions.has(row.action.id) && !rows.has(row.action.id)) rows.set(row.action.id, row);
    this.#held = { view: this.#view, rows };
  }
}
