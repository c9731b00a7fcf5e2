import type { ActionId } from '../domain/ids';

/** What one person changed since it was last said. */
export interface EditBatch {
  readonly who: string;
  readonly actions: readonly ActionId[];
}

/** Gathers the edits of colleagues, so that they are announced together and not one by one. */
export class EditBatches {
  readonly #edits = new Map<string, Set<ActionId>>();

  add(who: string, actions: readonly ActionId[]): void {
    const known = this.#edits.get(who) ?? new Set();
    for (const action of actions) known.add(action);
    this.#edits.set(who, known);
  }

  /** All that was gathered, and starts again. */
  take(): EditBatch[] {
    const batches = [...this.#edits].map(([who, actions]) => ({ who, actions: [...actions] }));
    this.#edits.clear();
    return batches;
  }
}
