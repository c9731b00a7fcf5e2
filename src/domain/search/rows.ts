import { goalOf } from '../ids';
import type { ActionId } from '../ids';
import type { Programme } from '../programme';
import { longestRow } from './row';
import type { SearchRow, SearchTarget } from './row';

/**
 * Every text of a programme that can be found, in reading order: points (title and introduction),
 * goals (title), aims, actions (text and items), areas. A generator, so that a large programme can
 * be taken in slices.
 */
export function* rowsOf(programme: Programme): Generator<SearchRow, void> {
  const titles = new Map(programme.points.map((point) => [point.number, point.title]));
  for (const { number, title, introduction } of programme.points) {
    const text = [title, ...introduction].join('\n');
    yield* parts(`point:${number}`, { kind: 'point', point: number }, `${number}`, text, '');
  }
  for (const { id: goal, points, title, aims, actions } of programme.goals) {
    const point = titles.get(points[0]) ?? '';
    yield* parts(`goal:${goal}`, { kind: 'goal', goal }, goal, title, point);
    for (const [place, aim] of aims.entries())
      yield* parts(`aim:${goal}:${place}`, { kind: 'aim', goal }, goal, aim, title);
    for (const { id: action, text, items } of actions) {
      const whole = [text, ...items.map((item) => item.text)].join('\n');
      yield* parts(`action:${action}`, { kind: 'action', goal, action }, action, whole, title);
    }
  }
  for (const { slug: area, name } of programme.areas)
    yield* parts(`area:${area}`, { kind: 'area', area }, '', name, '');
}

/**
 * The rows of one note: one, more if it is long, none if it is blank.
 * @param context title of the goal, or empty if the programme has no such action
 */
export function noteRows(action: ActionId, text: string, context: string): SearchRow[] {
  if (text.trim() === '') return [];
  const target: SearchTarget = { kind: 'note', goal: goalOf(action), action };
  return parts(`note:${action}`, target, action, text, context);
}

function parts(
  key: string,
  target: SearchTarget,
  label: string,
  text: string,
  context: string,
): SearchRow[] {
  const ends: number[] = [];
  for (let end = 0; ends.length === 0 || end < text.length; ends.push(end))
    end = partEnd(text, end);
  return ends.map((end, part) => ({
    key: part === 0 ? key : `${key}+${part}`,
    target,
    part,
    parts: ends.length,
    label,
    text: text.slice(ends[part - 1] ?? 0, end),
    context,
  }));
}

/** The end of the part that begins at `start`: after a line or a space, never within a character. */
function partEnd(text: string, start: number): number {
  const most = start + longestRow;
  if (text.length <= most) return text.length;
  const least = start + longestRow / 2;
  for (const gap of ['\n', ' ']) {
    const at = text.lastIndexOf(gap, most - 1);
    if (at >= least) return at + 1;
  }
  const half = text.charCodeAt(most - 1);
  return half >= 0xd800 && half <= 0xdbff ? most - 1 : most;
}
