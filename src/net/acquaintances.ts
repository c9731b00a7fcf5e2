import { isSameDevice, type Acquaintance, type AcquaintanceStore } from '../domain/acquaintance';
import { concatBytes } from '../domain/bytes';
import { encodeSigner, parseSigner } from '../domain/freshness';
import type { Timestamp, WorkspaceId } from '../domain/ids';
import { fingerprintLength } from '../domain/pairing-token';
import type { Person } from '../domain/person';
import type { Role } from '../domain/workspace';
import { ownCertificate, type OwnCertificate } from './certificate';

/** Met again sooner than this, and nothing new about it: the disk is not written for that. */
const againMs = 60 * 60_000;

/** The links cards travel on: implemented by the gate. */
export interface CardLinks {
  /** What other devices are told of this one from now on, those now linked included. */
  showCard(card: Uint8Array<ArrayBuffer>): void;
  /** Hears what another device tells of itself. False where it is no card. */
  onCard: (card: Uint8Array<ArrayBuffer>, role: Role) => boolean;
}

/**
 * Whom this device has been linked to, so that next time one code will do. Each device tells those it
 * is linked to by which certificate they will know it again: its card. A card proves nothing: who
 * holds no link of the workspace cannot answer an invitation, whatever their certificate.
 */
export class Acquaintances {
  readonly #workspace: WorkspaceId;
  readonly #store: AcquaintanceStore;
  readonly #links: CardLinks;
  readonly #now: () => Timestamp;
  #own: Promise<OwnCertificate | null> | null = null;
  #shown: Person | null = null;
  /** Heard by this page. */
  #heard: readonly Acquaintance[] = [];

  constructor(options: {
    workspace: WorkspaceId;
    store: AcquaintanceStore;
    links: CardLinks;
    now: () => Timestamp;
  }) {
    this.#workspace = options.workspace;
    this.#store = options.store;
    this.#links = options.links;
    this.#now = options.now;
    this.#links.onCard = (card, role) => this.#hear(card, role);
  }

  /** This device's certificate in this workspace, made at first use; null where the browser has none. */
  own(): Promise<OwnCertificate | null> {
    this.#own ??= ownCertificate(this.#workspace, this.#store, this.#now()).catch(() => null);
    return this.#own;
  }

  /** Tells those linked who this device is. Does nothing where they know. */
  async show(person: Person): Promise<void> {
    if (this.#shown === person) return;
    this.#shown = person;
    const own = await this.own();
    if (own) this.#links.showCard(concatBytes(own.fingerprint, encodeSigner(person)));
  }

  /** The last met first, this device itself left out. A disk that does not answer knows nobody. */
  async list(): Promise<readonly Acquaintance[]> {
    const [met, own] = await Promise.all([
      this.#store.list(this.#workspace).catch(() => this.#heard),
      this.own(),
    ]);
    return met.filter((each) => !own || !isSameDevice(each, own));
  }

  #hear(card: Uint8Array<ArrayBuffer>, role: Role): boolean {
    const person = parseSigner(card.subarray(fingerprintLength));
    if (!person || card.length < fingerprintLength) return false;
    const fingerprint = card.slice(0, fingerprintLength);
    const met: Acquaintance = { person, role, fingerprint, at: this.#now() };
    const before = this.#heard.find((each) => isSameDevice(each, met));
    if (before && met.at - before.at < againMs && isAlike(before, met)) return true;
    this.#heard = [met, ...this.#heard.filter((each) => each !== before)];
    // Not kept, it costs a second code next time; the journal reports the disk.
    this.#store.put(this.#workspace, met).catch(() => undefined);
    return true;
  }

  close(): void {
    this.#links.onCard = () => true;
  }
}

const isAlike = (a: Acquaintance, b: Acquaintance): boolean =>
  a.role === b.role && JSON.stringify(a.person) === JSON.stringify(b.person);
