import { onPaper } from './on-paper';

/** On the page at any rate, from the first one near it. */
const fewest = 12;

interface Rendered<Line> {
  readonly index: number;
  readonly line: Line;
  /** Pixels left empty before it, for lines that are not on the page. */
  readonly gap: number;
}

const none: ReadonlyMap<string, number> = new Map();
/** A first guess at the height of a line, until some are seen. */
const guess = 56;

/**
 * Those lines of a long table that are in sight or near it, and the one that has the focus wherever it
 * is. On paper, all of them.
 */
export class RowWindow<Line extends { readonly key: string }> {
  readonly #lines: () => readonly Line[];
  readonly #pinned: () => number;
  readonly #heights = new Map<string, number>();
  #usual = guess;
  #seen = false;
  #width = 0;
  #measured = $state.raw(0);
  #from = $state.raw(0);
  #to = $state.raw(24);
  #whole = $state.raw(false);
  /** Where each line begins; last, where all end. */
  readonly #tops = $derived.by(() => {
    const heights = this.#measured > 0 ? this.#heights : none;
    const lines = this.#lines();
    const tops = new Float64Array(lines.length + 1);
    for (const [i, { key }] of lines.entries())
      tops[i + 1] = (tops[i] ?? 0) + (heights.get(key) ?? this.#usual);
    return tops;
  });
  readonly #rendered = $derived.by(() => {
    const lines = this.#lines();
    const rendered: Rendered<Line>[] = [];
    const add = (index: number) => {
      const line = lines[index];
      if (line) rendered.push({ index, line, gap: this.#gap(this.#after(rendered.at(-1)), index) });
    };
    if (this.#whole) lines.forEach((_, index) => add(index));
    else {
      const pinned = this.#pinned();
      const from = Math.max(0, Math.min(this.#from, lines.length - 1));
      const to = Math.min(this.#to, lines.length);
      if (pinned >= 0 && pinned < from) add(pinned);
      for (let index = from; index < to; index++) add(index);
      if (pinned >= to) add(pinned);
    }
    return { rendered, rest: this.#gap(this.#after(rendered.at(-1)), lines.length) };
  });

  /** @param pinned the line that has the focus */
  constructor(lines: () => readonly Line[], pinned: () => number) {
    this.#lines = lines;
    this.#pinned = pinned;
  }

  get rendered(): readonly Rendered<Line>[] {
    return this.#rendered.rendered;
  }

  /** Pixels left empty after the last. */
  get rest(): number {
    return this.#rendered.rest;
  }

  /** How many lines fit on the screen. */
  get page(): number {
    return Math.max(1, Math.floor((innerHeight * 0.75) / this.#usual));
  }

  /** Follows the page as it is scrolled, sized and printed. Returns what ends it. */
  readonly follow = (body: HTMLElement): (() => void) => {
    const look = () => this.#look(body);
    const sizes = new ResizeObserver(() => {
      this.#measure(body);
      look();
    });
    const noPaper = onPaper((whole) => (this.#whole = whole));
    sizes.observe(body);
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      sizes.disconnect();
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
      noPaper();
    };
  };

  #after = (last: Rendered<Line> | undefined): number => (last ? last.index + 1 : 0);

  #gap = (from: number, to: number): number => (this.#tops[to] ?? 0) - (this.#tops[from] ?? 0);

  #look(body: HTMLElement): void {
    if (this.#whole) return;
    const top = -body.getBoundingClientRect().top;
    this.#from = this.#lineAt(top - innerHeight * 0.75);
    this.#to = Math.max(this.#lineAt(top + innerHeight * 1.75) + 1, this.#from + fewest);
  }

  #measure(body: HTMLElement): void {
    if (this.#whole) return;
    const { clientWidth } = document.documentElement;
    if (clientWidth !== this.#width) {
      this.#width = clientWidth;
      this.#heights.clear();
      this.#seen = false;
    }
    let [news, sum, count] = [false, 0, 0];
    for (const row of body.querySelectorAll<HTMLElement>('[data-line]')) {
      const { height } = row.getBoundingClientRect();
      const key = row.dataset['line'] ?? '';
      sum += height;
      count++;
      if (Math.abs((this.#heights.get(key) ?? this.#usual) - height) < 0.5) continue;
      this.#heights.set(key, height);
      news = true;
    }
    if (!this.#seen && count > 0) {
      this.#usual = sum / count;
      this.#seen = news = true;
    }
    if (news) this.#measured++;
  }

  /** The line at a height, counted from the first. */
  #lineAt(height: number): number {
    const tops = this.#tops;
    let [low, high] = [0, tops.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((tops[middle] ?? 0) <= height) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
