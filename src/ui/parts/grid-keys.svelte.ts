import { tick } from 'svelte';
import type { Line } from '../../app/action-table.svelte';
import { moved, type Cell } from '../../app/cell-cursor.svelte';
import type { CellField } from '../../app/cell-text';
import type { ListDesk } from '../../app/list-desk.svelte';
import type { ActionId } from '../../domain/ids';
import { actionColumn, cellOf, checkColumn, fieldAt, lastColumn } from './grid-cells';
import { GridFocus } from './grid-focus';

/** After what one has written in a cell, where to. */
export type Onwards = 'down' | 'right' | 'left' | 'stay';

/** Keys and presses in the table, as in a spreadsheet. */
export class GridKeys {
  readonly #desk: ListDesk;
  readonly #page: () => number;
  readonly focus: GridFocus;
  #forked = $state.raw<{ readonly action: ActionId; readonly field: CellField } | null>(null);

  /** @param page how many lines fit on the screen */
  constructor(desk: ListDesk, page: () => number) {
    this.#desk = desk;
    this.focus = new GridFocus(desk.cursor);
    this.#page = page;
  }

  /** The cell of which values written apart are shown, to choose one. */
  get forked(): { readonly action: ActionId; readonly field: CellField } | null {
    return this.#forked;
  }

  readonly closeFork = (): void => {
    this.#forked = null;
  };

  readonly onfocusin = ({ target }: FocusEvent): void => {
    const cell = cellOf(target, true);
    const { line, column } = this.#desk.cursor.at;
    if (cell && (cell.line !== line || cell.column !== column)) this.#desk.cursor.go(cell);
  };

  readonly onkeydown = (event: KeyboardEvent): void => {
    const { cursor } = this.#desk;
    if (event.defaultPrevented || cursor.writing || !cellOf(event.target, true)) return;
    if (this.#choose(event) || this.#open(event)) return event.preventDefault();
    if (event.altKey || event.shiftKey) return;
    const first = this.#desk.table.canEdit ? checkColumn : actionColumn;
    const lines = this.#desk.table.lines.length;
    const to = moved(cursor.at, event, { lines, first, last: lastColumn, page: this.#page() });
    if (!to) return;
    event.preventDefault();
    // As cards, lines have no head to go to.
    this.#go(to.line < 0 && !this.focus.hasHead ? { ...to, line: Math.min(0, lines - 1) } : to);
  };

  /** Space has been dealt with: the box under the focus must not turn as well. */
  readonly onkeyup = (event: KeyboardEvent): void => {
    const line = cellOf(event.target, true)?.line ?? -1;
    if (event.key === ' ' && event.target instanceof HTMLInputElement && line >= 0)
      event.preventDefault();
  };

  readonly onmousedown = (event: MouseEvent): void => {
    // A stretch of lines is chosen, not of words.
    if (event.shiftKey && this.#desk.table.canEdit && this.#lineAt(cellOf(event.target)))
      event.preventDefault();
  };

  readonly onclick = (event: MouseEvent): void => {
    const { selection, cursor, table } = this.#desk;
    const cell = cellOf(event.target);
    const line = this.#lineAt(cell);
    if (!cell || line?.kind !== 'row') return;
    const box = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
    if (
      table.canEdit &&
      (box || event.shiftKey || ((event.ctrlKey || event.metaKey) && fieldAt(cell.column)))
    ) {
      if (event.shiftKey) selection.extendTo(line.key);
      else selection.toggle(line.key);
      // The box has turned by itself already: it shows what is chosen, and nothing else.
      if (box) event.target.checked = selection.has(line.action);
      else event.preventDefault();
      this.#go(cell);
    } else if (fieldAt(cell.column) && !cursor.writing) {
      this.#go(cell);
      this.#write(null);
    }
  };

  /** Goes on from a cell one has written in. */
  readonly onwards = (way: Onwards): void => {
    const { cursor, table } = this.#desk;
    const { line, column } = cursor.at;
    cursor.stop();
    if (way === 'down') {
      const next = table.lines.findIndex(({ kind }, index) => index > line && kind === 'row');
      this.#go({ line: next < 0 ? line : next, column });
    } else {
      const step = way === 'right' ? 1 : way === 'left' ? -1 : 0;
      this.#go({ line, column: Math.min(Math.max(column + step, actionColumn), lastColumn) });
    }
  };

  /** Keys that choose lines. True when it was one. */
  #choose(event: KeyboardEvent): boolean {
    const { selection, table, cursor } = this.#desk;
    if (!table.canEdit || event.altKey) return false;
    const { line, column } = cursor.at;
    const here = table.lines[line];
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'a') selection.all();
      else if (event.key === 'z' && !event.shiftKey) this.#desk.undo();
      else return false;
      return true;
    }
    if (event.key === 'Escape' && selection.chosen.size > 0) {
      selection.clear();
      return true;
    }
    if (!here) return false;
    if (event.key === ' ') {
      if (event.shiftKey) selection.extendTo(here.key);
      else selection.toggle(here.key);
      return true;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!event.shiftKey || step === 0) return false;
    const to = table.lines[line + step];
    if (to) {
      selection.step(here.key, to.key);
      this.#go({ line: line + step, column });
    }
    return true;
  }

  /** Keys that begin to write in a cell, or empty it. True when it was one. */
  #open(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey } = event;
    const { column, line } = this.#desk.cursor.at;
    if (!fieldAt(column) || line < 0 || metaKey || ctrlKey !== altKey) return false;
    if (key === 'Enter' || key === 'F2') return this.#write(null);
    if (key === 'Delete' || key === 'Backspace') return this.#clear();
    // These two belong to the whole app.
    return key.length === 1 && key !== ' ' && key !== '/' && key !== '?' && this.#write(key);
  }

  #write(typed: string | null): boolean {
    const { cursor, table } = this.#desk;
    const field = fieldAt(cursor.at.column);
    const line = table.lines[cursor.at.line];
    if (!field || line?.kind !== 'row') return false;
    if (line.row.tracking.disputed.includes(field)) this.#forked = { action: line.action, field };
    else if (table.canEdit) cursor.write(typed);
    else return false;
    return true;
  }

  #clear(): boolean {
    const { cursor, table } = this.#desk;
    const field = fieldAt(cursor.at.column);
    const line = table.lines[cursor.at.line];
    if (!field || line?.kind !== 'row' || !table.canEdit) return false;
    if (line.row.tracking.disputed.includes(field)) return this.#write(null);
    this.#desk.write(line.row, field, '');
    return true;
  }

  #lineAt(cell: Cell | null): Line | undefined {
    return cell ? this.#desk.table.lines[cell.line] : undefined;
  }

  #go(cell: Cell): void {
    this.#desk.cursor.go(cell);
    void tick().then(() => this.focus.take());
  }
}
