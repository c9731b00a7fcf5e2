import type { SessionId } from '../domain/ids';
import { decodeToken, type PairingToken } from '../domain/pairing-token';
import { chance } from './chance';
import { DirectConnection } from './direct';
import type { Keys } from './keys';
import type { Channel } from './link';
import { isSmall, mostLinks, spared, strangers, wanting, type MeshLink } from './overlay';
import { PairingCodes } from './pairing-code';

/** Attempts begun and under way at once, and of those through one colleague, who may be lying. */
const attemptsLimit = 4;
const attemptsThrough = 2;
/** Answers under way at once. */
const answersLimit = 6;
const answersThrough = 4;
const meetMs = 20_000;
const restMs = 30_000;
const longestRestMs = 10 * 60_000;
/** How often to look whether links could be spared or changed. */
const lookEveryMs = 2000;
/** In a large room a copy changes one of its links now and then: soon at first, in the end this seldom. */
const longestCalm = 150;

/** The links there are: implemented by the gate. */
export interface MeshLinks {
  readonly links: readonly MeshLink[];
  signal(via: SessionId, to: SessionId, token: string): void;
  shed(session: SessionId): void;
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
  readonly via: SessionId;
  readonly connection: ReturnType<Dial>;
  /** False for one that answers. */
  readonly begun: boolean;
  /** The invitation, once it is made. */
  token: PairingToken | null;
}

/**
 * Makes further links through those there are: when a colleague is linked to one this copy is not, the
 * two exchange tokens through the colleague. In a small room that goes on until all are linked to all;
 * of two copies, the one whose session sorts first begins, so that they never both do. In a large one
 * each looks for some links, takes in those who ask, spares what can be spared, and changes one now
 * and then for one to somebody further off: so the links of all stay few and near each other.
 */
export class Mesh {
  readonly #own: SessionId;
  readonly #links: MeshLinks;
  readonly #codes: Pick<PairingCodes, 'read' | 'write'>;
  readonly #connect: (channel: Channel) => void;
  readonly #dial: Dial;
  readonly #random: () => number;
  readonly #timer: ReturnType<typeof setInterval>;
  /** Connections being made: begun here, or answered. */
  readonly #attempts = new Map<SessionId, Attempt>();
  /** When each may be tried again, and how long the rest was. */
  readonly #rests = new Map<SessionId, { until: number; ms: number }>();
  /** How many attempts through each have failed since one did not. */
  readonly #failures = new Map<SessionId, number>();
  /** Looks until a link is changed, and how many there were before the last. */
  #calm = { left: 1, whole: 1 };
  #closed = false;

  constructor(options: {
    session: SessionId;
    links: MeshLinks;
    keys: Pick<Keys, 'room' | 'readKey'>;
    connect: (channel: Channel) => void;
    dial?: Dial;
    codes?: Pick<PairingCodes, 'read' | 'write'>;
    random?: () => number;
  }) {
    this.#own = options.session;
    this.#links = options.links;
    this.#codes = options.codes ?? new PairingCodes(options.keys);
    this.#connect = options.connect;
    this.#dial = options.dial ?? ((connect) => new DirectConnection(connect));
    this.#random = options.random ?? chance;
    options.links.onNear = () => this.look();
    options.links.onSignal = (from, via, token) => {
      this.#hear(from, via, token).catch(() => undefined); // a token that is wrong is passed over
    };
    this.#timer = setInterval(() => this.#tidy(), lookEveryMs);
  }

  /** Looks for copies to link to: when a link comes or goes, or a colleague says whom it is linked to. */
  look(): void {
    const { links } = this.#links;
    // Those answered are not counted: they may be asked for in the name of nobody.
    this.#seek(wanting(this.#own, links) - this.#under(true).length);
  }

