import { concatBytes } from '../domain/bytes';
import { breather } from '../crdt/breath';

/** A way to another copy of the app that keeps order and loses nothing while it lasts. */
export interface Channel {
  readonly via: 'tab' | 'network';
  /** Who is at the other end, as the transport knows it: for bans. */
  readonly remote: string;
  /** Who made it would only make it again: closing it is no way to have fewer. */
  readonly lasting?: boolean;
  /** Bytes handed over and not gone yet. */
  readonly bufferedAmount: number;
  send(frame: Uint8Array<ArrayBuffer>): void;
  close(): void;
  /** Set once by the link. */
  listen(events: {
    frame: (bytes: Uint8Array<ArrayBuffer>) => void;
    drain: () => void;
    closed: () => void;
  }): void;
}

/** One byte of header: the stream (0 live, 1 bulk) and whether the message goes on. */
const more = 1;
const bulkBit = 2;
const frameLimit = 64 * 1024 - 1;
const pauseAt = 1024 * 1024;
const bulkFrom = 48 * 1024;
const messageLimit = 64 * 1024 * 1024 + 1024;
/** Bytes that may wait for a slow peer; past it the link is cut and the peer catches up later. */
const queueLimit = 192 * 1024 * 1024;

type Stream = 'live' | 'bulk';

/**
 * Messages over a channel, cut into frames of 64 kB with back-pressure. Small ones overtake large
 * ones: two streams, each in order. A peer that breaks the framing is cut off.
 */
export class Link {
  readonly via: 'tab' | 'network';
  readonly remote: string;
  readonly lasting: boolean;
  readonly #channel: Channel;
  readonly #outgoing: Record<Stream, { bytes: Uint8Array<ArrayBuffer>; at: number }[]> = {
    live: [],
    bulk: [],
  };
  /** The large message now arriving. */
  #parts: Uint8Array[] = [];
  #arrived = 0;
  #queued = 0;
  #open = true;
  /** In the middle of handing over what is large, between two steps. */
  #resting = false;
  onMessage: (message: Uint8Array<ArrayBuffer>) => void = () => undefined;
  /** The peer broke the framing; the link closes right after. */
  onBreach: () => void = () => undefined;
  onClose: () => void = () => undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
    this.via = channel.via;
    this.remote = channel.remote;
    this.lasting = channel.lasting ?? channel.via === 'tab';
    channel.listen({
      frame: (bytes) => this.#receive(bytes),
      drain: () => this.#pump(),
      closed: () => this.#closed(),
    });
  }

  get open(): boolean {
    return this.#open;
  }

  /** Bytes of messages not handed to the channel yet. */
  get waiting(): number {
    return this.#queued;
  }

  /** Hands a message over. It goes out when the channel has room. */
  send(message: Uint8Array<ArrayBuffer>): void {
    if (!this.#open) return;
    this.#queued += message.length;
    if (this.#queued > queueLimit) return this.close();
    this.#outgoing[message.length < bulkFrom ? 'live' : 'bulk'].push({ bytes: message, at: 0 });
    this.#pump();
  }

  close(): void {
    if (!this.#open) return;
    this.#channel.close();
    this.#closed();
  }

  #closed(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#outgoing.live = [];
    this.#outgoing.bulk = [];
    this.#parts = [];
    this.onClose();
  }

  /** Hands over as much as there is room for, in steps: browsers take a moment for every frame. */
  #pump(): void {
    const pause = breather();
    while (this.#open && this.#channel.bufferedAmount < pauseAt) {
      const stream: Stream = this.#outgoing.live.length ? 'live' : 'bulk';
      const message = this.#outgoing[stream][0];
      if (!message || (this.#resting && stream === 'bulk')) return;
      const end = Math.min(message.at + frameLimit - 1, message.bytes.length);
      const goesOn = end < message.bytes.length;
      const header = (goesOn ? more : 0) | (stream === 'bulk' ? bulkBit : 0);
      const part = message.bytes.subarray(message.at, end);
      this.#queued -= part.length;
      message.at = end;
      if (!goesOn) this.#outgoing[stream].shift();
      try {
        this.#channel.send(concatBytes(Uint8Array.of(header), part));
      } catch {
        return this.close(); // the channel is gone or full beyond its bound: the peer catches up on a new link
      }
      const pausing = stream === 'bulk' && pause();
      if (!pausing) continue;
      this.#resting = true;
      void pausing.then(() => {
        this.#resting = false;
        this.#pump();
      });
      return;
    }
  }

  #receive(frame: Uint8Array<ArrayBuffer>): void {
    if (!this.#open) return;
    const header = frame[0];
    const part = frame.subarray(1);
    if (header === 0 && frame.length <= frameLimit) return this.onMessage(part.slice());
    // Only a large message is cut, and only into full frames: a stream of crumbs would cost us more
    // memory than it cost its sender.
    const full = frame.length === frameLimit;
    const goesOn = header === (bulkBit | more);
    const wellCut = goesOn ? full : header === bulkBit && frame.length <= frameLimit;
    this.#arrived += part.length;
    if (!wellCut || this.#arrived > messageLimit) {
      this.onBreach();
      return this.close();
    }
    // Copied: a frame may be a view of a larger buffer the channel uses again.
    this.#parts.push(part.slice());
    if (goesOn) return;
    const message = concatBytes(...this.#parts);
    this.#parts = [];
    this.#arrived = 0;
    this.onMessage(message);
  }
}
