import type { ActionId } from '../domain/ids';

/** A line that may be chosen; the heading of a group, which may not, has no action. */
interface Choosable {
  readonly key: string;
  readonly action: ActionId | null;
}

const none: ReadonlySet<ActionId> = new Set();

/** Which actions are chosen in a list, by mouse or by keyboard, one by one or from one to another. */
export class RowSelection {
  readonly #lines: () => readonly Choosable[];
  #chosen = $state.raw<ReadonlySet<ActionId>>(none);
  /** Where a stretch begins, where it ends now, and what was chosen before it. */
  #from: string | null = null;
  #to: string | null = null;
  #before: ReadonlySet<ActionId> = none;

  constructor(lines: () => readonly Choosable[]) {
    this.#lines = lines;
  }

  /** Also what the list does not show at the moment. */
  get chosen(): ReadonlySet<ActionId> {
    return this.#chosen;
  }

  has(action: ActionId): boolean {
    return this.#chosen.has(action);
  }

  /** Chooses a line, or no longer; stretches begin there. */
  toggle(key: string): void {
    const { action } = this.#lines().find((line) => line.key === key) ?? {};
    if (!action) return;
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(action)) chosen.add(action);
    this.#chosen = chosen;
    this.#begin(key);
  }

  /** Chooses all from where the last choice was made to here. */
  extendTo(key: string): void {
    const lines = this.#lines();
    const end = lines.findIndex((line) => line.key === key);
    if (end < 0) return;
    let start = lines.findIndex((line) => line.key === this.#from);
    if (start < 0) {
      this.#begin(key);
      start = end;
    }
    const chosen = new Set(this.#before);
    for (const { action } of lines.slice(Math.min(start, end), Math.max(start, end) + 1))
      if (action) chosen.add(action);
    this.#chosen = chosen;
    this.#to = key;
  }

  /** One step of a stretch: it goes on if one was there already, else it begins at `from`. */
  step(from: string, to: string): void {
    if (this.#to !== from) this.#begin(from);
    this.extendTo(to);
  }

  all(): void {
    this.#chosen = new Set(this.#lines().flatMap(({ action }) => action ?? []));
    this.#from = this.#to = null;
  }

  clear(): void {
    this.#chosen = this.#before = none;
    this.#from = this.#to = null;
  }

  #begin(key: string): void {
    this.#from = this.#to = key;
    this.#before = this.#chosen;
  }
}
