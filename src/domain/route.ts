import {
  wholeList,
  type Concern,
  type Grouping,
  type ListView,
  type Order,
  type Shape,
  type StateFilter,
} from './action-list';
import type { Weighing } from './dashboard';
import type { AreaFilter, Filters, NoteFilter } from './filters';
import { noFilters } from './filters';
import { formatRegister, parseRegister, wholeRegister, type RegisterView } from './register-view';
import { readState } from './state';
import { formatMoment, parseMoment, type Moment } from './version';
import { goalOf, isGoalId, type ActionId, type GoalId, type PointNumber } from './ids';

/** What is printed beside an action: 3 for `7.12.3`; `4-k3f` for `7.12.4-k3f`, which a workspace has added. */
export type ActionNumber = number | `${number}-${string}`;

/** Where in the app one is: the part of the address after `#`. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'programme'; readonly filters: Filters }
  /** `action` is the number printed beside it; `write` opens its note. */
  | {
      readonly kind: 'goal';
      readonly goal: GoalId;
      readonly action: ActionNumber | null;
      readonly write: boolean;
    }
  /** Every action in one table. */
  | { readonly kind: 'list'; readonly view: ListView }
  /** Who changed what. */
  | { readonly kind: 'register'; readonly view: RegisterView }
  /** Named copies; two moments compared. */
  | { readonly kind: 'versions'; readonly from: Moment | null; readonly to: Moment | null }
  /** One's own actions, one after another. */
  | { readonly kind: 'mine' }
  /** Where things stand. */
  | { readonly kind: 'dashboard'; readonly by: Weighing }
  | { readonly kind: 'share' }
  | { readonly kind: 'data' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'workspaces' }
  /** Pairing with another device. */
  | { readonly kind: 'pairing' }
  /** Files from and for colleagues. */
  | { readonly kind: 'handover' }
  /** An invitation: a secret, to be taken out of the address at once. */
  | { readonly kind: 'join'; readonly secret: string }
  /** An invitation to connect: of use once, to be taken out of the address at once. */
  | { readonly kind: 'pair'; readonly token: string }
  | { readonly kind: 'unknown' };

/** Pages of one word. */
const words = {
  mie: 'mine',
  condividi: 'share',
  dati: 'data',
  impostazioni: 'settings',
  spazi: 'workspaces',
  abbina: 'pairing',
  consegna: 'handover',
} as const;

const notes = { con: 'with', senza: 'without', '7': 'days-7', '30': 'days-30' } as const;
const areas = { tutte: 'all', senza: 'none' } as const;

/** How the list's choices are called in its address. */
const stateWords: Readonly<Record<string, StateFilter>> = {
  'non-avviata': 'not-begun',
  'in-programma': 'planned',
  'in-corso': 'going',
  conclusa: 'done',
  sospesa: 'suspended',
  abbandonata: 'dropped',
  'non-rilevata': 'none',
  'tutte-le-concluse': 'all-done',
};
const concernWords: Readonly<Record<string, Concern>> = {
  'in-ritardo': 'late',
  'in-scadenza': 'soon',
  'senza-responsabile': 'unowned',
  'da-decidere': 'disputed',
  ferme: 'untouched',
};
const shapeWords: Readonly<Record<string, Shape>> = { bacheca: 'board', calendario: 'calendar' };
const groupWords: Readonly<Record<string, Grouping>> = {
  punto: 'point',
  area: 'area',
  responsabile: 'owner',
  stato: 'state',
  mese: 'month',
};
const orderWords: Readonly<Record<string, Order>> = {
  scadenza: 'due',
  stato: 'state',
  avanzamento: 'progress',
  recenti: 'recent',
};

