import { Awareness } from 'y-protocols/awareness';
import { WebrtcProvider, type SignalingConn, type WebrtcConn } from 'y-webrtc';
import * as Y from 'yjs';
import type { Connection } from '../domain/saved';
import { mutedWrtc, whenOpen } from './channels';
import type { Keys } from './keys';
import type { Channel } from './link';
import { mostLinks } from './overlay';
import { SignallingGuard } from './signalling-guard';

/** After this long without a link the user is told; after the second, the attempt is made anew. */
const patienceMs = 10_000;
const reapMs = 20_000;
/** A peer given up and not announced again in this time has gone. */
const goneMs = 60_000;

/** How long after it begins a page warms up: by then it has drawn itself. */
const calmMs = 1000;

/** Where simple-peer keeps its connection. */
interface Held {
  readonly _pc?: RTCPeerConnection;
}

/**
 * Finds colleagues through the signalling servers the user chose, with y-webrtc: rooms, sealed
 * signalling, offers and answers, reconnection. It is given an empty document and an empty awareness
 * and never sees a byte of ours; the channels it opens come to `connect`. No ICE server is asked.
 */
export class Signalled {
  readonly #provider: WebrtcProvider;
  readonly #guard = new SignallingGuard(() => this.#provider.room);
  readonly #inert = new Y.Doc();
  readonly #urls: readonly string[];
  readonly #linked: () => number;
  readonly #onChange: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #started: number;
  readonly #seen = new Map<string, number>();
  #state: Connection = { kind: 'connecting' };
  #reapedAt = -Infinity;
  /** A page's first connection makes the browser start a good deal: not while a colleague waits. */
  readonly #warming = setTimeout(() => new RTCPeerConnection().close(), calmMs);

  constructor(options: {
    urls: readonly string[];
    keys: Keys;
    connect: (channel: Channel) => void;
    /** How many links to other devices are open. */
    linked: () => number;
    onChange: () => void;
  }) {
    this.#urls = options.urls;
    this.#linked = options.linked;
    this.#onChange = options.onChange;
    this.#started = performance.now();
    const awareness = new Awareness(this.#inert);
    awareness.setLocalState(null);
    this.#provider = new WebrtcProvider(options.keys.room, this.#inert, {
      signaling: [...options.urls],
      password: options.keys.signallingPassword,
      awareness,
      maxConns: mostLinks,
      peerOpts: {
        config: { iceServers: [] },
        wrtc: mutedWrtc((data, connection) =>
          whenOpen(
            data,
            () => this.#visitor(connection),
            (channel) => options.connect(Object.assign(channel, { lasting: true })),
          ),
        ),
      },
    });
    for (const connection of this.#provider.signalingConns as SignalingConn[]) {
      this.#guard.watch(connection);
    }
    this.#provider.on('peers', ({ added, removed }) => {
      for (const id of added) this.#seen.set(id, performance.now());
      for (const id of removed) this.#seen.delete(id);
      this.check();
    });
    this.#timer = setInterval(() => this.check(), 500);
  }

  /** Who is at the other end of a connection that has opened, by y-webrtc's name for them. */
  #visitor(connection: RTCPeerConnection): string {
    const held = this.#provider.room?.webrtcConns ?? new Map<string, WebrtcConn>();
    const found = [...held].find(([, { peer }]) => (peer as Held)._pc === connection);
    if (!found) return crypto.randomUUID(); // nobody to hold to account
    this.#guard.visited(found[0]);
    return found[0];
  }

  get state(): Connection {
    return this.#state;
  }

  /** Looks again at how things stand. Called on a timer and when a link comes or goes. */
  check(): void {
    const state = this.#look();
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#onChange();
  }

  #look(): Connection {
    const now = performance.now();
    this.#reap(now);
    if (this.#linked() > 0) {
      this.#reapedAt = -Infinity;
      return { kind: 'connected' };
    }
    const reached = this.#provider.signalingConns.some(({ connected }) => connected);
    if (!reached) {
      const late = now - this.#started > patienceMs / 2;
      return late ? { kind: 'unreachable', url: this.#urls[0] ?? '' } : { kind: 'connecting' };
    }
    const waits = [...this.#seen.values()].map((since) => now - since);
    const gaveUp = now - this.#reapedAt < goneMs;
    if (gaveUp || waits.some((ms) => ms > patienceMs)) return { kind: 'failed' };
    return waits.length ? { kind: 'connecting' } : { kind: 'alone' };
  }

  /** y-webrtc waits for ever for a peer that was announced and never answers. */
  #reap(now: number): void {
    for (const [id, since] of [...this.#seen]) {
      const connection = this.#provider.room?.webrtcConns.get(id);
      if (!connection || connection.connected || now - since < reapMs) continue;
      this.#reapedAt = now;
      this.#seen.delete(id);
      connection.destroy();
    }
  }

  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#warming);
    this.#provider.disconnect();
    this.#provider.destroy();
    this.#inert.destroy();
  }
}
