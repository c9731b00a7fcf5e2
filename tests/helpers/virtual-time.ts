interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  readonly every: number | null;
}

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  now: performance.now.bind(performance),
};

/**
 * A clock of its own in place of the machine's, for simulations of hundreds of copies: what is due is
 * run in order, promises settle in between, and an hour passes as fast as its work is done. Vitest's
 * own fake clock looks through all timers for the next one, which takes too long for so many.
 */
export class VirtualTime {
  now = 1;
  #order = 0;
  /** A heap by time, then by age. */
  #due: Due[] = [];
  readonly #cancelled = new Set<number>();

  /** Takes the place of the machine's clock until `restore`. */
  install(): void {
    const cancel = (id?: number) => {
      if (id !== undefined) this.#cancelled.add(id);
    };
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => this.#add(run, ms, null),
      setInterval: (run: () => void, ms = 0) => this.#add(run, ms, ms),
      clearTimeout: cancel,
      clearInterval: cancel,
    });
    performance.now = () => this.now;
  }

  restore(): void {
    const { now, ...timers } = real;
    Object.assign(globalThis, timers);
    performance.now = now;
    this.#due = [];
  }

  /** Timers that are to run. */
  get waiting(): number {
    return this.#due.filter(({ order }) => !this.#cancelled.has(order)).length;
  }

  #add(run: () => void, ms: number, every: number | null): number {
    const order = ++this.#order;
    this.#push({ at: this.now + Math.max(0, ms), order, run, every });
    return order;
  }

  /** Lets so much time pass, or less if `until` comes to hold. */
  async run(ms: number, until: () => boolean = () => false): Promise<boolean> {
    const end = this.now + ms;
    await settle();
    while (!until()) {
      const next = this.#due[0];
      if (!next || next.at > end) {
        this.now = end;
        return until();
      }
      this.now = next.at;
      while (this.#due[0] && this.#due[0].at <= this.now) this.#runFirst();
      await settle();
    }
    return true;
  }

  #runFirst(): void {
    const due = this.#pop();
    if (this.#cancelled.delete(due.order)) return;
    if (due.every !== null) this.#push({ ...due, at: due.at + due.every });
    due.run();
  }

  #push(due: Due): void {
    const heap = this.#due;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(due, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = due;
  }

  #pop(): Due {
    const heap = this.#due;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Until no promise has anything left to do. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
