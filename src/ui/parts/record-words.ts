import { actionIn, type RecordChanged } from '../../domain/changed';
import type { FactValue } from '../../domain/fact';
import { stateColours } from '../../domain/state';
import { parseYearDay } from '../../domain/year-day';
import type { Messages } from '../../messages/it';
import { statesEn } from '../../messages/states-en';
import { statesIt } from '../../messages/states-it';
import { deadlineWords } from './deadline-words';
import { registerWords } from './register-words';
import { dayText, trackingWords } from './tracking-words';
import { versionWords } from './version-words';
import { parseDay } from '../../domain/day';

/** What a record is called: as the app calls it, else by the name it was given. */
function nameOf(m: Messages, changed: RecordChanged, given: string): string {
  const { kind, id } = changed;
  const { names, term } = deadlineWords(m);
  // What the app calls it: the name the workspace gave is what such a change is often about.
  if (kind === 'state' && Object.hasOwn(m.stateNames, id))
    return m.stateNames[id as keyof typeof m.stateNames];
  if (kind === 'deadline' && Object.hasOwn(names, id)) return names[id as keyof typeof names];
  if (kind === 'deadline' && id === 'term-end') return term;
  return actionIn(changed) ?? given;
}

function textOf(m: Messages, { kind, field }: RecordChanged, value: FactValue): string {
  const words = registerWords(m);
  if (value === null || value === '') return trackingWords(m).empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value !== 'string') return String(value);
  if (kind === 'state' && field === 'colour') {
    const { colours } = m.code === 'en' ? statesEn : statesIt;
    return colours[stateColours.find((one) => one === value) ?? 'none'];
  }
  if (kind === 'schedule') {
    const paces: Readonly<Record<string, string | undefined>> = versionWords(m).paces;
    return paces[value] ?? value;
  }
  if (field !== 'day') return value;
  const whole = parseDay(value);
  if (whole) return dayText(m, whole);
  const on = parseYearDay(value);
  return on ? m.format.day(new Date(2000, on.month - 1, on.day).getTime(), false) : value;
}

/** What was changed of a record of the whole workspace, from what, to what, in a line. */
export function recordText(
  m: Messages,
  changed: RecordChanged,
  given: string,
  before: readonly FactValue[],
  after: readonly FactValue[],
): string {
  const words = registerWords(m);
  const name = nameOf(m, changed, given);
  const thing = name
    ? words.recordOf(words.records[changed.kind], name)
    : words.records[changed.kind];
  const texts = (values: readonly FactValue[]) =>
    values.map((value) => textOf(m, changed, value)).join(' / ');
  const fields: Readonly<Record<string, string>> = words.recordFields;
  const field = Object.hasOwn(fields, changed.field) ? fields[changed.field] : undefined;
  // The text of an address tells nobody anything.
  if (!field || (changed.kind === 'view' && changed.field === 'query'))
    return `${thing}: ${words.recordOther}`;
  return `${thing} · ${trackingWords(m).changed(field, texts(before), texts(after))}`;
}
