import { goalOf } from './ids';
import { Failure } from './problem';
import type { Goal, Programme } from './programme';

/** The failure of one row: `7.12`, `7.12.3`, `point 3`, `area 2`, `goal 9` or `programme`. */
export const damaged = (row: string, detail: string) =>
  new Failure({ kind: 'programme-damaged', row, detail });

/**
 * That the parts of a programme agree with each other: points in order, a goal numbered in the point
 * it is printed in, an action in its goal, an item in its action, each id once, no unknown area.
 *
 * @throws Failure `programme-damaged` with the row.
 */
export function checkProgramme(programme: Programme): void {
  checkHead(programme);
  const seen = new Set<string>();
  for (const goal of programme.goals) checkGoal(goal, programme, seen);
}

function checkHead({ term, areas, points }: Programme): void {
  if (term.to < term.from) throw damaged('programme', 'term: ends before it begins');
  areas.forEach(({ slug }, index) => {
    if (areas.findIndex((other) => other.slug === slug) < index)
      throw damaged(`area ${index + 1}`, `slug ${slug} twice`);
  });
  points.forEach(({ number }, index) => {
    const before = points[index - 1];
    if (before && before.number >= number) throw damaged(`point ${number}`, 'points out of order');
  });
}

function checkGoal(goal: Goal, programme: Programme, seen: Set<string>): void {
  const fail = (detail: string) => damaged(goal.id, detail);
  if (seen.has(goal.id)) throw fail('id twice');
  seen.add(goal.id);
  if (!goal.id.startsWith(`${goal.points[0]}.`)) throw fail('id of another point');
  if (new Set(goal.points).size < goal.points.length) throw fail('a point twice');
  for (const number of goal.points)
    if (!programme.points.some((point) => point.number === number))
      throw fail(`no point ${number}`);
  if (new Set(goal.areas).size < goal.areas.length) throw fail('an area twice');
  for (const slug of goal.areas)
    if (!programme.areas.some((area) => area.slug === slug)) throw fail(`no area ${slug}`);
  for (const { id, items } of goal.actions) {
    if (goalOf(id) !== goal.id) throw damaged(id, `not of goal ${goal.id}`);
    if (seen.has(id)) throw damaged(id, 'id twice');
    seen.add(id);
    items.forEach((item, index) => {
      if (item.id !== `${id}.${index + 1}`) throw damaged(id, `item ${index + 1} has another id`);
    });
  }
}
