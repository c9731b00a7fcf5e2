import type { AreaFilter, Filters, NoteFilter } from './filters';
import { noFilters } from './filters';
import { goalOf, isGoalId, type ActionId, type GoalId, type PointNumber } from './ids';

/** Where in the app one is: the part of the address after `#`. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'programme'; readonly filters: Filters }
  /** `action` is the number printed beside it; `write` opens its note. */
  | {
      readonly kind: 'goal';
      readonly goal: GoalId;
      readonly action: number | null;
      readonly write: boolean;
    }
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
  condividi: 'share',
  dati: 'data',
  impostazioni: 'settings',
  spazi: 'workspaces',
  abbina: 'pairing',
  consegna: 'handover',
} as const;

const notes = { con: 'with', senza: 'without', '7': 'days-7', '30': 'days-30' } as const;
const areas = { tutte: 'all', senza: 'none' } as const;

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

export const goalHref = (goal: GoalId): string =>
  formatRoute({ kind: 'goal', goal, action: null, write: false });

/** The address of an action in the sheet of its goal; with `write`, of its note opened to write. */
export const actionHref = (id: ActionId, write = false): string =>
  formatRoute({ kind: 'goal', goal: goalOf(id), action: actionNumber(id), write });

/** The number printed beside an action: 3 for `7.12.3`. */
export const actionNumber = (id: ActionId): number => Number(id.slice(id.lastIndexOf('.') + 1));

function parseGoal(goal: GoalId, parameters: URLSearchParams): Route {
  const action = natural(parameters.get('m'));
  return { kind: 'goal', goal, action, write: action !== null && parameters.has('scrivi') };
}

function parseFilters(parameters: URLSearchParams): Filters {
  const area = parameters.get('area');
  return {
    point: natural(parameters.get('punto')) as PointNumber | null,
    area: area === null || !/^[a-z-]{1,60}$/.test(area) ? 'any' : toArea(area),
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
