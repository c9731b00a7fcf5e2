import type { IceSide } from '../domain/pairing-token';
import { Failure } from '../domain/problem';
import { whenOpen } from './channels';
import type { Channel } from './link';
import { descriptionOf, sideOf } from './session-description';

/** How long to look for addresses of this device. */
const gatherMs = 3000;
/** How long a connection may be without its peer before it is given up. */
const lostMs = 8000;

let connections = 0;

/** What stands in for a side's own ICE credentials, where the browser allows it. */
export type IceCredentials = Pick<IceSide, 'ufrag' | 'pwd'>;

/**
 * One connection made without a server: each side tells the other, by whatever way, what `offer` or
 * `answer` gave it. No ICE server is asked. `close` ends it; so does losing the peer.
 */
export class DirectConnection {
  readonly #number = ++connections;
  readonly #peer: RTCPeerConnection;
  readonly #data: RTCDataChannel;
  /** Resolves when the channel is open; rejects with Failure `pairing-no-answer` if it never will be. */
  readonly opened: Promise<void>;
  #lost: ReturnType<typeof setTimeout> | null = null;
  #fail: () => void = () => undefined;

  /** `certificate` names this device, to who has met it before; one of its own otherwise. */
  constructor(connect: (channel: Channel) => void, certificate?: RTCCertificate) {
    this.#peer = new RTCPeerConnection({
      iceServers: [],
      ...(certificate && { certificates: [certificate] }),
    });
    this.#data = this.#peer.createDataChannel('mandato', { negotiated: true, id: 0 });
    this.#data.binaryType = 'arraybuffer';
    this.opened = new Promise((resolve, reject) => {
      this.#fail = () => reject(new Failure({ kind: 'pairing-no-answer' }));
      whenOpen(
        this.#data,
        () => `direct-${this.#number}`,
        (channel) => {
          resolve();
          connect(channel);
        },
      );
    });
    this.opened.catch(() => undefined); // whoever waits for it hears of it
    this.#data.addEventListener('close', () => this.close());
    this.#peer.addEventListener('connectionstatechange', () => this.#look());
  }

  /** What the other side needs. Rejects with Failure `pairing-no-network`. */
  async offer(): Promise<IceSide> {
    await this.#peer.setLocalDescription(await this.#peer.createOffer());
    return this.#gathered();
  }

  /**
   * Takes in what the other offered and gives what it needs in reply: with `credentials`, where the
   * browser allows that, so that one who can work them out needs no reply.
   */
  async answer(side: IceSide, credentials: IceCredentials | null = null): Promise<IceSide> {
    const peer = this.#peer;
    await peer.setRemoteDescription(descriptionOf(side, 'offer'));
    const answer = await peer.createAnswer();
    const known = credentials && { ...answer, sdp: withCredentials(answer.sdp ?? '', credentials) };
    if (!known || !(await accepted(peer.setLocalDescription(known)))) {
      await peer.setLocalDescription(answer);
    }
    return this.#gathered();
  }

  /**
   * Looks for one who will answer as `side` says and has not been heard yet: it may come by itself. The
   * reply, if it does not, is taken in all the same. Does nothing where the browser will not have it.
   */
  async awaitKnown(side: Omit<IceSide, 'candidates'>): Promise<void> {
    const { sdp = '' } = descriptionOf({ ...side, candidates: [] }, 'answer');
    const open = sdp.replace('a=end-of-candidates\r\n', '');
    await accepted(this.#peer.setRemoteDescription({ type: 'pranswer', sdp: open }));
  }

  /** Takes in the reply to an offer. Rejects where the browser will not have it. */
  async accept(side: IceSide): Promise<void> {
    await this.#peer.setRemoteDescription(descriptionOf(side, 'answer'));
  }

  /** Gives up unless it opens within `ms` from now. */
  expectWithin(ms: number): void {
    const timer = setTimeout(() => this.close(), ms);
    this.opened.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  }

  async #gathered(): Promise<IceSide> {
    const peer = this.#peer;
    if (peer.iceGatheringState !== 'complete') {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, gatherMs);
        peer.addEventListener('icegatheringstatechange', () => {
          if (peer.iceGatheringState !== 'complete') return;
          clearTimeout(timer);
          resolve();
        });
      });
    }
    const side = sideOf(peer.localDescription?.sdp ?? '');
    if (side && side.candidates.length > 0) return side;
    this.close();
    throw new Failure({ kind: 'pairing-no-network' });
  }

  #look(): void {
    if (this.#lost) clearTimeout(this.#lost);
    this.#lost = null;
    switch (this.#peer.connectionState) {
      case 'failed':
      case 'closed':
        return this.close();
      case 'disconnected':
        this.#lost = setTimeout(() => this.close(), lostMs);
        return;
      default:
        return;
    }
  }

  /** Gives up what has not opened; what has opened goes on. */
  abandon(): void {
    if (this.#data.readyState === 'connecting') this.close();
  }

  close(): void {
    if (this.#lost) clearTimeout(this.#lost);
    this.#fail();
    this.#data.close();
    this.#peer.close();
  }
}

const withCredentials = (sdp: string, { ufrag, pwd }: IceCredentials): string =>
  sdp
    .replace(/^a=ice-ufrag:.*$/m, `a=ice-ufrag:${ufrag}`)
    .replace(/^a=ice-pwd:.*$/m, `a=ice-pwd:${pwd}`);

/** Whether the browser takes a description it may well refuse. */
const accepted = (setting: Promise<void>): Promise<boolean> =>
  setting.then(
    () => true,
    () => false,
  );