  #seek(count: number): void {
    const { links } = this.#links;
    if (this.#closed || count <= 0) return;
    const small = isSmall(this.#own, links);
    const trust = ({ via }: { via: SessionId }) => this.#failures.get(via) ?? 0;
    const found = strangers(this.#own, links, this.#random).sort((a, b) => trust(a) - trust(b));
    let left = count;
    for (const { session, via } of found) {
      if (left <= 0) return;
      if ((small && session < this.#own) || !this.#rested(session) || this.#busy(via)) continue;
      left--;
      void this.#begin(session, via);
    }
  }

  #under(begun: boolean): Attempt[] {
    return [...this.#attempts.values()].filter((attempt) => attempt.begun === begun);
  }

  /** Too much is begun already, through `via` or at all. One through whom attempts fail gets fewer. */
  #busy(via: SessionId): boolean {
    const begun = this.#under(true);
    const limit = this.#failures.get(via) ? 1 : attemptsThrough;
    return begun.length >= attemptsLimit || through(via, begun) >= limit;
  }

  #answersEnough(via: SessionId): boolean {
    const answers = this.#under(false);
    const limit = this.#failures.get(via) ? 1 : answersThrough;
    return answers.length >= answersLimit || through(via, answers) >= limit;
  }

  /** Spares a link where there are too many; now and then, in a large room, makes one more to choose from. */
  #tidy(): void {
    const { links } = this.#links;
    const session = spared(this.#own, links, this.#random);
    if (session) {
      this.#rest(session, longestRestMs);
      this.#links.shed(session);
    } else if (!isSmall(this.#own, links) && --this.#calm.left <= 0) {
      const whole = Math.min(Math.ceil(this.#calm.whole * 1.5), longestCalm);
      this.#calm = { left: whole, whole };
      this.#seek(1);
    }
    this.look();
  }

  async #begin(session: SessionId, via: SessionId): Promise<void> {
    const connection = this.#dial(this.#connect);
    const attempt: Attempt = { via, connection, begun: true, token: null };
    this.#attempts.set(session, attempt);
    try {
      const written = await this.#codes.write('invitation', await connection.offer(), null);
      attempt.token = decodeToken(written);
      this.#links.signal(via, session, written);
      connection.expectWithin(meetMs);
      await connection.opened;
      this.#made(session, attempt);
    } catch {
      this.#failed(session, attempt);
    }
  }

  /** Its greeting is on its way: until then it must not be taken for one not met. */
  #made(session: SessionId, attempt: Attempt): void {
    this.#rest(session, restMs / 2);
    this.#failures.delete(attempt.via);
    if (this.#attempts.get(session) === attempt) this.#attempts.delete(session);
  }

  #failed(session: SessionId, { connection, via }: Attempt): void {
    connection.close();
    // Taken over by one begun at the other end, it has not failed.
    if (this.#attempts.get(session)?.connection !== connection) return;
    this.#attempts.delete(session);
    const ms = (this.#rests.get(session)?.ms ?? restMs / 2) * 2;
    this.#rest(session, Math.min(ms, longestRestMs));
    this.#failures.set(via, (this.#failures.get(via) ?? 0) + 1);
    this.look();
  }

  async #hear(from: SessionId, via: SessionId, written: string): Promise<void> {
    if (this.#closed) return;
    const attempt = this.#attempts.get(from);
    const { kind } = decodeToken(written);
    if (kind === 'reply') {
      if (!attempt?.token) return;
      const { side } = await this.#codes.read(written, 'reply', attempt.token);
      return attempt.connection.accept(side);
    }
    const { links } = this.#links;
    if (links.some(({ session }) => session === from)) return;
    // Both began: the one whose session sorts first goes on.
    if (attempt && (!attempt.begun || from > this.#own)) return;
    if (!attempt && (this.#answersEnough(via) || links.length > mostLinks)) return;
    const token = await this.#codes.read(written, 'invitation', null);
    await this.#answer(from, via, token);
  }

  async #answer(from: SessionId, via: SessionId, token: PairingToken): Promise<void> {
    const connection = this.#dial(this.#connect);
    const answer: Attempt = { via, connection, begun: false, token: null };
    const overtaken = this.#attempts.get(from);
    this.#attempts.set(from, answer);
    overtaken?.connection.close();
    try {
      connection.expectWithin(meetMs);
      const side = await connection.answer(token.side);
      this.#links.signal(via, from, await this.#codes.write('reply', side, token));
      await connection.opened;
      this.#made(from, answer);
    } catch {
      this.#failed(from, answer);
    }
  }

  #rest(session: SessionId, ms: number): void {
    this.#rests.set(session, { until: performance.now() + ms, ms });
  }

  #rested(session: SessionId): boolean {
    return (
      !this.#attempts.has(session) && (this.#rests.get(session)?.until ?? 0) < performance.now()
    );
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    for (const { connection } of this.#attempts.values()) connection.abandon();
    this.#links.onSignal = () => undefined;
    this.#links.onNear = () => undefined;
  }
}

const through = (via: SessionId, attempts: readonly Attempt[]): number =>
  attempts.filter((attempt) => attempt.via === via).length;
