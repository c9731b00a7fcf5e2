import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concerns, groupings, orders, shapes } from '../../../src/domain/action-list';
import { noFilters } from '../../../src/domain/filters';
import type { Day } from '../../../src/domain/day';
import type { ActionId, AreaSlug, GoalId, PersonId, PointNumber } from '../../../src/domain/ids';
import {
  actionHref,
  actionNumber,
  formatRoute,
  goalHref,
  parseRoute,
  programmeHref,
  type Route,
} from '../../../src/domain/route';
import type { Moment, VersionId } from '../../../src/domain/version';
import { builtInStates } from '../../../src/domain/state';

const numberTo = (max: number) => fc.integer({ min: 1, max });
const filters = fc.record({
  point: fc.option(numberTo(9999).map((number) => number as PointNumber)),
  area: fc.oneof(
    fc.constantFrom('any' as const, 'all' as const, 'none' as const),
    fc.constantFrom('welfare-di-comunita', 'risorse').map((slug) => slug as AreaSlug),
  ),
  note: fc.constantFrom('any', 'with', 'without', 'days-7', 'days-30'),
  compact: fc.boolean(),
});
const view = fc.record({
  point: filters.map(({ point }) => point),
  area: filters.map(({ area }) => area),
  state: fc.option(fc.constantFrom(...builtInStates, 'none' as const)),
  concern: fc.option(fc.constantFrom(...concerns)),
  shape: fc.constantFrom(...shapes),
  group: fc.option(fc.constantFrom(...groupings)),
  order: fc.option(fc.constantFrom(...orders)),
  down: fc.boolean(),
});
const day = fc.constantFrom('2015-02-03', '2024-02-29').map((text) => text as Day);
const moment: fc.Arbitrary<Moment> = fc.oneof(
  fc.constant<Moment>({ kind: 'now' }),
  fc.constant<Moment>({ kind: 'version', id: '0123456789ab' as VersionId }),
  day.map((each): Moment => ({ kind: 'day', day: each })),
);
const registerView = fc.record({
  action: fc.option(fc.constantFrom('7.12.3', '1.1.1').map((id) => id as ActionId)),
  person: fc.option(fc.constant('00000000000000aa' as PersonId)),
  from: fc.option(day),
  to: fc.option(day),
});
const goal = fc
  .tuple(numberTo(999), numberTo(9999))
  .map(([point, row]) => `${point}.${row}` as GoalId);
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { kind: 'home' },
    { kind: 'share' },
    { kind: 'data' },
    { kind: 'settings' },
    { kind: 'workspaces' },
    { kind: 'dashboard', by: 'action' },
    { kind: 'dashboard', by: 'goal' },
    { kind: 'mine' },
  ),
  view.map((each): Route => ({ kind: 'list', view: each })),
  fc
    .record({ from: fc.option(moment), to: fc.option(moment) })
    .map((each): Route => ({ kind: 'versions', ...each })),
  registerView.map((each): Route => ({ kind: 'register', view: each })),
  filters.map((each): Route => ({ kind: 'programme', filters: each })),
  fc.record({
    kind: fc.constant('goal' as const),
    goal,
    action: numberTo(9999),
    write: fc.boolean(),
  }),
  goal.map((each): Route => ({ kind: 'goal', goal: each, action: null, write: false })),
  fc.stringMatching(/^[ml]\.[\w-]{0,91}$/).map((secret): Route => ({ kind: 'join', secret })),
);

