import { explain } from '../../app/explain';
import type { Problem } from '../../domain/problem';
import type { Messages } from '../../messages/it';

/** Why a workspace did not open. An unforeseen cause has other ways out here: there is no copy to save. */
export function stoppedWords(m: Messages, problem: Problem): string {
  if (problem.kind === 'unknown') return m.banners.stoppedHelp(problem.detail);
  const { what, help } = explain(m, problem);
  return `${what} ${help}`;
}
