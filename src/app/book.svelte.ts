import { withAdditions, type Addition } from '../domain/addition';
import { noFilters, select, type Filters, type Selection } from '../domain/filters';
import type {
  ActionId,
  AreaSlug,
  GoalId,
  PointNumber,
  ProgrammeHash,
  Timestamp,
} from '../domain/ids';
import { goalOf } from '../domain/ids';
import type { Area, Goal, Point, Programme } from '../domain/programme';
import type { AdditionDesk } from './addition-desk.svelte';
import type { Page } from './router.svelte';
import type { Workspace } from './workspace.svelte';

/** The language of the approved words, whatever the interface speaks. */
export const programmeLanguage = 'it';

/** A point with its goals: its own first, then those it shares with an earlier point. */
export interface Chapter {
  readonly point: Point;
  readonly goals: readonly Goal[];
  readonly actions: readonly ActionId[];
}

/** What the book reads of the rest of the app. All of it may change. */
export interface BookSources {
  readonly page: Page;
  readonly workspace: (Pick<Workspace, 'noted' | 'touches'> & AddedTo) | null;
  readonly now: Timestamp;
}

interface AddedTo {
  readonly additions: Pick<AdditionDesk, 'all'>;
}

const noAdditions: AdditionDesk['all'] = new Map();
const noNotes: ReadonlySet<ActionId> = new Set();
const noTouches: Workspace['touches'] = new Map();

/**
 * The approved programme, with what the open workspace has added to it, ready to be looked up, and what the
 * filters let through.
 */
export class Book {
  readonly hash: ProgrammeHash;
  readonly #approved: Programme;
  readonly #additions = $derived.by(() => this.#sources.workspace?.additions.all ?? noAdditions);
  readonly #programme = $derived.by(() => withAdditions(this.#approved, this.#additions));
  readonly #chapters = $derived.by(() =>
    this.#programme.points.map((point) => chapterOf(point, this.#programme)),
  );
  readonly #goals = $derived.by(
    (): ReadonlyMap<GoalId, Goal> => new Map(this.#programme.goals.map((goal) => [goal.id, goal])),
  );
  readonly #areas: ReadonlyMap<AreaSlug, Area>;
  readonly #sources: BookSources;
  #folded = $state.raw<ReadonlySet<PointNumber>>(new Set());
  readonly #selection = $derived.by(() => {
    const { now } = this.#sources;
    return select(this.programme, this.filters, { noted: this.noted, touches: this.touches, now });
  });

  constructor(programme: Programme, hash: ProgrammeHash, sources: BookSources) {
    this.#approved = programme;
    this.hash = hash;
    this.#sources = sources;
    this.#areas = new Map(programme.areas.map((area) => [area.slug, area]));
  }

  /** The same until an addition changes. */
  get programme(): Programme {
    return this.#programme;
  }

  get chapters(): readonly Chapter[] {
    return this.#chapters;
  }

  get actionCount(): number {
    return this.#programme.goals.reduce((sum, { actions }) => sum + actions.length, 0);
  }

  /** What is known of an action the workspace has added; undefined for an approved one. */
  addition(id: ActionId): Addition | undefined {
    return this.#additions.get(goalOf(id))?.find((one) => one.id === id);
  }

  /** The filters in the address. */
  get filters(): Filters {
    const { page } = this.#sources;
    return page.kind === 'programme' ? page.filters : noFilters;
  }

  get selection(): Selection {
    return this.#selection;
  }

  /** A workspace is open: only then is it known which actions have a note. */
  get recorded(): boolean {
    return this.#sources.workspace !== null;
  }

  /** Actions whose note has words. */
  get noted(): ReadonlySet<ActionId> {
    return this.#sources.workspace?.noted ?? noNotes;
  }

  get touches(): Workspace['touches'] {
    return this.#sources.workspace?.touches ?? noTouches;
  }

  goal(id: GoalId): Goal | undefined {
    return this.#goals.get(id);
  }

  /** The goals before and after, in the order of print. */
  neighbours(id: GoalId): { readonly before: Goal | null; readonly after: Goal | null } {
    const { goals } = this.programme;
    const index = goals.findIndex((goal) => goal.id === id);
    return { before: goals[index - 1] ?? null, after: (index >= 0 && goals[index + 1]) || null };
  }

  areasOf(goal: Goal): readonly Area[] {
    return goal.areas.flatMap((slug) => this.#areas.get(slug) ?? []);
  }

  pointsOf(goal: Goal): readonly Point[] {
    return this.programme.points.filter(({ number }) => goal.points.includes(number));
  }

  /** Points the person has closed in the list. */
  get folded(): ReadonlySet<PointNumber> {
    return this.#folded;
  }

  fold(point: PointNumber, closed: boolean): void {
    const folded = new Set(this.#folded);
    if (closed) folded.add(point);
    else folded.delete(point);
    this.#folded = folded;
  }

  foldAll(closed: boolean): void {
    this.#folded = new Set(closed ? this.programme.points.map(({ number }) => number) : []);
  }
}

function chapterOf(point: Point, { goals }: Programme): Chapter {
  const own = goals.filter((goal) => goal.points[0] === point.number);
  const shared = goals.filter((goal) => goal.points.indexOf(point.number) > 0);
  const all = [...own, ...shared];
  return { point, goals: all, actions: all.flatMap(({ actions }) => actions.map(({ id }) => id)) };
}
