import { describe, expect, it } from 'vitest';
import { cite } from '../../../src/domain/citation';
import type { ActionId } from '../../../src/domain/ids';
import { en } from '../../../src/messages/en';
import { it as italian } from '../../../src/messages/it';
import { cremona } from './cremona';

const words = {
  point: italian.goal.citePoint,
  goal: italian.goal.citeGoal,
  action: italian.goal.citeAction,
};
const link = 'https://example.it/#/ambito/9.2?m=3';
const goal = (id: string) => cremona.goals.find((each) => each.id === id)!;

const start = 'Comune di Cremona, Linee programmatiche di mandato 2014-2019, ';

describe('a reference', () => {
  it('to an action names it as an act would, with the link on a line of its own', () => {
    expect(cite(cremona, goal('9.2'), '9.2.3' as ActionId, link, words)).toBe(
      `${start}punto 9 «Città che si prende cura dell'ambiente e che lavora nell'ottica area vasta», ` +
        `ambito 9.2 «Po e territorio», macroazione 3\n${link}`,
    );
  });

  it('to a goal of two points names both, titles as the source spells them', () => {
    expect(cite(cremona, goal('3.3'), null, link, words)).toBe(
      `${start}punto 3 «Città per una cultura fra memoria ed immaginazione», ` +
        'punto 4 «Una città di turismo e commercio», ' +
        `ambito 3.3 «Progettazione culturale in collegamento con altri territori»\n${link}`,
    );
  });

  it('is in the language of the reader, the programme in its own', () => {
    const { citePoint, citeGoal, citeAction } = en.goal;
    const english = { point: citePoint, goal: citeGoal, action: citeAction };
    expect(cite(cremona, goal('1.1'), '1.1.2' as ActionId, link, english)).toBe(
      `${start}point 1 «Città internazionale», goal 1.1 «Cremona internazionale», action 2\n${link}`,
    );
  });
});
