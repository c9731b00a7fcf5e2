import type { SessionId, Timestamp } from '../domain/ids';
import type { SealedEnvelope } from '../domain/log';
import type { Role } from '../domain/workspace';
import { readEnvelope, type Envelope } from './envelope';
import type { EnvelopeLog, Have } from './envelope-log';
import { Link, type Channel } from './link';
import { encodeMessage, parseMessage, type Message } from './message';
import type { Presence } from './presence';

const haveEveryMs = 10_000;
const silentMs = 40_000;
const answerEveryMs = 1_000;
const banMs = 60_000;
const peersLimit = 64;
/** Unsigned or cheap messages a peer may send in one second. */
const chatterLimit = 50;

interface Peer {
  readonly link: Link;
  session: SessionId | null;
  role: Role | null;
  /** `session:seq` handed to this link and not yet in a HAVE of theirs. */
  readonly sent: Set<string>;
  heard: Timestamp;
  answered: Timestamp;
  visits: number;
  chatter: { since: Timestamp; count: number };
  /** Messages of one peer are dealt with in order. */
  work: Promise<void>;
}

/** What colleagues do to the workspace: implemented by the replica. */
export interface Receiver {
  /** Verifies an envelope's signature. */
  unseal(bytes: Uint8Array): Promise<Envelope | null>;
  /** Takes in a verified envelope. True where it was news. */
  take(envelope: Exclude<Envelope, { kind: 'presence' }>, sealed: SealedEnvelope): Promise<boolean>;
}

interface GateOptions {
  readonly session: SessionId;
  readonly role: Role;
  readonly log: EnvelopeLog;
  readonly presence: Presence;
  readonly receiver: Receiver;
  readonly now: () => Timestamp;
}

/**
 * The gate: every link to another copy of the app, and the only way in. Nothing a link brings reaches
 * the document, the disk or the screen before its signature is verified (presence of readers, which
 * has none, is bounded and only ever a name in a list). A peer that breaks the rules is cut off and
 * kept out for a minute.
 */
export class Colleagues {
  readonly #peers = new Set<Peer>();
  readonly #banned = new Map<string, Timestamp>();
  readonly #options: GateOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #listeners = new Set<() => void>();

  constructor(options: GateOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#beat(), haveEveryMs);
  }

