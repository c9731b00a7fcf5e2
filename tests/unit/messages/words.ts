/** A message as it is kept: words, or what makes words of a few things. */
export type Word = string | ((...args: never[]) => unknown);

/** Every message of a language by its path, `goal.sum`; how numbers are written, and what is made of the names of states, left out. */
export function wordsOf(tree: object, path = ''): Map<string, Word> {
  const words = new Map<string, Word>();
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    const name = path ? `${path}.${key}` : key;
    if (name === 'format' || name === 'states') continue;
    if (typeof value === 'string' || typeof value === 'function') words.set(name, value as Word);
    else for (const [inner, word] of wordsOf(value as object, name)) words.set(inner, word);
  }
  return words;
}

/** All the texts a message becomes when it is asked for 0, 1, 2 and 1,234,567. */
export function textsOf(name: string, word: Word): string[] {
  if (typeof word === 'string') return [word];
  return [0, 1, 2, 1_234_567].flatMap((number) => {
    const said = (word as (...args: unknown[]) => unknown)(...argumentsOf(name, word, number));
    return typeof said === 'string' ? [said] : Object.values(said as Record<string, string>);
  });
}

const lists = ['alsoIn', 'edits', 'with'];

/** What a message is given: a list where it wants one, else numbers, which read well as names too. */
function argumentsOf(name: string, word: (...args: never[]) => unknown, number: number): unknown[] {
  const key = name.split('.').at(-1)!;
  const list = Array.from({ length: Math.min(Math.max(number, 1), 5) }, (_, n) => String(n + 1));
  return Array.from({ length: word.length }, (_, index) =>
    lists.includes(key) && index === word.length - 1 ? list : number,
  );
}
