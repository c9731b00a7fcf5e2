import type { CellCursor } from '../../app/cell-cursor.svelte';
import { lost } from './focus';

/** The focus in a table of which only some lines are on the page. */
export class GridFocus {
  readonly #cursor: CellCursor;
  #grid: HTMLElement | null = null;
  #inside = false;

  constructor(cursor: CellCursor) {
    this.#cursor = cursor;
  }

  /** As cards, lines have no head to go to. */
  get hasHead(): boolean {
    return this.#grid?.querySelector('thead')?.checkVisibility() ?? false;
  }

  /** Keeps the focus in the table when the line that has it goes. */
  readonly attach = (grid: HTMLElement): (() => void) => {
    this.#grid = grid;
    const entered = () => (this.#inside = true);
    const left = ({ target }: FocusEvent) => {
      // What goes from the page with the focus has not been left.
      setTimeout(() => {
        const gone = target instanceof Node && !target.isConnected;
        if (!gone) this.#inside = grid.contains(document.activeElement);
      });
    };
    const mend = new MutationObserver(() => {
      if (this.#inside && lost()) this.take();
    });
    grid.addEventListener('focusin', entered);
    grid.addEventListener('focusout', left);
    mend.observe(grid, { childList: true, subtree: true });
    return () => {
      grid.removeEventListener('focusin', entered);
      grid.removeEventListener('focusout', left);
      mend.disconnect();
    };
  };

  /** The cell one is in takes the focus, and comes into sight. */
  take(): void {
    const { line, column } = this.#cursor.at;
    const row = this.#grid?.querySelector(`[data-index="${line}"]`);
    const place =
      row?.querySelector<HTMLElement>(`[data-column="${column}"]`) ??
      row?.querySelector<HTMLElement>('[data-column]');
    if (!place || place.contains(document.activeElement)) return;
    place.focus({ preventScroll: true });
    (line < 0 ? this.#grid : place)?.scrollIntoView({ block: 'nearest' });
  }
}
