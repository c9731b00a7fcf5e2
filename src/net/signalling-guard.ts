import { fromBase64 } from 'lib0/buffer';
import * as decoding from 'lib0/decoding';
import type { Room, SignalingConn } from 'y-webrtc';

const linksPerMinute = 3;
const minuteMs = 60_000;
const messageLimit = 64 * 1024;
const idLimit = 64;

type Listener = (message: unknown, connection: SignalingConn) => void;

/**
 * Stands between a signalling server and y-webrtc, which believes every message: an answer nobody
 * asked for or a text that is not sealed with the room's key is an uncaught error there, a made-up
 * offer ends a living link, and one who is cut off is back within a moment.
 */
export class SignallingGuard {
  readonly #room: () => Room | null;
  /** When links to each peer of the room were opened, in the last minute. */
  readonly #visits = new Map<string, number[]>();

  constructor(room: () => Room | null) {
    this.#room = room;
  }

  /** A link to this peer has opened. */
  visited(peer: string): void {
    const now = performance.now();
    for (const [id, times] of this.#visits) {
      if ((times.at(-1) ?? 0) < now - minuteMs) this.#visits.delete(id);
    }
    this.#visits.set(peer, [...(this.#visits.get(peer) ?? []), now].slice(-linksPerMinute));
  }

  /** From now on y-webrtc hears through this connection only what makes sense. */
  watch(connection: SignalingConn): void {
    const theirs = [...((connection._observers.get('message') ?? []) as Iterable<Listener>)];
    for (const listener of theirs) connection.off('message', listener);
    let turn = Promise.resolve();
    connection.on('message', (message: unknown) => {
      turn = turn.then(async () => {
        if (await this.#admits(message)) for (const hear of theirs) hear(message, connection);
      });
    });
    // A socket that is being opened again throws at what is sent meanwhile; y-webrtc repeats it.
    const send = connection.send.bind(connection);
    connection.send = (message: unknown) => {
      if (connection.connected) send(message);
    };
  }

  async #admits(message: unknown): Promise<boolean> {
    const room = this.#room();
    const { type, topic, data } = (message ?? {}) as Record<string, unknown>;
    if (!room || type !== 'publish' || topic !== room.name) return false;
    if (typeof data !== 'string' || data.length > messageLimit) return false;
    const words = await unsealed(data, room.key);
    if (typeof words !== 'object' || words === null) return false;
    const { type: what, from, signal } = words as Record<string, unknown>;
    if (typeof from !== 'string' || from.length > idLimit || this.#restless(from)) return false;
    if (what === 'announce') return true;
    if (what !== 'signal' || typeof signal !== 'object' || signal === null) return false;
    const known = room.webrtcConns.get(from);
    return known ? !known.connected : (signal as { type?: unknown }).type !== 'answer';
  }

  #restless(peer: string): boolean {
    const times = this.#visits.get(peer) ?? [];
    return times.length >= linksPerMinute && (times[0] ?? 0) > performance.now() - minuteMs;
  }
}

/** What y-webrtc sealed with the room's key, or null. */
async function unsealed(text: string, key: CryptoKey): Promise<unknown> {
  try {
    const decoder = decoding.createDecoder(fromBase64(text));
    decoding.readVarString(decoder); // the name of the cipher, always the same
    const iv = decoding.readVarUint8Array<ArrayBuffer>(decoder);
    const sealed = decoding.readVarUint8Array<ArrayBuffer>(decoder);
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
    return decoding.readAny(decoding.createDecoder(new Uint8Array(bytes)));
  } catch {
    return null; // not sealed with this key, or damaged: nobody's words
  }
}
