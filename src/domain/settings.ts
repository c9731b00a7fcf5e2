import { cleanLabel, nameLimit, officeLimit } from './person';
import type { Person } from './person';
import { isPersonId, isWorkspaceId } from './ids';
import type { WorkspaceId } from './ids';

/** What this device remembers for the person who uses it. Never shared. */
export interface DeviceSettings {
  /** Null until the person has been asked. */
  readonly person: Person | null;
  readonly language: 'it' | 'en';
  readonly theme: 'auto' | 'light' | 'dark';
  /** `wss:` addresses, or `ws:` ones of this machine, at most 5. Empty: nobody is ever contacted. */
  readonly signalling: readonly string[];
  readonly lastWorkspace: WorkspaceId | null;
  /** Whether this browser has been asked to keep our data. */
  readonly persistAsked: boolean;
  /** Keys such as `/` act on their own (WCAG 2.1.4: they can be turned off). */
  readonly shortcuts: boolean;
  /** Carets of colleagues are drawn in the notes. */
  readonly carets: boolean;
}

export const defaultSettings: DeviceSettings = {
  person: null,
  language: 'it',
  theme: 'auto',
  signalling: [],
  lastWorkspace: null,
  persistAsked: false,
  shortcuts: true,
  carets: true,
};

export const signallingLimit = 5;

/** The only hosts the page's policy lets it contact without encryption. */
const thisMachine = ['localhost', '127.0.0.1'];

/** The address of a signalling server as it is kept, or null where the text is not one. */
export function signallingAddress(text: string): string | null {
  if (text.length > 300 || !URL.canParse(text)) return null;
  const { protocol, username, password, hostname, href } = new URL(text);
  if (username || password || hostname === '' || href.includes('#')) return null;
  return protocol === 'wss:' || (protocol === 'ws:' && thisMachine.includes(hostname))
    ? href
    : null;
}

const oneOf =
  <const Choice extends string>(...choices: readonly Choice[]) =>
  (value: unknown): Choice | undefined =>
    choices.find((choice) => choice === value);

const readers: {
  readonly [Key in keyof DeviceSettings]: (value: unknown) => DeviceSettings[Key] | undefined;
} = {
  person: parsePerson,
  language: oneOf('it', 'en'),
  theme: oneOf('auto', 'light', 'dark'),
  signalling: parseSignalling,
  lastWorkspace: (value) => (typeof value === 'string' && isWorkspaceId(value) ? value : undefined),
  persistAsked: parseBoolean,
  shortcuts: parseBoolean,
  carets: parseBoolean,
};

/** Settings out of anything kept under their names: what is missing or unreadable has its default. */
export function parseSettings(kept: ReadonlyMap<string, unknown>): DeviceSettings {
  const read = <Key extends keyof DeviceSettings>(key: Key): DeviceSettings[Key] =>
    readers[key](kept.get(key)) ?? defaultSettings[key];
  return {
    person: read('person'),
    language: read('language'),
    theme: read('theme'),
    signalling: read('signalling'),
    lastWorkspace: read('lastWorkspace'),
    persistAsked: read('persistAsked'),
    shortcuts: read('shortcuts'),
    carets: read('carets'),
  };
}

function parseBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function parsePerson(value: unknown): Person | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, office } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !isPersonId(id)) return undefined;
  if (typeof name !== 'string' || typeof office !== 'string') return undefined;
  return { id, name: cleanLabel(name, nameLimit), office: cleanLabel(office, officeLimit) };
}

function parseSignalling(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const addresses = (value as unknown[]).flatMap((text) =>
    typeof text === 'string' ? (signallingAddress(text) ?? []) : [],
  );
  return [...new Set(addresses)].slice(0, signallingLimit);
}
