/** A word and its distance from the one that was asked for. */
export interface Near {
  readonly word: string;
  readonly distance: number;
}

/**
 * Words at a bounded optimal-string-alignment distance (Damerau-Levenshtein where no letter is
 * edited twice: insert, remove, replace, swap two neighbours each cost 1).
 *
 * The sorted list is walked as the tree it stands for: words that begin alike share the rows of the
 * distance table, and a beginning that is already too far takes all its words away at once.
 *
 * @param sorted words in the order of their UTF-16 units, each once
 * @param most edits allowed
 * @param open the word is still being typed: its distance is that of the nearest beginning
 */
export function nearIn(
  sorted: readonly string[],
  asked: string,
  most: number,
  open: boolean,
): Near[] {
  const found: Near[] = [];
  const width = asked.length + 1;
  const table: Uint8Array[] = [Uint8Array.from({ length: width }, (_, i) => i)];
  /** At each depth, the least distance of the beginnings up to there. */
  const nearest = [asked.length];
  let path = '';
  let i = 0;
  while (i < sorted.length) {
    const word = sorted[i] ?? '';
    let depth = sharedLength(path, word);
    let far = false;
    while (depth < word.length && !far) {
      depth++;
      const least = fillRow(table, depth, word, asked);
      const whole = table[depth]?.[asked.length] ?? most + 1;
      nearest[depth] = Math.min(nearest[depth - 1] ?? whole, whole);
      far = least > most;
    }
    path = word.slice(0, depth);
    const next = far ? endOf(sorted, path, i) : i + 1;
    const beginning = nearest[depth] ?? most + 1;
    const distance = open ? beginning : far ? most + 1 : (table[depth]?.[asked.length] ?? most + 1);
    if (distance <= most) for (; i < next; i++) found.push({ word: sorted[i] ?? '', distance });
    i = next;
  }
  return found;
}

/** Row `depth` of the table: distances of the word's first `depth` letters. Returns the least. */
function fillRow(table: Uint8Array[], depth: number, word: string, asked: string): number {
  const row = (table[depth] ??= new Uint8Array(asked.length + 1));
  const above = table[depth - 1] ?? row;
  const twoAbove = table[depth - 2];
  const letter = word.charCodeAt(depth - 1);
  const before = word.charCodeAt(depth - 2);
  let least = depth;
  row[0] = depth;
  for (let j = 1; j <= asked.length; j++) {
    const same = asked.charCodeAt(j - 1) === letter;
    let cell = same
      ? (above[j - 1] ?? 0)
      : 1 + Math.min(above[j - 1] ?? 0, above[j] ?? 0, row[j - 1] ?? 0);
    if (
      twoAbove &&
      !same &&
      asked.charCodeAt(j - 2) === letter &&
      asked.charCodeAt(j - 1) === before
    )
      cell = Math.min(cell, (twoAbove[j - 2] ?? 0) + 1);
    row[j] = cell;
    if (cell < least) least = cell;
  }
  return least;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

/** Index after the last word that begins with `beginning`; the one at `from` does. */
function endOf(sorted: readonly string[], beginning: string, from: number): number {
  let step = 1;
  let inside = from;
  while (sorted[inside + step]?.startsWith(beginning)) {
    inside += step;
    step *= 2;
  }
  for (; step >= 1; step >>= 1) while (sorted[inside + step]?.startsWith(beginning)) inside += step;
  return inside + 1;
}
