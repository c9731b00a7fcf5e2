import type { ActionId } from '../domain/ids';

/** Some actions gone through one after another. They are those there were when one began. */
export class Walk {
  readonly actions: readonly ActionId[];
  #at = $state(0);

  constructor(actions: readonly ActionId[]) {
    this.actions = actions;
  }

  /** How many have been gone through. */
  get at(): number {
    return this.#at;
  }

  /** The one at hand; null when all have been gone through. */
  get action(): ActionId | null {
    return this.actions[this.#at] ?? null;
  }

  next(): void {
    this.#at = Math.min(this.#at + 1, this.actions.length);
  }

  back(): void {
    this.#at = Math.max(this.#at - 1, 0);
  }
}
