import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const dataFile = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../data', name), 'utf8');

/** Lines of the source text; the first is number 1. */
export const sourceLines = dataFile('linee-programmatiche-cremona-2014-2019.txt').split('\n');

export const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** A stretch of one source line: `words.slice(from, to)`. */
export interface Stretch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The stretches a provenance says: lines and ranges joined by `|`; `43:Cremona smart city` is those
 * words of line 43, wherever in it they stand.
 */
export function stretches(provenance: string): Stretch[] {
  return provenance
    .split('|')
    .filter(Boolean)
    .flatMap((part) => {
      const cited = /^(\d+):(.*)$/.exec(part);
      if (cited) return [quoted(Number(cited[1]), wordsOf(cited[2]!))];
      const [first = NaN, last = first] = part.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, step) => whole(first + step));
    });
}

const lineWords = (line: number): string[] => wordsOf(sourceLines[line - 1] ?? '');

const whole = (line: number): Stretch => ({ line, from: 0, to: lineWords(line).length });

/** The first place of the cited words; a wrong one would overlap another field and be found out. */
function quoted(line: number, cited: string[]): Stretch {
  const all = lineWords(line);
  const from = all.findIndex((_, at) => cited.every((word, i) => all[at + i] === word));
  if (from < 0) throw new Error(`line ${line} has no ${cited.join(' ')}`);
  return { line, from, to: from + cited.length };
}

export const wordsAt = ({ line, from, to }: Stretch): string[] => lineWords(line).slice(from, to);
