import type { SessionId } from '../domain/ids';
import { decodeToken, type PairingToken } from '../domain/pairing-token';
import { DirectConnection } from './direct';
import type { Keys } from './keys';
import type { Channel } from './link';
import { PairingCodes } from './pairing-code';

/** Links a browser holds well; past it the copies stay connected through each other. */
const wanted = 12;
/** Attempts under way at once. */
const attemptsLimit = 4;
const meetMs = 20_000;
const restMs = 30_000;
const longestRestMs = 10 * 60_000;

/** The links there are: implemented by the gate. */
export interface MeshLinks {
  readonly links: readonly { session: SessionId; near: ReadonlySet<SessionId> }[];
  signal(via: SessionId, to: SessionId, token: string): void;
  onSignal: (from: SessionId, via: SessionId, token: string) => void;
  onNear: () => void;
}

/** How a connection is begun: `DirectConnection`, outside tests. */
export type Dial = (
  connect: (channel: Channel) => void,
) => Pick<
  DirectConnection,
  'offer' | 'answer' | 'accept' | 'opened' | 'expectWithin' | 'abandon' | 'close'
>;

interface Attempt {
  readonly connection: ReturnType<Dial>;
  readonly token: PairingToken;
}

/**
 * Makes further links through those there are: when a colleague is linked to one this copy is not, the
 * two exchange tokens through the colleague. Of two copies, the one whose session sorts first begins,
 * so that they never both do.
 */
export class Mesh {
  readonly #own: SessionId;
  readonly #links: MeshLinks;
  readonly #codes: PairingCodes;
  readonly #connect: (channel: Channel) => void;
  readonly #dial: Dial;
  /** Null while the offer is being made. */
  readonly #attempts = new Map<SessionId, Attempt | null>();
  /** When each may be tried again, and how long the rest was. */
  readonly #rests = new Map<SessionId, { until: number; ms: number }>();
  #closed = false;

  constructor(options: {
    session: SessionId;
    links: MeshLinks;
    keys: Pick<Keys, 'room' | 'readKey'>;
    connect: (channel: Channel) => void;
    dial?: Dial;
  }) {
    this.#own = options.session;
    this.#links = options.links;
    this.#codes = new PairingCodes(options.keys);
    this.#connect = options.connect;
    this.#dial = options.dial ?? ((connect) => new DirectConnection(connect));
    options.links.onNear = () => this.look();
    options.links.onSignal = (from, via, token) => {
      this.#hear(from, via, token).catch(() => undefined); // a token that is wrong is passed over
    };
  }

  /** Looks for copies to link to: when a link comes or goes, or a colleague says whom it is linked to. */
  look(): void {
    const linked = new Set(this.#links.links.map(({ session }) => session));
    for (const { session: via, near } of this.#links.links) {
      for (const session of near) {
        if (this.#closed || linked.size + this.#attempts.size >= wanted) return;
        if (this.#attempts.size >= attemptsLimit) return;
        if (session > this.#own && !linked.has(session) && this.#rested(session)) {
          void this.#begin(session, via);
        }
      }
    }
  }

  async #begin(session: SessionId, via: SessionId): Promise<void> {
    this.#attempts.set(session, null);
    const connection = this.#dial(this.#connect);
    try {
      const written = await this.#codes.write('invitation', await connection.offer(), null);
      this.#attempts.set(session, { connection, token: decodeToken(written) });
      this.#links.signal(via, session, written);
      connection.expectWithin(meetMs);
      await connection.opened;
      this.#rests.delete(session);
    } catch {
      connection.close();
      const ms = Math.min((this.#rests.get(session)?.ms ?? restMs / 2) * 2, longestRestMs);
      this.#rests.set(session, { until: performance.now() + ms, ms });
    }
    this.#attempts.delete(session);
  }

  async #hear(from: SessionId, via: SessionId, written: string): Promise<void> {
    if (this.#closed) return;
    const attempt = this.#attempts.get(from);
    if (attempt) {
      const { side } = await this.#codes.read(written, 'reply', attempt.token);
      return attempt.connection.accept(side);
    }
    const { links } = this.#links;
    if (from >= this.#own || links.some(({ session }) => session === from)) return;
    if (links.length >= wanted) return;
    const token = await this.#codes.read(written, 'invitation', null);
    const connection = this.#dial(this.#connect);
    connection.expectWithin(meetMs);
    const side = await connection.answer(token.side);
    this.#links.signal(via, from, await this.#codes.write('reply', side, token));
  }

  #rested(session: SessionId): boolean {
    return (
      !this.#attempts.has(session) && (this.#rests.get(session)?.until ?? 0) < performance.now()
    );
  }

  close(): void {
    this.#closed = true;
    for (const attempt of this.#attempts.values()) attempt?.connection.abandon();
    this.#links.onSignal = () => undefined;
    this.#links.onNear = () => undefined;
  }
}
