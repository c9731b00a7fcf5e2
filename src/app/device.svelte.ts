import type { PersonId, WorkspaceId } from '../domain/ids';
import { cleanLabel, nameLimit, officeLimit, type Person } from '../domain/person';
import { Failure, problemOf, type Problem } from '../domain/problem';
import {
  defaultSettings,
  signallingAddress,
  signallingLimit,
  type DeviceSettings,
} from '../domain/settings';
import type { Persistence, StorageUsage } from '../storage/estimate';
import type { Ports, Signer } from './ports';

type DevicePorts = Pick<
  Ports,
  'settings' | 'newPersonId' | 'persistence' | 'askPersistence' | 'storageUsage'
>;

/** This device: who writes on it, how the app looks on it, what its disk says. */
export class Device implements Signer {
  #settings = $state.raw<DeviceSettings>(defaultSettings);
  #persistence = $state.raw<Persistence>('unknown');
  #usage = $state.raw<StorageUsage>({ used: null, quota: null });
  #problem = $state.raw<Problem | null>(null);
  readonly #ports: DevicePorts;
  readonly #provisional: PersonId;
  readonly #listeners = new Set<() => void>();

  constructor(ports: DevicePorts) {
    this.#ports = ports;
    this.#provisional = ports.newPersonId();
  }

  /** Reads what is kept. A disk that refuses leaves the defaults, and says so in `problem`. */
  async load(): Promise<void> {
    try {
      this.#settings = await this.#ports.settings.read();
    } catch (error) {
      this.#problem = problemOf(error);
    }
  }

  get settings(): DeviceSettings {
    return this.#settings;
  }

  /** Who signs; a person without a name until somebody says. */
  get person(): Person {
    return this.#settings.person ?? { id: this.#provisional, name: '', office: '' };
  }

  /** True once the person has signed, or has said not now. */
  get asked(): boolean {
    return this.#settings.person !== null;
  }

  get signalling(): readonly string[] {
    return this.#settings.signalling;
  }

  get persistence(): Persistence {
    return this.#persistence;
  }

  get usage(): StorageUsage {
    return this.#usage;
  }

  /** Why settings could not be read or kept, if they could not. */
  get problem(): Problem | null {
    return this.#problem;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  sign(name: string, office: string): Promise<void> {
    const { id } = this.person;
    const person = {
      id,
      name: cleanLabel(name, nameLimit),
      office: cleanLabel(office, officeLimit),
    };
    return this.#change({ person }, true);
  }

  setLanguage(language: DeviceSettings['language']): Promise<void> {
    return this.#change({ language });
  }

  setTheme(theme: DeviceSettings['theme']): Promise<void> {
    return this.#change({ theme });
  }

  setShortcuts(shortcuts: boolean): Promise<void> {
    return this.#change({ shortcuts });
  }

  setCarets(carets: boolean): Promise<void> {
    return this.#change({ carets });
  }

  rememberWorkspace(lastWorkspace: WorkspaceId | null): Promise<void> {
    return this.#change({ lastWorkspace });
  }

  /** Throws Failure `address-not-websocket`. An address already there, or one too many, is left out. */
  async addSignalling(text: string): Promise<void> {
    const address = signallingAddress(text.trim());
    if (!address) throw new Failure({ kind: 'address-not-websocket' });
    const signalling = [...new Set([...this.signalling, address])].slice(0, signallingLimit);
    await this.#change({ signalling }, true);
  }

  removeSignalling(address: string): Promise<void> {
    const signalling = this.signalling.filter((other) => other !== address);
    return this.#change({ signalling }, true);
  }

  /** Asks the browser how much is used and whether it keeps it. */
  async measure(): Promise<void> {
    const [usage, persistence] = await Promise.all([
      this.#ports.storageUsage(),
      this.#ports.persistence(),
    ]);
    this.#usage = usage;
    this.#persistence = persistence;
  }

  /** Asks the browser to keep our data, unless it was asked before and `again` is not set. */
  async askToKeep(again = false): Promise<void> {
    if (this.#settings.persistAsked && !again) return;
    await this.#change({ persistAsked: true });
    this.#persistence = await this.#ports.askPersistence();
  }

  async #change(patch: Partial<DeviceSettings>, tell = false): Promise<void> {
    this.#settings = { ...this.#settings, ...patch };
    if (tell) for (const listener of this.#listeners) listener();
    try {
      await this.#ports.settings.write(patch);
      this.#problem = null;
    } catch (error) {
      this.#problem = problemOf(error); // it holds in this tab; the screen says it was not kept
    }
  }
}
