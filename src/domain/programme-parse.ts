import * as v from 'valibot';
import { isActionId, isGoalId } from './ids';
import type { ActionId, AreaSlug, GoalId, PointNumber } from './ids';
import type { Programme } from './programme';
import { checkProgramme, damaged } from './programme-check';

/** Control, bidirectional and half characters: none belongs in a paragraph of an approved text. */
// eslint-disable-next-line no-control-regex -- naming them is how they are kept out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

const words = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.check((text) => !unprintable.test(text), 'Invalid characters'),
  );
const someWords = (most: number) =>
  v.pipe(
    words(most),
    v.check((text) => text.trim() !== '', 'Invalid text: empty'),
  );
const several = <Item extends v.GenericSchema>(item: Item, least: number, most: number) =>
  v.pipe(v.array(item), v.minLength(least), v.maxLength(most));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const pointNumber = v.pipe(
  whole(1, 999),
  v.transform((number) => number as PointNumber),
);
/** No leading zeros: one goal, one spelling. */
const numbered = /^[1-9]\d*(\.[1-9]\d*)+$/;
const goalId = v.custom<GoalId>(
  (id) => typeof id === 'string' && isGoalId(id) && numbered.test(id),
  'Invalid goal id',
);
const actionId = v.custom<ActionId>(
  (id) => typeof id === 'string' && isActionId(id) && numbered.test(id),
  'Invalid action id',
);
const areaSlug = v.pipe(
  v.string(),
  v.maxLength(60),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  v.transform((slug) => slug as AreaSlug),
);

const action = v.strictObject({
  id: actionId,
  text: someWords(10_000),
  items: several(v.strictObject({ id: words(20), text: someWords(5_000) }), 0, 99),
});

const goal = v.strictObject({
  id: goalId,
  points: v.pipe(v.tupleWithRest([pointNumber], pointNumber), v.maxLength(20)),
  title: someWords(300),
  aims: several(someWords(5_000), 1, 50),
  actions: several(action, 1, 500),
  areas: several(areaSlug, 0, 50),
  areasSource: words(1_000),
});

const programme = v.strictObject({
  title: someWords(300),
  body: someWords(300),
  term: v.strictObject({ from: whole(1900, 2200), to: whole(1900, 2200) }),
  areas: several(v.strictObject({ slug: areaSlug, name: someWords(200) }), 0, 50),
  points: several(
    v.strictObject({
      number: pointNumber,
      title: someWords(300),
      introduction: several(someWords(20_000), 0, 100),
    }),
    1,
    999,
  ),
  goals: several(goal, 1, 20_000),
});

/**
 * A programme out of anything: every field checked and bounded, nothing unknown let through, ids
 * that agree with each other (a goal is numbered in the point it is printed in, an action in its
 * goal, an item in its action; each once) and areas that exist.
 *
 * @throws Failure `programme-damaged` with the row: `7.12`, `7.12.3`, `point 3`, `area 2`, `goal 9`
 * (the ninth, when it has no readable id) or `programme`.
 */
export function parseProgramme(value: unknown): Programme {
  const result = v.safeParse(programme, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const path = (issue.path ?? []).map((step) => step.key);
    throw damaged(rowAt(value, path), `${path.join('.') || 'value'}: ${issue.message}`);
  }
  checkProgramme(result.output);
  return result.output;
}

/** What a reader calls the place where a check failed. */
function rowAt(value: unknown, [part, index, field, inner]: readonly unknown[]): string {
  if (typeof index !== 'number') return 'programme';
  const row = member(member(value, part), index);
  const id = member(row, 'id');
  switch (part) {
    case 'areas':
      return `area ${index + 1}`;
    case 'points': {
      const number = member(row, 'number');
      return `point ${Number.isInteger(number) ? Number(number) : index + 1}`;
    }
    case 'goals':
      if (typeof id !== 'string' || !isGoalId(id)) return `goal ${index + 1}`;
      return field === 'actions' && typeof inner === 'number' ? `${id}.${inner + 1}` : id;
    default:
      return 'programme';
  }
}

const member = (value: unknown, key: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key as PropertyKey]
    : undefined;
