import type { Problem } from '../domain/problem';
import type { Messages } from '../messages/it';

/** A problem in words: what happened, and what to do. */
export interface Explained {
  readonly what: string;
  readonly help: string;
}

export function explain(m: Messages, problem: Problem): Explained {
  const words = m.problems;
  switch (problem.kind) {
    case 'programme-damaged':
      return words[problem.kind](problem.row);
    case 'log-damaged':
      return words[problem.kind](problem.rows);
    case 'file-too-large':
      return words[problem.kind](m.format.size(problem.limit));
    case 'passphrase-short':
      return words[problem.kind](problem.least);
    case 'unknown':
      return words[problem.kind](problem.detail);
    default:
      return words[problem.kind]();
  }
}
