import type { SessionId, Timestamp } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Role } from '../domain/workspace';
import type { Peer } from './peer';

/** What this copy has handed on to one colleague. */
export interface Serving {
  readonly role: Role;
  /** Null where they have not said who they are. */
  readonly person: Person | null;
  /** Envelopes handed over. */
  readonly count: number;
  readonly at: Timestamp;
}

const servedLimit = 100;

/** To whom this copy has handed what, since the page was opened: what a machine left open did for others. */
export class Served {
  readonly #now: () => Timestamp;
  readonly #all = new Map<SessionId, Serving>();
  readonly #listeners = new Set<() => void>();

  constructor(now: () => Timestamp) {
    this.#now = now;
  }

  /** The last served first. */
  get all(): readonly Serving[] {
    return [...this.#all.values()].reverse();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An envelope was handed to a colleague on another device. */
  note(peer: Pick<Peer, 'session' | 'visitor' | 'role'>): void {
    if (!peer.role) return;
    const session = nameOf(peer);
    const known = this.#all.get(session);
    const { person = null, count = 0 } = known ?? {};
    this.#all.delete(session);
    this.#all.set(session, { role: peer.role, person, count: count + 1, at: this.#now() });
    const [oldest] = this.#all.keys();
    if (oldest !== undefined && this.#all.size > servedLimit) this.#all.delete(oldest);
    this.#tell();
  }

  /** Who the sessions are, as they say. */
  know(colleagues: readonly { readonly session: SessionId; readonly person: Person }[]): void {
    for (const { session, person } of colleagues) {
      const known = this.#all.get(session);
      if (known) this.#all.set(session, { ...known, person });
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.#listeners.clear();
  }
}

/** The name under which presence knows them. */
const nameOf = ({
  session,
  visitor,
  role,
}: Pick<Peer, 'session' | 'visitor' | 'role'>): SessionId =>
  role === 'edit' && session ? session : visitor;
