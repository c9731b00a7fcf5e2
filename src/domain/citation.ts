import type { ActionId } from './ids';
import type { Goal, Programme } from './programme';
import { actionNumber } from './route';

/** The words between the parts, in the reader's language. */
export interface CitationWords {
  readonly point: string;
  readonly goal: string;
  readonly action: string;
}

/**
 * How an act would name a goal or an action, titles as the source spells them, the link on its own
 * line: `Comune di Cremona, Linee programmatiche di mandato 2014-2019, punto 9 «…», ambito 9.2 «…»,
 * macroazione 3`. A goal of two points names both.
 */
export function cite(
  programme: Programme,
  goal: Goal,
  action: ActionId | null,
  link: string,
  words: CitationWords,
): string {
  const { body, title, term } = programme;
  const points = programme.points.filter(({ number }) => goal.points.includes(number));
  const parts = [
    body,
    `${title} ${term.from}-${term.to}`,
    ...points.map((point) => `${words.point} ${point.number} «${point.title}»`),
    `${words.goal} ${goal.id} «${goal.title}»`,
    ...(action ? [`${words.action} ${actionNumber(action)}`] : []),
  ];
  return `${parts.join(', ')}\n${link}`;
}
