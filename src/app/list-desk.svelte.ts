import type { Row } from '../domain/action-list';
import type { Messages } from '../messages/it';
import type { ListMessages } from '../messages/list-it';
import type { TrackingMessages } from '../messages/tracking-it';
import { ActionTable, type TableHome } from './action-table.svelte';
import type { Announcer } from './announcer.svelte';
import { CellCursor } from './cell-cursor.svelte';
import { readCell, type CellField, type CellWords, type Refusal } from './cell-text';
import { RowSelection } from './row-selection.svelte';
import type { TrackingDesk } from './tracking.svelte';

/** What writing in the table needs of the app besides what the table shows. */
export interface DeskHome extends TableHome {
  readonly m: Messages;
  readonly announcer: Pick<Announcer, 'show' | 'say' | 'withdraw'>;
  readonly workspace:
    | (NonNullable<TableHome['workspace']> & {
        readonly tracking: Pick<TrackingDesk, 'undo' | 'lastStep'>;
      })
    | null;
}

/** The words it speaks with: those of the list and those of what is recorded. */
export interface DeskWords {
  readonly list: ListMessages;
  readonly tracking: TrackingMessages;
}

/** The table of actions as one works on it: what is shown, what is chosen, where one is. */
export class ListDesk {
  readonly table: ActionTable;
  readonly selection: RowSelection;
  readonly cursor: CellCursor;
  readonly #home: DeskHome;
  readonly #words: () => DeskWords;
  readonly #chosen = $derived.by(() => this.table.among(this.selection.chosen));

  constructor(home: DeskHome, words: () => DeskWords) {
    this.#home = home;
    this.#words = words;
    this.table = new ActionTable(home);
    this.selection = new RowSelection(() => this.table.lines);
    this.cursor = new CellCursor(() => this.table.lines);
  }

  /** What is chosen and shown. */
  get chosen(): readonly Row[] {
    return this.#chosen;
  }

  /** Records what is typed in a cell, or says why it can't be. */
  write({ action }: Row, field: CellField, text: string): Refusal | null {
    const setting = readCell(action.id, field, text, this.#cellWords());
    if (typeof setting === 'string') return setting;
    if (this.table.set([setting]) > 0) this.#home.announcer.withdraw();
    return null;
  }

  /** Records one value on all that is chosen, in one step. What is to be decided stays so. */
  writeAll(field: CellField, text: string): Refusal | null {
    const { announcer } = this.#home;
    const { list: words, tracking: names } = this.#words();
    const read = this.#cellWords();
    const open = this.#chosen.filter((row) => !row.tracking.disputed.includes(field));
    const settings = open.map(({ action }) => readCell(action.id, field, text, read));
    const refusal = settings.find((setting) => typeof setting === 'string');
    if (refusal) return refusal;
    const count = this.table.set(settings.filter((setting) => typeof setting !== 'string'));
    const undecided = this.#chosen.length - open.length;
    const said = [
      count > 0 ? words.applied(names.fields[field], count) : words.nothingNew,
      ...(undecided > 0 ? [words.undecided(undecided)] : []),
    ].join(' ');
    const step = this.#home.workspace?.tracking.lastStep;
    const take = () =>
      this.#home.workspace?.tracking.lastStep === step
        ? this.undo()
        : announcer.show(words.overtaken, 'warn');
    announcer.show(said, 'done', count > 0 ? { label: words.undo, take } : null);
    return null;
  }

  /** Takes back what was done last, and says how much came back. */
  undo(): void {
    const { workspace, announcer } = this.#home;
    const { list: words, tracking: names } = this.#words();
    announcer.withdraw();
    if (!workspace?.tracking.lastStep) return announcer.show(words.nothingToUndo);
    const count = workspace.tracking.undo();
    if (count > 0) announcer.show(names.undone(count));
    else announcer.show(names.notUndone, 'warn');
  }

  #cellWords(): CellWords {
    const { m, now } = this.#home;
    return { states: m.states, priorities: this.#words().tracking.priorities, now };
  }
}
