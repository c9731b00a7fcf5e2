import type { SessionId } from '../domain/ids';
import type { Have } from './envelope-log';
import type { Message } from './message';
import type { Peer } from './peer';
import { Wanted } from './wanted';

/** News is offered along the other links this often at most. */
const offerEveryMs = 1000;
/** How long to wait for what has been offered: between this and twice as long. */
const patienceMs = 700;
/** Who was asked and has brought nothing is asked again after this, when it next says what it has. */
const askAgainMs = 5000;
/** A link is not pruned again before this: the words have to get there. */
const pruneEveryMs = 2000;
/** A copy that has been here so long has found its place in the tree. */
const settledMs = 60_000;
/** How many of the latest news are remembered, with who brought them first. */
const firstLimit = 2000;

interface TreeOptions {
  readonly session: SessionId;
  readonly peers: ReadonlySet<Peer>;
  readonly have: () => Have;
  readonly send: (peer: Peer, message: Message) => void;
  /** Says to a peer what of `have` it has not been told. */
  readonly tell: (peer: Peer, kind: 'offer' | 'graft', have: Have) => void;
  readonly random: () => number;
}

/**
 * Along which links what is new travels. While this copy is linked to everyone it knows of, the author
 * tells them all and nobody passes on to whom the author is linked. In a larger room the links are
 * first all in use; one that brings what another has brought falls out of use, so that those in use
 * become a tree with one message for each copy and edit (Plumtree: Leitão, Pereira, Rodrigues 2007).
 * The others carry offers, soon after the news; who lacks what is offered and is not given it in a
 * moment asks for it, and that link is in use again. So whoever leaves, or passes nothing on, delays
 * the others for a moment and no longer.
 */
export class Tree {
  readonly #options: TreeOptions;
  /** Who brought each of the latest news first; null for this copy itself. */
  readonly #first = new Map<string, Peer | null>();
  readonly #news = new Set<SessionId>();
  readonly #offered = new Map<Peer, Wanted>();
  #offering: ReturnType<typeof setTimeout> | null = null;
  #asking: ReturnType<typeof setTimeout> | null = null;
  #full = true;
  readonly #born = performance.now();

  constructor(options: TreeOptions) {
    this.#options = options;
  }

  /** True while this copy is linked to everyone its neighbours are linked to. */
  get full(): boolean {
    return this.#full;
  }

  /** Links have come or gone, or one has said to whom it is linked. */
  look(): void {
    const { session: own, peers, have, tell } = this.#options;
    const linked = new Set([...peers].map(({ session }) => session)).add(own);
    this.#full = [...peers].every(({ near }) => [...near].every((session) => linked.has(session)));
    if (!this.#full) return;
    for (const peer of peers) {
      if (!peer.lazy) continue;
      peer.lazy = false;
      tell(peer, 'offer', have()); // of what was not handed over meanwhile
    }
  }

  /** A link is new: in use, unless this copy is well placed without. */
  greeted(peer: Peer): void {
    const placed = [...this.#options.peers].some((other) => other !== peer && !other.lazy);
    peer.lazy = !this.#full && placed && performance.now() - this.#born > settledMs;
  }

  /** To whom what `author` made and `from` brought goes on. */
  next(author: SessionId, from: Peer | null): Peer[] {
    const others = [...this.#options.peers].filter((peer) => peer !== from);
    if (!this.#full) return others.filter(({ lazy }) => !lazy);
    const reached = this.#reached(author, from);
    return others.filter(({ session }) => !reached.has(session));
  }

  /**
   * Who has, or is being sent by another, what `author` signed and `from` sent here: those the author
   * is linked to, or, where the author is not known here, those `from` is. A false claim delays others
   * until what each has is next exchanged and no longer.
   */
  #reached(author: SessionId, from: Peer | null): ReadonlySet<SessionId | null> {
    if (!from) return new Set();
    const known = [...this.#options.peers].find((peer) => peer.proved && peer.session === author);
    return new Set([author, ...(known ?? from).near]);
  }

  /** Notes who brought something first. An update is offered to those who are not told. */
  brought(name: string, from: Peer | null, update?: { session: SessionId }): void {
    this.#first.set(name, from);
    const [oldest] = this.#first.keys();
    if (oldest !== undefined && this.#first.size > firstLimit) this.#first.delete(oldest);
    if (!update || this.#full) return;
    this.#news.add(update.session);
    this.#offering ??= setTimeout(() => this.#offer(), offerEveryMs);
  }

  #offer(): void {
    this.#offering = null;
    const { have, peers, tell } = this.#options;
    const all = have();
    const news = new Map([...this.#news].map((session) => [session, all.get(session) ?? 0]));
    this.#news.clear();
    for (const peer of peers) if (peer.lazy) tell(peer, 'offer', news);
  }

  /** `peer` brought what was here: of the two links one will do, as long as the first is still in use. */
  repeated(name: string, peer: Peer): void {
    const first = this.#first.get(name);
    if (this.#full || first === undefined || first === peer) return;
    if (first && (first.lazy || !first.link.open)) return;
    const now = performance.now();
    if (now - peer.pruned < pruneEveryMs) return;
    peer.pruned = now;
    peer.lazy = true;
    this.#options.send(peer, { kind: 'prune' });
  }

  /** `peer` has what is in `have`. Where it is not here in a moment, it is asked for. */
  offered(peer: Peer, have: Have): void {
    const wanted = this.#offered.get(peer) ?? new Wanted();
    wanted.add(have, this.#options.have(), performance.now());
    if (wanted.isNothing) return;
    this.#offered.set(peer, wanted);
    this.#wait();
  }

  #wait(): void {
    const wait = patienceMs * (1 + this.#options.random());
    this.#asking ??= setTimeout(() => {
      this.#asking = null;
      this.ask();
      if ([...this.#offered.values()].some(mayBeAsked)) this.#wait();
    }, wait);
  }

  /** Asks for what was offered a while ago and is not here: one of those who have it, then the next. */
  ask(): void {
    const own = this.#options.have();
    const now = performance.now();
    for (const [peer, wanted] of this.#offered) {
      const overdue = wanted.isOverdue(own, now - patienceMs);
      if (!peer.link.open || wanted.isNothing) this.#offered.delete(peer);
      else if (overdue && mayBeAsked(wanted)) {
        wanted.asked = now;
        return this.#graft(peer);
      }
    }
  }

  #graft(peer: Peer): void {
    peer.lazy = false;
    this.#options.tell(peer, 'graft', this.#options.have());
  }

  /** A link has gone. If it was in use, another takes its place: best one to somebody near the lost. */
  lost({ lazy, session }: Peer): void {
    this.look();
    if (lazy || this.#full) return;
    const idle = [...this.#options.peers].filter((peer) => peer.lazy);
    const other = idle.find(({ near }) => session && near.has(session)) ?? idle[0];
    if (other) this.#graft(other);
  }

  close(): void {
    if (this.#offering) clearTimeout(this.#offering);
    if (this.#asking) clearTimeout(this.#asking);
  }
}

const mayBeAsked = ({ asked }: Wanted): boolean => performance.now() - asked >= askAgainMs;
