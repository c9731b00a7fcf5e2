import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, type Row } from '../../../src/domain/action-list';
import { boardOf } from '../../../src/domain/board';
import { calendarOf, type Due } from '../../../src/domain/calendar';
import type { Day } from '../../../src/domain/day';
import { factOf, type Entry, type EntryId, type FactValue } from '../../../src/domain/fact';
import type { ActionId, PersonId } from '../../../src/domain/ids';
import { itemOf, type Item, type ItemField } from '../../../src/domain/item';
import { itemId, parseSubject } from '../../../src/domain/subject';
import { trackingOf, type Field } from '../../../src/domain/tracking';
import { builtInStates } from '../../../src/domain/state';
import { cremona } from './cremona';

const today = '2015-07-31' as Day;
let last = 0;
const nextId = () => (++last).toString(36).padStart(12, '0') as EntryId;
const entry = (value: FactValue): Entry => ({
  id: nextId(),
  value,
  by: '00000000000000aa' as PersonId,
  at: ++last,
  over: [],
});

type Values = Partial<Record<Field, readonly FactValue[]>>;
const rows = (recorded: Readonly<Record<string, Values>>): readonly Row[] => {
  const tracking = new Map(
    Object.entries(recorded).map(([id, values]) => [
      id as ActionId,
      trackingOf(
        new Map(
          Object.entries(values).map(([field, all]) => [field as Field, factOf(all.map(entry))]),
        ),
      ),
    ]),
  );
  return rowsOf(cremona, { tracking, touches: new Map() });
};

function milestone(action: string, values: Partial<Record<ItemField, FactValue>>): Item {
  const id = itemId(action as ActionId, 'milestone', nextId());
  const subject = parseSubject(id);
  if (!subject || subject.kind === 'action') throw new Error(id);
  const written = Object.entries(values).map(
    ([field, value]) => [field as ItemField, entry(value)] as const,
  );
  return itemOf(
    subject,
    new Map(written.map(([field, one]) => [field, factOf([one])])),
    written.map(([, one]) => one),
  )!;
}

const none = () => [];
const named = (due: Due) => `${due.row.action.id}${due.kind === 'action' ? '' : ' tappa'}`;

describe('the calendar of the actions', () => {
  it('has the months in which something is due, and always the present one, in order', () => {
    const { months, undated } = calendarOf(
      rows({
        '1.1.1': { due: ['2016-01-15'] },
        '1.1.2': { due: ['2015-06-30'] },
        '1.2.1': { due: ['2015-06-01'] },
        '3.1.1': { due: ['2015-08-10', '2015-09-10'] },
      }),
      none,
      today,
    );
    expect(months.map(({ month, present }) => [month, present])).toEqual([
      ['2015-06', false],
      ['2015-07', true],
      ['2016-01', false],
    ]);
    expect(months[0]?.days.map(({ day }) => day)).toEqual(['2015-06-01', '2015-06-30']);
    expect(months[1]).toMatchObject({ days: [], actions: 0, milestones: 0, late: 0 });
    // Written apart: no day until it is decided.
    expect(undated.map(({ action }) => action.id)).toContain('3.1.1');
    expect(undated).toHaveLength(281);
  });

  it('marks as late what is past and still open, not what is due today', () => {
    const { months } = calendarOf(
      rows({
        '1.1.1': { due: ['2015-07-30'] },
        '1.1.2': { due: ['2015-07-30'], state: ['done'] },
        '1.2.1': { due: ['2015-07-31'] },
      }),
      none,
      today,
    );
    const late = months.flatMap(({ days }) => days.flatMap(({ dues }) => dues));
    expect(late.filter((due) => due.late).map(named)).toEqual(['1.1.1']);
    expect(months).toMatchObject([{ month: '2015-07', actions: 3, late: 1 }]);
  });

  it('has the milestones of the actions shown by their own day, after the actions of that day', () => {
    const milestones = new Map([
      [
        '1.1.1',
        [
          milestone('1.1.1', { title: 'Gara', day: '2015-07-02' }),
          milestone('1.1.1', { title: 'Bando', day: '2015-07-02', done: true }),
          milestone('1.1.1', { title: 'Senza data' }),
        ],
      ],
      ['1.1.2', [milestone('1.1.2', { title: 'Chiusa', day: '2015-07-01' })]],
    ]);
    const { months } = calendarOf(
      rows({ '1.1.2': { state: ['dropped'] }, '1.2.1': { due: ['2015-07-02'] } }),
      ({ action }) => milestones.get(action.id) ?? [],
      today,
    );
    expect(months).toMatchObject([{ month: '2015-07', actions: 1, milestones: 3, late: 2 }]);
    const [first, second] = months[0]?.days ?? [];
    expect(first?.dues.map((due) => [named(due), due.late])).toEqual([['1.1.2 tappa', false]]);
    expect(second?.dues.map((due) => [named(due), due.late])).toEqual([
      ['1.2.1', true],
      ['1.1.1 tappa', true],
      ['1.1.1 tappa', false],
    ]);
  });

  it('has every action once, with a day or without', () => {
    const day = fc.constantFrom('2014-12-31', '2015-01-01', '2015-07-31', '2099-02-28');
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...rows({}).map(({ action }) => action.id)), day),
        (days) => {
          const all = rows(
            Object.fromEntries(Object.entries(days).map(([id, due]) => [id, { due: [due] }])),
          );
          const { months, undated } = calendarOf(all, none, today);
          const dated = months.flatMap((month) => month.days.flatMap(({ dues }) => dues));
          const ids = [...dated, ...undated.map((row) => ({ row }))].map(
            ({ row }) => row.action.id,
          );
          expect(new Set(ids).size).toBe(284);
          expect(ids).toHaveLength(284);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the board of the actions', () => {
  it('has a column for each state, first that of none, and every action in one', () => {
    const columns = boardOf(
      rows({ '1.1.1': { state: ['going'] }, '1.1.2': { state: ['going', 'done'] } }),
    );
    expect(columns.map(({ state }) => state)).toEqual(['none', ...builtInStates]);
    expect(columns.map((column) => column.rows.length)).toEqual([283, 0, 0, 1, 0, 0, 0]);
    expect(columns[0]?.rows.map(({ action }) => action.id)).toContain('1.1.2');
  });
});
