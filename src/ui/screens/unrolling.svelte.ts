/**
 * The chapters of a long list, put on the page a few at a time: the first ones are there in the first
 * frame and the rest follow while the person looks at them.
 */
export class Unrolling {
  #count = $state.raw(0);
  readonly #total: () => number;

  constructor(total: () => number, first: number) {
    this.#total = total;
    this.#count = first;
  }

  get count(): number {
    return this.#count;
  }

  /** Goes on by one chapter a task. Returns what ends it. */
  readonly start = (): (() => void) => {
    const more = () => {
      if (this.#count >= this.#total()) clearInterval(timer);
      else this.#count++;
    };
    const timer = setInterval(more);
    return () => clearInterval(timer);
  };
}
