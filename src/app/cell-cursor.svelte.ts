/** Which cell one is in, and what is being written there. */
export interface Cell {
  /** In the lines; -1 is the head of the table. */
  readonly line: number;
  readonly column: number;
}

/** How large the table is, its first and last columns, and how many lines a page of it has. */
interface Extent {
  readonly lines: number;
  readonly first: number;
  readonly last: number;
  readonly page: number;
}

/** Where a key leads from a cell, as in a spreadsheet; null where it leads nowhere. */
export function moved(
  { line, column }: Cell,
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { lines, first, last, page }: Extent,
): Cell | null {
  const far = ctrlKey || metaKey;
  const bottom = lines - 1;
  const top = Math.min(0, bottom);
  const to = (down: number, right: number): Cell => ({
    line: Math.min(Math.max(line + down, -1), bottom),
    column: Math.min(Math.max(column + right, first), last),
  });
  switch (key) {
    case 'ArrowDown':
      return far ? { line: bottom, column } : to(1, 0);
    case 'ArrowUp':
      return far ? { line: top, column } : to(-1, 0);
    case 'ArrowRight':
      return far ? { line, column: last } : to(0, 1);
    case 'ArrowLeft':
      return far ? { line, column: first } : to(0, -1);
    case 'Home':
      return { line: far ? top : line, column: first };
    case 'End':
      return { line: far ? bottom : line, column: last };
    case 'PageDown':
      return to(page, 0);
    case 'PageUp':
      return { line: Math.max(line - page, top), column };
    default:
      return null;
  }
}

/** The one cell of a table that has the focus, or will have it; it stays with its line when lines move. */
export class CellCursor {
  readonly #lines: () => readonly { readonly key: string }[];
  #key = $state.raw<string | null>(null);
  #line = $state.raw(0);
  #column = $state.raw(1);
  #writing = $state.raw<{ readonly typed: string | null } | null>(null);
  readonly #at = $derived.by((): Cell => {
    const lines = this.#lines();
    const column = this.#column;
    if (this.#line < 0 || lines.length === 0) return { line: -1, column };
    if (lines[this.#line]?.key === this.#key) return { line: this.#line, column };
    const line = lines.findIndex(({ key }) => key === this.#key);
    return { line: line < 0 ? Math.min(this.#line, lines.length - 1) : line, column };
  });

  constructor(lines: () => readonly { readonly key: string }[]) {
    this.#lines = lines;
  }

  get at(): Cell {
    return this.#at;
  }

  /** What the editor of the cell begins with: null, its value; else what was typed to open it. */
  get writing(): { readonly typed: string | null } | null {
    return this.#writing;
  }

  go({ line, column }: Cell): void {
    this.#writing = null;
    this.#line = line;
    this.#column = column;
    this.#key = this.#lines()[line]?.key ?? null;
  }

  write(typed: string | null = null): void {
    this.#writing = { typed };
  }

  stop(): void {
    this.#writing = null;
  }
}
