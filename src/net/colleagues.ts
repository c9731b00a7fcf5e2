import type { SessionId } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import type { Exchange } from '../domain/presence';
import type { Role } from '../domain/workspace';
import { chance } from './chance';
import {
  isLogged,
  readEnvelope,
  type Envelope,
  type Beacon,
  type LoggedEnvelope,
} from './envelope';
import type { EnvelopeLog, Have } from './envelope-log';
import { Link, type Channel } from './link';
import type { MeshLink } from './overlay';
import { encodeMessage, isEnvelope, parseMessage, type Message } from './message';
import { Peer } from './peer';
import type { Presence } from './presence';
import { reachedBy } from './reached';
import { Tree } from './tree';

const haveEveryMs = 10_000;
/** Sessions a peer was told of long ago that each beat says again. */
const againAtOnce = 32;
const silentMs = 40_000;
/** What a HAVE asks for may be megabytes: it is answered no more often than this. */
const answerEveryMs = 5_000;
const banMs = 60_000;
/** Between two tellings of whom one is linked to. */
const nearEveryMs = 100;
const peersLimit = 64;
/** Bytes of one peer that may wait to be dealt with. */
const pendingLimit = 192 * 1024 * 1024;
/** What one of those messages weighs beside its bytes. */
const messageWeight = 256;

type Telling = Extract<Message, { kind: 'have' | 'offer' | 'graft' }>;

/** What colleagues do to the workspace: implemented by the replica. */
export interface Receiver {
  /** Verifies an envelope's signature. */
  unseal(bytes: Uint8Array): Promise<Envelope | null>;
  /** Takes in a verified envelope. True where it was news. */
  take(envelope: LoggedEnvelope, sealed: SealedEnvelope): Promise<boolean>;
}

/** Beacons as the gate needs them. */
export interface BeaconDesk {
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
  wants(claim: Beacon): boolean;
  hear(beacon: Beacon, bytes: Uint8Array<ArrayBuffer>): boolean;
}

interface GateOptions {
  readonly session: SessionId;
  readonly role: Role;
  readonly log: EnvelopeLog;
  readonly presence: Presence;
  readonly beacons: BeaconDesk;
  /** An envelope was handed to a colleague on another device. */
  readonly onServed: (peer: Peer) => void;
  readonly receiver: Receiver;
  /** Decides where any choice will do. In [0, 1). */
  readonly random?: () => number;
}

/**
 * The gate: every link to another copy of the app, and the only way in. Nothing a link brings reaches
 * the document, the disk or the screen before its signature is verified (presence of readers, which
 * has none, is bounded and only ever a name in a list). A peer that breaks the rules is cut off and
 * kept out for a minute.
 */
export class Colleagues {
  readonly #peers = new Set<Peer>();
  readonly #banned = new Map<string, number>();
  readonly #options: GateOptions;
  readonly #tree: Tree;
  /** The last this copy said of itself. */
  #declared: Extract<Message, { kind: 'envelope' | 'visitor' }> | null = null;
  /** Editors a link to whom has gone and who may be here still, through others. */
  readonly #parted = new Set<SessionId>();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #listeners = new Set<() => void>();
  /** Hears tokens meant for this copy, and through whom they came. */
  onSignal: (from: SessionId, via: SessionId, token: string) => void = () => undefined;
  #introducing: ReturnType<typeof setTimeout> | null = null;
  /** What other devices are told of this one; null until there is something to tell. */
  #card: Uint8Array<ArrayBuffer> | null = null;
  /** Hears what another device tells of itself; false where it is no card. */
  onCard: (card: Uint8Array<ArrayBuffer>, role: Role) => boolean = () => true;
  /** Told when a colleague says to whom it is linked. */
  onNear: () => void = () => undefined;
  #beaten = performance.now();

