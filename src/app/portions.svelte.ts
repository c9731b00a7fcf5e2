/** How many of a long list are shown at first, and how many more each time. */
export const portion = 30;

/** How much is shown of each of several long lists: some at first, more when one asks. */
export class Portions {
  #sizes = $state.raw<ReadonlyMap<string, number>>(new Map());

  /** What is shown of a list; `kept` is shown wherever in it it stands. */
  of<Item>(list: string, items: readonly Item[], kept: (item: Item) => boolean): readonly Item[] {
    const size = this.#sizes.get(list) ?? portion;
    return items.filter((item, index) => index < size || kept(item));
  }

  /** Shows more of a list. */
  more(list: string): void {
    const size = this.#sizes.get(list) ?? portion;
    this.#sizes = new Map(this.#sizes).set(list, size + portion);
  }
}