  /** Number of links to other devices (tabs of this browser not counted). */
  get remoteCount(): number {
    return [...this.#peers].filter(({ link, session }) => link.via === 'network' && session).length;
  }

  /** Calls back when a link comes or goes. */
  onLinks(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A channel has opened: greets it. Refused channels are closed. */
  connect(channel: Channel): void {
    const now = this.#options.now();
    if ((this.#banned.get(channel.remote) ?? 0) > now || this.#peers.size >= peersLimit) {
      channel.close();
      return;
    }
    const link = new Link(channel);
    const peer: Peer = {
      link,
      session: null,
      role: null,
      sent: new Set(),
      heard: now,
      answered: -Infinity,
      visits: 0,
      chatter: { since: now, count: 0 },
      work: Promise.resolve(),
    };
    this.#peers.add(peer);
    link.onClose = () => this.#lost(peer);
    link.onMessage = (bytes) => {
      peer.heard = this.#options.now();
      const message = parseMessage(bytes);
      if (!message) return this.#expel(peer);
      peer.work = peer.work.then(() => (link.open ? this.#read(peer, message) : undefined));
    };
    const { session, role, log } = this.#options;
    this.#send(peer, { kind: 'hello', session, role });
    this.#send(peer, { kind: 'have', have: log.have });
  }

  /** Hands a durable envelope to everybody but the one it came from. */
  publish(sealed: SealedEnvelope, from: Peer | null = null): void {
    for (const peer of this.#peers) if (peer !== from) this.#hand(peer, sealed);
  }

  /** Hands a snapshot to readers, who cannot make one to keep their log small. */
  publishSnapshot(sealed: SealedEnvelope): void {
    for (const peer of this.#peers) if (peer.role === 'view') this.#hand(peer, sealed);
  }

  /** Sends this copy's presence: signed by editors, bare from readers. */
  publishPresence(message: Extract<Message, { kind: 'envelope' | 'visitor' }>): void {
    for (const peer of this.#peers) this.#send(peer, message);
  }

  async #read(peer: Peer, message: Message): Promise<void> {
    const { presence, session } = this.#options;
    if (message.kind !== 'envelope' && this.#chatters(peer)) return this.#expel(peer);
    switch (message.kind) {
      case 'hello':
        if (message.session === session) return peer.link.close();
        peer.session = message.session;
        peer.role = message.role;
        this.#tell();
        return presence.announce();
      case 'have':
        return this.#answer(peer, message.have);
      case 'visitor':
        if (!peer.session || peer.role !== 'view') return this.#expel(peer);
        if (
          presence.hear(peer.session, ++peer.visits, 'view', peer.link.via, message.bytes) ===
          'malformed'
        ) {
          this.#expel(peer);
        }
        return;
      case 'envelope':
        return this.#envelope(peer, message.bytes);
    }
  }

  async #envelope(peer: Peer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { log, presence, receiver, session } = this.#options;
    const claim = readEnvelope(bytes);
    if (!claim) return this.#expel(peer);
    if (claim.kind !== 'presence') {
      peer.sent.add(keyOf(claim));
      if (log.knows(claim)) return;
    }
    const envelope = await receiver.unseal(bytes);
    if (!envelope) return this.#expel(peer);
    if (envelope.kind === 'presence') {
      if (envelope.session === session) return;
      const { via } = peer.link;
      const heard = presence.hear(envelope.session, envelope.seq, 'edit', via, envelope.payload);
      if (heard === 'malformed') return this.#expel(peer);
      if (heard === 'news') {
        for (const other of this.#peers) {
          if (other !== peer && other.session !== envelope.session) {
            this.#send(other, { kind: 'envelope', bytes });
          }
        }
      }
      return;
    }
    const { kind, session: author, seq, time } = envelope;
    const sealed: SealedEnvelope = { kind, session: author, seq, time, bytes: bytes.slice() };
    if (await receiver.take(envelope, sealed)) {
      if (kind === 'update') this.publish(sealed, peer);
      else this.publishSnapshot(sealed);
    }
  }

  #answer(peer: Peer, have: Have): void {
    for (const key of peer.sent) {
      const [session = '', seq = ''] = key.split(':');
      if ((have.get(session as SessionId) ?? 0) >= Number(seq)) peer.sent.delete(key);
    }
    const now = this.#options.now();
    if (now - peer.answered < answerEveryMs) return;
    peer.answered = now;
    for (const sealed of this.#options.log.missing(have)) this.#hand(peer, sealed);
  }

  #hand(peer: Peer, sealed: SealedEnvelope): void {
    const key = keyOf(sealed);
    if (peer.sent.has(key)) return;
    peer.sent.add(key);
    this.#send(peer, { kind: 'envelope', bytes: sealed.bytes });
  }

  #send(peer: Peer, message: Message): void {
    peer.link.send(encodeMessage(message));
  }

  #chatters(peer: Peer): boolean {
    const now = this.#options.now();
    if (now - peer.chatter.since >= 1000) peer.chatter = { since: now, count: 0 };
    return ++peer.chatter.count > chatterLimit;
  }

  /** Once a beat: what each has is exchanged, so that whatever was lost is found missing. */
  #beat(): void {
    const now = this.#options.now();
    for (const [remote, until] of this.#banned) if (until <= now) this.#banned.delete(remote);
    for (const peer of [...this.#peers]) {
      if (now - peer.heard > silentMs) peer.link.close();
      else this.#send(peer, { kind: 'have', have: this.#options.log.have });
    }
  }

  #expel(peer: Peer): void {
    this.#banned.set(peer.link.remote, this.#options.now() + banMs);
    peer.link.close();
  }

  #lost(peer: Peer): void {
    this.#peers.delete(peer);
    const { session } = peer;
    if (session && ![...this.#peers].some((other) => other.session === session)) {
      this.#options.presence.forget(session);
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    clearInterval(this.#timer);
    for (const peer of [...this.#peers]) peer.link.close();
    this.#listeners.clear();
  }
}

const keyOf = ({ session, seq }: Pick<SealedEnvelope, 'session' | 'seq'>): string =>
  `${session}:${seq}`;