/** The route of an address such as `#/ambito/7.12?m=3`. Anything unheard of is `unknown`. */
export function parseRoute(hash: string): Route {
  const [path, query] = split(hash.replace(/^#?\/?/, ''), '?');
  const [page, rest] = split(path, '/');
  if (page === 'entra') return { kind: 'join', secret: rest };
  if (page === 'abbina' && rest !== '') return { kind: 'pair', token: rest };
  const parameters = new URLSearchParams(query);
  if (page === 'ambito' && isGoalId(rest)) return parseGoal(rest, parameters);
  if (rest !== '') return { kind: 'unknown' };
  if (page === '' && query === '') return { kind: 'home' };
  if (page === 'registro') return { kind: 'register', view: parseRegister(parameters) };
  if (page === 'cruscotto')
    return { kind: 'dashboard', by: parameters.get('media') === 'ambiti' ? 'goal' : 'action' };
  if (page === 'versioni') return parseVersions(parameters);
  if (page === 'elenco') return { kind: 'list', view: parseView(parameters) };
  if (page === '' || page === 'programma') {
    return { kind: 'programme', filters: parseFilters(parameters) };
  }
  const kind = own(words, page);
  return { kind: kind ?? 'unknown' };
}

/** The address of a route, from `#` on. */
export function formatRoute(route: Route): string {
  switch (route.kind) {
    case 'home':
    case 'unknown':
      return '#/';
    case 'programme':
      return `#/programma${formatFilters(route.filters)}`;
    case 'goal': {
      const query = [
        ...(route.action === null ? [] : [`m=${route.action}`]),
        ...(route.write ? ['scrivi=1'] : []),
      ].join('&');
      return `#/ambito/${route.goal}${query && `?${query}`}`;
    }
    case 'register':
      return `#/registro${formatRegister(route.view)}`;
    case 'dashboard':
      return `#/cruscotto${route.by === 'goal' ? '?media=ambiti' : ''}`;
    case 'versions':
      return `#/versioni${formatVersions(route)}`;
    case 'list':
      return `#/elenco${formatView(route.view)}`;
    case 'join':
      return `#/entra/${route.secret}`;
    case 'pair':
      return `#/abbina/${route.token}`;
    default:
      return `#/${Object.entries(words).find(([, kind]) => kind === route.kind)?.[0] ?? ''}`;
  }
}

/** The address of the list as `filters` show it. */
export const programmeHref = (filters: Partial<Filters>): string =>
  formatRoute({ kind: 'programme', filters: { ...noFilters, ...filters } });

/** The address of the table of actions as `view` shows it. */
export const listHref = (view: Partial<ListView>): string =>
  formatRoute({ kind: 'list', view: { ...wholeList, ...view } });

/** A view as the list's address writes it after its question mark. */
export const listQuery = (view: ListView): string => formatView(view).slice(1);

/** The view such a text asks for; what is unheard of in it asks for nothing. */
export const parseListQuery = (query: string): ListView => parseView(new URLSearchParams(query));

/** The address of the record of changes as `view` shows it. */
export const registerHref = (view: Partial<RegisterView>): string =>
  formatRoute({ kind: 'register', view: { ...wholeRegister, ...view } });

/** The address of the versions, with two moments compared. */
export const versionsHref = (from: Moment | null, to: Moment | null): string =>
  formatRoute({ kind: 'versions', from, to });

export const goalHref = (goal: GoalId): string =>
  formatRoute({ kind: 'goal', goal, action: null, write: false });

/** The address of an action in the sheet of its goal; with `write`, of its note opened to write. */
export const actionHref = (id: ActionId, write = false): string =>
  formatRoute({ kind: 'goal', goal: goalOf(id), action: actionNumber(id), write });

export function actionNumber(id: ActionId): ActionNumber {
  const last = id.slice(id.lastIndexOf('.') + 1);
  return isAddedNumber(last) ? last : Number(last);
}

const isAddedNumber = (text: string): text is `${number}-${string}` =>
  /^[1-9]\d{0,3}-[0-9a-z]{3}$/.test(text);

function parseGoal(goal: GoalId, parameters: URLSearchParams): Route {
  const m = parameters.get('m') ?? '';
  const action = isAddedNumber(m) ? m : natural(m);
  return { kind: 'goal', goal, action, write: action !== null && parameters.has('scrivi') };
}

const parseVersions = (parameters: URLSearchParams): Route => ({
  kind: 'versions',
  from: parseMoment(parameters.get('da')),
  to: parseMoment(parameters.get('a')),
});

function formatVersions({ from, to }: Extract<Route, { kind: 'versions' }>): string {
  const query = [
    ...(from ? [`da=${formatMoment(from)}`] : []),
    ...(to ? [`a=${formatMoment(to)}`] : []),
  ].join('&');
  return query && `?${query}`;
}

const parseArea = (area: string | null): AreaFilter =>
  area === null || !/^[a-z-]{1,60}$/.test(area) ? 'any' : toArea(area);

function parseView(parameters: URLSearchParams): ListView {
  const chosen = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | null =>
    own(table, parameters.get(name) ?? '') ?? null;
  return {
    point: natural(parameters.get('punto')) as PointNumber | null,
    area: parseArea(parameters.get('area')),
    state: chosen(stateWords, 'stato') ?? readState(parameters.get('stato')),
    concern: chosen(concernWords, 'quali'),
    shape: chosen(shapeWords, 'vista') ?? 'table',
    group: chosen(groupWords, 'gruppi'),
    order: chosen(orderWords, 'ordine'),
    down: parameters.has('decrescente'),
  };
}

function formatView({ point, area, state, concern, shape, group, order, down }: ListView): string {
  const word = <Value>(
    name: string,
    table: Readonly<Record<string, Value>>,
    value: Value | null,
  ) => (value === null ? [] : [`${name}=${keyOf(table, value) ?? String(value)}`]);
  const query = [
    ...(point === null ? [] : [`punto=${point}`]),
    ...(area === 'any' ? [] : [`area=${keyOf(areas, area) ?? area}`]),
    ...word('stato', stateWords, state),
    ...word('quali', concernWords, concern),
    ...word('vista', shapeWords, shape === 'table' ? null : shape),
    ...word('gruppi', groupWords, group),
    ...word('ordine', orderWords, order),
    ...(down ? ['decrescente=1'] : []),
  ].join('&');
  return query && `?${query}`;
}

function parseFilters(parameters: URLSearchParams): Filters {
  return {
    point: natural(parameters.get('punto')) as PointNumber | null,
    area: parseArea(parameters.get('area')),
    note: own(notes, parameters.get('note') ?? '') ?? 'any',
    compact: parameters.get('vista') === 'compatta',
  };
}

const toArea = (text: string): AreaFilter => own(areas, text) ?? (text as AreaFilter);

function formatFilters({ point, area, note, compact }: Filters): string {
  const query = [
    ...(point === null ? [] : [`punto=${point}`]),
    ...(area === 'any' ? [] : [`area=${keyOf(areas, area) ?? area}`]),
    ...(note === 'any' ? [] : [`note=${keyOf<NoteFilter>(notes, note) ?? note}`]),
    ...(compact ? ['vista=compatta'] : []),
  ].join('&');
  return query && `?${query}`;
}

const natural = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const keyOf = <Value>(table: Readonly<Record<string, Value>>, value: Value): string | undefined =>
  Object.keys(table).find((key) => table[key] === value);

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
