import type { Row } from '../domain/action-list';
import { boardOf, type Column } from '../domain/board';
import type { ActionId } from '../domain/ids';
import type { Standing, State } from '../domain/state';
import type { Messages } from '../messages/it';
import type { ListMessages } from '../messages/list-it';
import type { ActionTable } from './action-table.svelte';
import type { Announcer } from './announcer.svelte';
import { Portions } from './portions.svelte';

/** What the board needs of the app besides the actions. */
export interface BoardHome {
  readonly m: Messages;
  readonly announcer: Pick<Announcer, 'say' | 'withdraw'>;
}

/** The actions of the list, a column for each state. */
export class BoardDesk {
  readonly #home: BoardHome;
  readonly #table: Pick<ActionTable, 'rows' | 'set'>;
  readonly #words: () => ListMessages;
  readonly #portions = new Portions();
  readonly #columns = $derived.by(() => boardOf(this.#table.rows, this.#home.m.states.choices()));
  #moved = $state.raw<ActionId | null>(null);
  #opened = $state.raw<ReadonlyMap<Standing, boolean>>(new Map());

  constructor(
    home: BoardHome,
    table: Pick<ActionTable, 'rows' | 'set'>,
    words: () => ListMessages,
  ) {
    this.#home = home;
    this.#table = table;
    this.#words = words;
  }

  get columns(): readonly Column[] {
    return this.#columns;
  }

  /** Whether a column is open; null where nobody has said. */
  opened(state: Standing): boolean | null {
    return this.#opened.get(state) ?? null;
  }

  open(state: Standing, open: boolean): void {
    this.#opened = new Map(this.#opened).set(state, open);
  }

  /** The cards shown of a column; the one just moved there is among them. */
  cards({ state, rows }: Column): readonly Row[] {
    return this.#portions.of(state, rows, ({ action }) => action.id === this.#moved);
  }

  more({ state }: Column): void {
    this.#portions.more(state);
  }

  /** Records another state, and says which. */
  move({ action: { id } }: Row, state: State | null): void {
    const { m, announcer } = this.#home;
    this.#moved = id;
    this.open(state ?? 'none', true);
    if (this.#table.set([{ action: id, field: 'state', value: state }]) === 0) return;
    announcer.withdraw();
    const words = this.#words();
    announcer.say(words.moved(id, m.states.name(state ?? 'none')));
  }
}
