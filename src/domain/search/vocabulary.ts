import { nearIn } from './near';
import type { Near } from './near';
import { stem } from './stem';

/** A word of the indexed texts. */
export interface Entry {
  readonly word: string;
  readonly stem: string;
  /** Slots of the rows that hold the word, ascending. */
  readonly rows: number[];
}

/** So few new words are put in their place one by one; more are sorted together. */
const few = 64;

/**
 * Every word of the indexed texts, found by its letters, by its stem, by how it begins, or by how
 * little it differs. Kept sorted: words that begin alike stand together.
 */
export class Vocabulary {
  readonly #entries = new Map<string, Entry>();
  readonly #stems = new Map<string, Entry[]>();
  #sorted: string[] = [];
  #added: string[] = [];
  /** Words without rows that still stand in `#sorted` or `#added`. */
  readonly #gone = new Set<string>();

  get size(): number {
    return this.#entries.size;
  }

  /** The entry of a word, made if it is new. */
  enter(word: string): Entry {
    const known = this.#entries.get(word);
    if (known) return known;
    const entry: Entry = { word, stem: stem(word), rows: [] };
    this.#entries.set(word, entry);
    const kin = this.#stems.get(entry.stem);
    if (kin) kin.push(entry);
    else this.#stems.set(entry.stem, [entry]);
    if (!this.#gone.delete(word)) this.#added.push(word);
    return entry;
  }

  /** Forgets a word that no row holds any more. */
  leave({ word, stem: root }: Entry): void {
    this.#entries.delete(word);
    const kin = (this.#stems.get(root) ?? []).filter((each) => each.word !== word);
    if (kin.length > 0) this.#stems.set(root, kin);
    else this.#stems.delete(root);
    this.#gone.add(word);
  }

  get(word: string): Entry | undefined {
    return this.#entries.get(word);
  }

  /** @param root as `stem` gives it */
  withStem(root: string): readonly Entry[] {
    return this.#stems.get(root) ?? [];
  }

  startingWith(prefix: string): Entry[] {
    const words = this.#inOrder();
    const found: Entry[] = [];
    for (let i = placeOf(words, prefix); words[i]?.startsWith(prefix); i++) {
      const entry = this.#entries.get(words[i] ?? '');
      if (entry) found.push(entry);
    }
    return found;
  }

  /** Words at most `most` edits from `word`; with `open`, words that begin so. */
  near(word: string, most: number, open: boolean): { entry: Entry; distance: number }[] {
    return nearIn(this.#inOrder(), word, most, open).flatMap(({ word: found, distance }: Near) => {
      const entry = this.#entries.get(found);
      return entry ? [{ entry, distance }] : [];
    });
  }

  #inOrder(): readonly string[] {
    if (this.#gone.size > 0) {
      const stays = (word: string) => !this.#gone.has(word);
      this.#sorted = this.#sorted.filter(stays);
      this.#added = this.#added.filter(stays);
      this.#gone.clear();
    }
    if (this.#added.length > few) this.#sorted = this.#sorted.concat(this.#added).sort();
    else for (const word of this.#added) this.#sorted.splice(placeOf(this.#sorted, word), 0, word);
    this.#added = [];
    return this.#sorted;
  }
}

/** Index of the first word that is not before `word`. */
function placeOf(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
