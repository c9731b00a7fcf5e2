import type { AcquaintanceStore } from '../domain/acquaintance';
import type { Timestamp } from '../domain/ids';
import type { Connection } from '../domain/saved';
import { Acquaintances } from './acquaintances';
import type { Keys } from './keys';
import { Mesh } from './mesh';
import { Pairing } from './pairing';
import type { Replica } from './replica';
import type { Signalled } from './signalled';
import { connectTabs } from './tabs';

const pauseMs = 5000;

/** Until the network is said to be back, or a while has passed: what says so is not always right. */
const networkOrPause = (): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, pauseMs);
    addEventListener('online', end);
  });

/**
 * The ways a replica reaches colleagues: tabs of this browser always; signalling servers only while
 * the user has set some. y-webrtc is not even loaded before that.
 */
export class Reach {
  readonly #replica: Replica;
  readonly #keys: Keys;
  /** Meeting a colleague without any server. */
  readonly pairing: Pairing;
  /** Whom this device has met, and can meet again with one code. */
  readonly acquaintances: Acquaintances;
  readonly #ends: (() => void)[];
  #urls: readonly string[] = [];
  #signalled: Signalled | null = null;
  #loading = false;
  /** y-webrtc did not come, and is asked for again. */
  #missing = false;
  #closed = false;

  constructor(replica: Replica, keys: Keys, store: AcquaintanceStore, now: () => Timestamp) {
    this.#replica = replica;
    this.#keys = keys;
    const acquaintances = new Acquaintances({
      workspace: replica.id,
      store,
      links: replica.mesh,
      now,
    });
    this.acquaintances = acquaintances;
    this.pairing = new Pairing(
      keys,
      (channel) => replica.connect(channel),
      () => acquaintances.own(),
    );
    const show = () => {
      if (replica.remoteCount > 0) void acquaintances.show(replica.presence.self);
    };
    const mesh = new Mesh({
      session: replica.session,
      links: replica.mesh,
      keys,
      connect: (channel) => replica.connect(channel),
    });
    this.#ends = [
      replica.onLinks(() => mesh.look()),
      () => mesh.close(),
      replica.onLinks(show),
      replica.presence.onChange(show),
      () => acquaintances.close(),
      connectTabs(replica.id, replica.session, (channel) => replica.connect(channel)),
      replica.onLinks(() => this.#signalled?.check()),
      replica.reportConnection(() => this.#connection()),
    ];
  }

  #connection(): Connection {
    if (this.#signalled) return this.#signalled.state;
    if (!this.#loading) return { kind: 'off' };
    const [url = ''] = this.#urls;
    return this.#missing ? { kind: 'unreachable', url } : { kind: 'connecting' };
  }

  /**
   * Uses these signalling servers from now on. y-webrtc is asked for again until it comes: it may not be
   * kept for use offline yet.
   */
  async use(urls: readonly string[]): Promise<void> {
    if (this.#closed || urls.join(' ') === this.#urls.join(' ')) return;
    this.#urls = urls;
    this.#signalled?.close();
    this.#signalled = null;
    this.#loading = urls.length > 0;
    this.#missing = false;
    this.#replica.tellConnection();
    if (urls.length === 0) return;
    const Signalled = await this.#load(urls);
    if (!Signalled || !this.#wants(urls)) return; // meanwhile closed, or told otherwise
    this.#loading = false;
    this.#signalled = new Signalled({
      urls,
      keys: this.#keys,
      connect: (channel) => this.#replica.connect(channel),
      linked: () => this.#replica.remoteCount,
      onChange: () => this.#replica.tellConnection(),
    });
    this.#replica.tellConnection();
  }

  async #load(urls: readonly string[]): Promise<typeof Signalled | null> {
    for (let failures = 1; this.#wants(urls); failures++) {
      try {
        return (await import('./signalled')).Signalled;
      } catch (error) {
        this.#missing = true;
        this.#replica.tellConnection();
        if (failures === 3) reportError(error); // a browser may never ask again before a reload
        await networkOrPause();
      }
    }
    return null;
  }

  #wants(urls: readonly string[]): boolean {
    return !this.#closed && this.#urls === urls;
  }

  close(): void {
    this.#closed = true;
    this.#signalled?.close();
    this.#signalled = null;
    for (const end of this.#ends) end();
  }
}
