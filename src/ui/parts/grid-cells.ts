import type { Cell } from '../../app/cell-cursor.svelte';
import { cellFields, type CellField } from '../../app/cell-text';

/** Said, though a table has most of them: laid out as cards it would lose them. */
export const roles = { grid: 'grid', rows: 'rowgroup', row: 'row' } as const;

/** The columns before those one can write in: the mark of a choice, and the action. */
export const [checkColumn, actionColumn] = [0, 1];
export const lastColumn = actionColumn + cellFields.length;

export const columnOf = (field: CellField): number => actionColumn + 1 + cellFields.indexOf(field);
export const fieldAt = (column: number): CellField | undefined =>
  cellFields[column - actionColumn - 1];

/** The cell of an element; with `itself`, only where the element is what has the cell's focus. */
export function cellOf(target: EventTarget | null, itself = false): Cell | null {
  if (!(target instanceof Element)) return null;
  const place = itself
    ? target
    : (target.closest('td, th')?.querySelector('[data-column]') ?? target.closest('[data-column]'));
  const column = place?.getAttribute('data-column') ?? null;
  const line = place?.closest('[data-index]')?.getAttribute('data-index') ?? null;
  return column === null || line === null ? null : { line: Number(line), column: Number(column) };
}
