import type { Row } from '../domain/action-list';
import { calendarOf, type Calendar } from '../domain/calendar';
import { dayOf, type Day } from '../domain/day';
import type { ActionId, Timestamp } from '../domain/ids';
import type { ListMessages } from '../messages/list-it';
import type { ActionTable } from './action-table.svelte';
import type { Announcer } from './announcer.svelte';
import type { ItemDesk } from './item-desk.svelte';
import { Portions } from './portions.svelte';

/** What the calendar needs of the app besides the actions. */
export interface CalendarHome {
  readonly now: Timestamp;
  readonly announcer: Pick<Announcer, 'say' | 'withdraw'>;
  readonly workspace: { readonly items: Pick<ItemDesk, 'of'> } | null;
}

const undated = 'undated';

/** The actions of the list and their milestones, month by month. */
export class CalendarDesk {
  readonly #home: CalendarHome;
  readonly #table: Pick<ActionTable, 'rows' | 'set'>;
  readonly #words: () => ListMessages;
  readonly #portions = new Portions();
  readonly #today = $derived.by(() => dayOf(this.#home.now));
  readonly #calendar = $derived.by(() => {
    const items = this.#home.workspace?.items;
    const milestones = ({ action }: Row) => items?.of(action.id, 'milestone') ?? [];
    return calendarOf(this.#table.rows, milestones, this.#today);
  });
  #moved = $state.raw<ActionId | null>(null);

  constructor(
    home: CalendarHome,
    table: Pick<ActionTable, 'rows' | 'set'>,
    words: () => ListMessages,
  ) {
    this.#home = home;
    this.#table = table;
    this.#words = words;
  }

  get calendar(): Calendar {
    return this.#calendar;
  }

  /** What is shown of the actions without a day; the one that just lost it is among them. */
  get undated(): readonly Row[] {
    const { undated: rows } = this.#calendar;
    return this.#portions.of(undated, rows, ({ action }) => action.id === this.#moved);
  }

  more(): void {
    this.#portions.more(undated);
  }

  /** Records another day, and says which: `named` is how it is read. */
  move({ action: { id } }: Row, day: Day | null, named: string): void {
    this.#moved = id;
    if (this.#table.set([{ action: id, field: 'due', value: day }]) === 0) return;
    this.#home.announcer.withdraw();
    const words = this.#words();
    this.#home.announcer.say(words.moved(id, named));
  }
}