  constructor(options: GateOptions) {
    this.#options = options;
    this.#tree = new Tree({
      session: options.session,
      peers: this.#peers,
      have: () => options.log.have,
      send: (peer, message) => this.#send(peer, message),
      tell: (peer, kind, have) => this.#say(peer, kind, have),
      random: options.random ?? chance,
    });
    this.#timer = setInterval(() => this.#beat(), haveEveryMs);
  }

  /** Number of other devices linked (tabs of this browser not counted). */
  get remoteCount(): number {
    const remote = [...this.#peers].filter(
      ({ link, session }) => link.via === 'network' && session,
    );
    return new Set(remote.map(({ session }) => session)).size;
  }

  /** Calls back when a link comes or goes. */
  onLinks(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A channel has opened: greets it. Refused channels are closed. */
  connect(channel: Channel): void {
    const banned = (this.#banned.get(channel.remote) ?? 0) > performance.now();
    if (banned || this.#peers.size >= peersLimit) {
      channel.close();
      return;
    }
    const link = new Link(channel);
    const peer = new Peer(link);
    this.#peers.add(peer);
    this.#tree.look();
    link.onClose = () => this.#lost(peer);
    link.onBreach = () => this.#expel(peer);
    link.onMessage = (bytes) => {
      peer.heard = performance.now();
      const weight = bytes.length + messageWeight;
      peer.pending += weight;
      if (peer.pending > pendingLimit) return link.close();
      peer.work = peer.work.then(() => {
        peer.pending -= weight;
        return link.open ? this.#read(peer, bytes) : undefined;
      });
    };
    const { session, role } = this.#options;
    this.#send(peer, { kind: 'hello', session, role });
    this.#greet(peer);
  }

  /** Whom this copy is linked to, and to whom each of those says it is. */
  get links(): MeshLink[] {
    return [...this.#peers].flatMap(({ session, near, link, lazy }) =>
      session ? [{ session, near, lasting: link.lasting, idle: lazy }] : [],
    );
  }

  /** How each colleague is reached, and what either lacks of the other. */
  get reached(): ReadonlyMap<SessionId, Exchange> {
    return reachedBy(this.#peers, this.#options.log.have);
  }

  /** Sends a token to `to` through `via`, who is linked to both. */
  signal(via: SessionId, to: SessionId, token: string): void {
    const peer = this.#linkedTo(via);
    if (peer) this.#send(peer, { kind: 'signal', to, from: this.#options.session, token });
  }

  /** Closes the links to one who is reached through others. */
  shed(session: SessionId): void {
    for (const peer of [...this.#peers]) if (peer.session === session) peer.link.close();
  }

  /** Hands a durable envelope to those whom nobody else has handed it to. */
  publish(sealed: SealedEnvelope, from: Peer | null = null): void {
    this.#tree.brought(nameOf(sealed), from, sealed);
    const next = this.#tree.next(sealed.session, from);
    for (const peer of next) this.#hand(peer, sealed);
    if (!this.#tree.full) return;
    for (const peer of this.#peers) if (!next.includes(peer)) peer.leaves(sealed);
  }

  /** Tells other devices what they will know this one by. */
  showCard(card: Uint8Array<ArrayBuffer>): void {
    this.#card = card;
    for (const peer of this.#peers) if (peer.session) this.#sendCard(peer);
  }

  #sendCard(peer: Peer): void {
    if (this.#card && peer.link.via === 'network') {
      this.#send(peer, { kind: 'card', bytes: this.#card });
    }
  }

  #linkedTo(session: SessionId): Peer | undefined {
    return [...this.#peers].find((peer) => peer.session === session);
  }

  /** Hands a snapshot to readers, who cannot make one to keep their log small. */
  publishSnapshot(sealed: SealedEnvelope): void {
    for (const peer of this.#peers) {
      if (peer.role === 'view' && !peer.lazy) this.#hand(peer, sealed);
    }
  }

  /** Sends this copy's presence: signed by editors, bare from readers. */
  publishPresence(message: Extract<Message, { kind: 'envelope' | 'visitor' }>): void {
    this.#declared = message;
    const signed = message.kind === 'envelope';
    const to = signed ? this.#tree.next(this.#options.session, null) : this.#peers;
    for (const peer of to) this.#send(peer, message);
  }

  async #read(peer: Peer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { presence, session } = this.#options;
    const paid = isEnvelope(bytes) || peer.pays(10 + bytes.length / 1000);
    const message = paid ? parseMessage(bytes) : null;
    // A hello comes first and only once: who a link is with does not change.
    if (!message || (message.kind === 'hello') !== (peer.session === null)) {
      return this.#expel(peer);
    }
    switch (message.kind) {
      case 'hello':
        if (message.session === session) return this.#expel(peer);
        peer.session = message.session;
        peer.role = message.role;
        this.#tree.greeted(peer);
        this.#tell();
        this.#introduce();
        this.#sendCard(peer);
        for (const frame of this.#options.beacons.frames) {
          this.#send(peer, { kind: 'envelope', bytes: frame });
        }
        // In a large room the others know already.
        if (this.#tree.full || !this.#declared) return presence.announce();
        return this.#send(peer, this.#declared);
      case 'near':
        if (!peer.pays(10)) return this.#expel(peer);
        peer.near = new Set(message.sessions);
        this.#tree.look();
        this.#part();
        return this.onNear();
      case 'signal':
        return this.#pass(peer, message);
      case 'have':
      case 'offer':
      case 'graft':
        return this.#heed(peer, message);
      case 'prune':
        peer.lazy = !this.#tree.full;
        return;
      case 'visitor':
        return this.#visit(peer, message.bytes);
      case 'card':
        return this.#meet(peer, message.bytes);
      case 'envelope':
        return this.#envelope(peer, message.bytes);
    }
  }

  /** Tells everybody to whom this copy is linked: now, or with what else changes in a moment. */
  #introduce(): void {
    this.#introducing ??= setTimeout(() => {
      this.#introducing = null;
      this.#sayNear();
    }, nearEveryMs);
  }

  #sayNear(): void {
    const sessions = this.links.map(({ session }) => session);
    for (const peer of this.#peers) {
      const others = sessions.filter((session) => session !== peer.session);
      if (peer.session) this.#send(peer, { kind: 'near', sessions: others });
    }
  }

  /** A token goes one step and no further: from one this copy is linked to, to another. */
  #pass(peer: Peer, message: Extract<Message, { kind: 'signal' }>): void {
    if (!peer.session || !peer.pays(20)) return this.#expel(peer);
    if (message.to === this.#options.session) {
      this.onSignal(message.from, peer.session, message.token);
    } else if (message.from === peer.session) {
      const next = this.#linkedTo(message.to);
      if (next) this.#send(next, message);
    }
  }

  /** What a device is known by does not change while it is linked: nobody fills the memory of others. */
  #meet(peer: Peer, card: Uint8Array<ArrayBuffer>): void {
    const may = peer.pays(50) && peer.isKnownBy(card);
    if (!may || !this.onCard(card, peer.role ?? 'view')) this.#expel(peer);
  }

  /** Of links that say they are of one reader, the first to declare somebody is listed; the next when it goes. */
  #visit(peer: Peer, bytes: Uint8Array): void {
    if (peer.role !== 'view') return this.#expel(peer);
    const same = [...this.#peers].filter(({ session }) => session === peer.session);
    if (same.some((other) => other !== peer && other.role === 'view' && other.visits > 0)) return;
    const { via } = peer.link;
    const reader = { session: peer.visitor, seq: ++peer.visits, role: peer.role, via };
    if (this.#options.presence.hear(reader, bytes) === 'malformed') this.#expel(peer);
  }

  async #envelope(peer: Peer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { log, receiver } = this.#options;
    const claim = readEnvelope(bytes);
    if (!claim) return this.#expel(peer);
    if (claim.kind === 'presence') return this.#presence(peer, claim, bytes);
    if (claim.kind === 'beacon') return this.#beacon(peer, claim, bytes);
    const told = peer.tells(claim);
    if (log.knows(claim)) {
      if (told && !peer.pays(1 + Math.min(bytes.length / 1000, 100))) return this.#expel(peer);
      return this.#tree.repeated(nameOf(claim), peer);
    }
    const envelope = await receiver.unseal(bytes);
    if (!envelope || !isLogged(envelope)) return this.#expel(peer);
    const { kind, session: author, seq, time } = envelope;
    const sealed: SealedEnvelope = { kind, session: author, seq, time, bytes: bytes.slice() };
    if (await receiver.take(envelope, sealed)) {
      if (kind === 'update') this.publish(sealed, peer);
      else this.publishSnapshot(sealed);
    } else this.#tree.repeated(nameOf(sealed), peer);
  }

  /** An editor's presence, passed on once. A stale one is not even verified. */
  async #presence(peer: Peer, claim: Envelope, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { presence, receiver, session: own } = this.#options;
    const { session, seq, payload } = claim;
    if (session === own || presence.isStale(session, seq)) {
      if (!peer.pays(1)) return this.#expel(peer);
      return this.#tree.repeated(nameOf(claim), peer);
    }
    if (!(await receiver.unseal(bytes))) return this.#expel(peer);
    const { via } = peer.link;
    const heard = presence.hear({ session, seq, role: 'edit', via }, payload);
    if (heard === 'malformed') return this.#expel(peer);
    if (heard !== 'news') return;
    if (session === peer.session) peer.proved = true;
    this.#tree.brought(nameOf(claim), peer);
    for (const other of this.#tree.next(session, peer)) {
      this.#send(other, { kind: 'envelope', bytes });
    }
  }

  /** What an editor had, passed on to everybody once. */
  async #beacon(peer: Peer, claim: Beacon, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { beacons, receiver } = this.#options;
    if (!beacons.wants(claim)) {
      if (!peer.pays(1 + bytes.length / 1000)) this.#expel(peer);
      return;
    }
    const beacon = await receiver.unseal(bytes);
    if (beacon?.kind !== 'beacon' || !beacons.hear(beacon, bytes)) return this.#expel(peer);
    this.publishBeacon(beacon.session, bytes, peer);
  }

  /** Sends what an editor, this one or another, had and when. */
  publishBeacon(author: SessionId, bytes: Uint8Array<ArrayBuffer>, from: Peer | null = null): void {
    for (const peer of this.#tree.next(author, from)) {
      if (peer.session) this.#send(peer, { kind: 'envelope', bytes });
    }
  }

  /** What a peer has. It is answered by all it has said, of which this may be a small part. */
  #heed(peer: Peer, { kind, have }: Telling): void {
    if (!peer.learns(have)) return this.#expel(peer);
    if (kind === 'graft') return this.#supply(peer);
    if (kind === 'have') {
      peer.asks = true;
      this.#answer(peer);
    }
    this.#tree.offered(peer, have);
    this.#return(peer);
  }

  #return(peer: Peer): void {
    // A hidden tab's timers hardly run, but it hears: so it is not taken for gone.
    if (performance.now() - peer.greeted < 2 * haveEveryMs) return;
    this.#greet(peer);
    this.#options.presence.announce();
  }

  /** Hands over what a peer lacks; later, at a beat, if it asked a moment ago or is still being served. */
  #answer(peer: Peer): void {
    const now = performance.now();
    if (!peer.asks || now - peer.answered < answerEveryMs || peer.link.waiting > 0) return;
    peer.answered = now;
    peer.asks = false;
    for (const sealed of this.#options.log.missing(peer.have ?? new Map()))
      this.#hand(peer, sealed);
  }

  /** Hands over at once what a peer lacks that others have not brought it: little, as a rule. */
  #supply(peer: Peer): void {
    if (!peer.pays(50)) return this.#expel(peer);
    peer.lazy = false;
    peer.asks = true;
    peer.answered = -Infinity;
    this.#answer(peer);
  }

  #hand(peer: Peer, sealed: SealedEnvelope): void {
    if (!peer.takes(sealed)) return;
    this.#send(peer, { kind: 'envelope', bytes: sealed.bytes });
    if (peer.link.via === 'network') this.#options.onServed(peer);
  }

  /** In a large room what a peer has is only offered: else each of its links would bring it all. */
  #greet(peer: Peer): void {
    peer.greeted = performance.now();
    const kind = this.#tree.full ? 'have' : 'offer';
    this.#say(peer, kind, this.#options.log.have, againAtOnce);
  }

  /** Says what of `have` a peer was not told. The first time that may be long: it asks when all is said. */
  #say(peer: Peer, kind: Telling['kind'], have: Have, again = 0): void {
    const parts = peer.news(have, again);
    for (const [i, part] of parts.entries()) {
      this.#send(peer, { kind: i < parts.length - 1 ? 'offer' : kind, have: part });
    }
  }

  #send(peer: Peer, message: Message): void {
    peer.link.send(encodeMessage(message));
  }

  /** Once a beat: what each has is exchanged, so that whatever was lost is found missing. */
  #beat(): void {
    const now = performance.now();
    for (const [remote, until] of this.#banned) if (until <= now) this.#banned.delete(remote);
    const asleep = now - this.#beaten > silentMs;
    this.#beaten = now;
    this.#tree.ask();
    for (const peer of [...this.#peers]) {
      if (asleep) peer.heard = now; // it is this device that was silent
      if (now - peer.heard > silentMs) {
        peer.link.close();
        continue;
      }
      this.#greet(peer);
      this.#answer(peer);
    }
  }

  #expel(peer: Peer): void {
    this.#banned.set(peer.link.remote, performance.now() + banMs);
    peer.link.close();
  }

  #lost(peer: Peer): void {
    this.#peers.delete(peer);
    const { presence } = this.#options;
    const { session, proved, visitor } = peer;
    presence.forget(visitor);
    this.#tree.lost(peer);
    // Only claimed, a session is not the peer's to take away.
    if (session && proved) this.#parted.add(session);
    this.#part();
    if (session) this.#introduce();
    this.#tell();
  }

  /** Forgets those who have gone, and keeps those who are only no longer linked to this copy. */
  #part(): void {
    for (const session of this.#parted) {
      const here = [...this.#peers].some((peer) => peer.proved && peer.session === session);
      if (here) this.#parted.delete(session);
      else if (![...this.#peers].some(({ near }) => near.has(session))) {
        this.#parted.delete(session);
        this.#options.presence.forget(session);
      }
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#tree.close();
    if (this.#introducing) clearTimeout(this.#introducing);
    for (const peer of [...this.#peers]) peer.link.close();
    this.#listeners.clear();
  }
}

const nameOf = ({ kind, session, seq }: Pick<Envelope, 'kind' | 'session' | 'seq'>): string =>
  `${kind}:${session}:${seq}`;
