import { isFunctionWord } from './function-words';
import type { SearchRow } from './row';
import { insertSlot, removeSlot } from './slots';
import { Vocabulary } from './vocabulary';
import type { Entry } from './vocabulary';
import { wordsIn } from './words';

interface Filed {
  readonly row: SearchRow;
  readonly entries: readonly Entry[];
}

/**
 * An inverted index: for each word, the rows that hold it. A row is set and removed on its own, and
 * the index is then the same as one built anew; the cost is that of the row's words.
 */
export class SearchIndex {
  readonly vocabulary = new Vocabulary();
  readonly #filed: (Filed | undefined)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];

  /** Rows in the index. */
  get size(): number {
    return this.#slots.size;
  }

  /** Slots in use or free: every slot is below it. */
  get extent(): number {
    return this.#filed.length;
  }

  /** Adds a row, or replaces the one with its key. */
  set(row: SearchRow): void {
    const known = this.#slots.get(row.key);
    const slot = known ?? this.#free.pop() ?? this.#filed.length;
    const before = known === undefined ? [] : (this.#filed[known]?.entries ?? []);
    const entries = [...wordsOf(row)].map((word) => this.vocabulary.enter(word));
    const stay = new Set(entries);
    for (const entry of entries) insertSlot(entry.rows, slot);
    for (const entry of before) if (!stay.has(entry)) this.#drop(entry, slot);
    this.#filed[slot] = { row, entries };
    this.#slots.set(row.key, slot);
  }

  /** Takes a row out. A key that isn't there is no error. */
  remove(key: string): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    for (const entry of this.#filed[slot]?.entries ?? []) this.#drop(entry, slot);
    this.#filed[slot] = undefined;
    this.#slots.delete(key);
    this.#free.push(slot);
  }

  /** The row in a slot that a word's entry names. */
  at(slot: number): SearchRow | undefined {
    return this.#filed[slot]?.row;
  }

  /** Different words of the row in a slot. */
  wordsAt(slot: number): number {
    return this.#filed[slot]?.entries.length ?? 0;
  }

  #drop(entry: Entry, slot: number): void {
    removeSlot(entry.rows, slot);
    if (entry.rows.length === 0) this.vocabulary.leave(entry);
  }
}

function wordsOf({ text, label, part }: SearchRow): Set<string> {
  const words = new Set<string>();
  for (const { folded } of wordsIn(text)) if (!isFunctionWord(folded)) words.add(folded);
  if (part === 0 && label !== '') words.add(label);
  return words;
}