describe('an address', () => {
  it('leads back to the place it was made for', () => {
    fc.assert(
      fc.property(route, (each) => {
        expect(parseRoute(formatRoute(each))).toEqual(each);
      }),
    );
  });

  it('never fails to be read, and what is read has an address of its own', () => {
    const piece = fc.constantFrom(
      ...['#', '/', '?', '=', '&', '%', '.', '#/', 'ambito', 'programma', 'entra', 'dati', '7.12'],
      ...[
        'punto',
        'area',
        'note',
        'm',
        'scrivi',
        '__proto__',
        'constructor',
        'toString',
        '7',
        '-1',
      ],
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(hostile, (hash) => {
        const read = parseRoute(hash);
        if (read.kind === 'unknown' || read.kind === 'join') return;
        expect(parseRoute(formatRoute(read))).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['', { kind: 'home' }],
    ['#', { kind: 'home' }],
    ['#/', { kind: 'home' }],
    ['#/dati', { kind: 'data' }],
    ['#/impostazioni', { kind: 'settings' }],
    ['#/condividi', { kind: 'share' }],
    ['#/spazi', { kind: 'workspaces' }],
    ['#/programma', { kind: 'programme', filters: noFilters }],
    ['#/?punto=9', { kind: 'programme', filters: { ...noFilters, point: 9 } }],
    [
      '#/programma?punto=3&area=tutte&note=30&vista=compatta',
      { kind: 'programme', filters: { point: 3, area: 'all', note: 'days-30', compact: true } },
    ],
    ['#/programma?area=senza', { kind: 'programme', filters: { ...noFilters, area: 'none' } }],
    ['#/ambito/7.12', { kind: 'goal', goal: '7.12', action: null, write: false }],
    ['#/ambito/7.12?m=3', { kind: 'goal', goal: '7.12', action: 3, write: false }],
    ['#/ambito/7.12?m=3&scrivi=1', { kind: 'goal', goal: '7.12', action: 3, write: true }],
    ['#/entra/m.abc', { kind: 'join', secret: 'm.abc' }],
    ['#/entra/', { kind: 'join', secret: '' }],
  ])('%s leads where it says', (hash, expected) => {
    expect(parseRoute(hash)).toEqual(expected);
  });

  it.each([
    '#/niente',
    '#/__proto__',
    '#/constructor',
    '#/toString',
    '#/hasOwnProperty',
    '#/valueOf?punto=1',
    '#/programma/9',
    '#/dati/x',
    '#/ambito',
    '#/ambito/',
    '#/ambito/7',
    '#/ambito/7.12.3',
    '#/ambito/7.12/3',
    '#/ambito/../dati',
    '#/ambito/<img src=x onerror=alert(1)>',
    '#/AMBITO/7.12',
    '#/%64ati',
    '#/javascript:alert(1)',
  ])('%s leads nowhere', (hash) => {
    expect(parseRoute(hash)).toEqual({ kind: 'unknown' });
    expect(formatRoute(parseRoute(hash))).toBe('#/');
  });

  it.each([
    'punto=0',
    'punto=-3',
    'punto=3.5',
    'punto=1e3',
    'punto=00003',
    'punto=99999',
    'area=',
    'area=Area%20Risorse',
    `area=${'a'.repeat(61)}`,
    'area=<script>',
    'note=__proto__',
    'note=constructor',
    'note=with',
    'vista=__proto__',
    '__proto__=1',
  ])('drops the filter "%s", which means nothing', (query) => {
    expect(parseRoute(`#/programma?${query}`)).toEqual({ kind: 'programme', filters: noFilters });
  });

  it('does not take a word every object has for an area of its own', () => {
    const read = parseRoute('#/programma?area=constructor');
    expect(read).toEqual({ kind: 'programme', filters: { ...noFilters, area: 'constructor' } });
    expect(programmeHref({ area: 'constructor' as AreaSlug })).toBe('#/programma?area=constructor');
  });

  it('is short: what is not filtered is not said', () => {
    expect(programmeHref({})).toBe('#/programma');
    expect(programmeHref({ point: 3 as PointNumber, note: 'without' })).toBe(
      '#/programma?punto=3&note=senza',
    );
    expect(goalHref('7.12' as GoalId)).toBe('#/ambito/7.12');
    expect(actionHref('7.12.3' as ActionId)).toBe('#/ambito/7.12?m=3');
    expect(actionHref('7.12.3' as ActionId, true)).toBe('#/ambito/7.12?m=3&scrivi=1');
  });

  it('names an action by the number printed beside it', () => {
    expect(actionNumber('7.12.3' as ActionId)).toBe(3);
    expect(actionNumber('10.1.12' as ActionId)).toBe(12);
  });
});
