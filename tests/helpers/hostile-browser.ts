import * as encoding from 'lib0/encoding';
import { toBase64 } from 'lib0/buffer';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as sync from 'y-protocols/sync';
import { WebrtcProvider, type SignalingConn } from 'y-webrtc';
import * as Y from 'yjs';
import { concatBytes } from '../../src/domain/bytes';
import type { PersonId, SessionId } from '../../src/domain/ids';
import { decodeLink } from '../../src/domain/links';
import { encodePresence } from '../../src/domain/presence';
import { mutedWrtc } from '../../src/net/channels';
import { readEnvelope, seal, type Envelope } from '../../src/net/envelope';
import { deriveKeys, type Keys } from '../../src/net/keys';
import { encodeMessage } from '../../src/net/message';

type Bytes = Uint8Array<ArrayBuffer>;

const action = '1.1.1';
const session = 'f'.repeat(16) as SessionId;
const live = (message: Bytes): Bytes => concatBytes(Uint8Array.of(0), message);
const envelope = (bytes: Bytes): Bytes => live(encodeMessage({ kind: 'envelope', bytes }));
const greet = (as = session, role: 'edit' | 'view' = 'view') =>
  live(encodeMessage({ kind: 'hello', session: as, role }));
const repeat = (times: number, frame: Bytes): Bytes[] => new Array<Bytes>(times).fill(frame);
const visitor = (name: string): Bytes =>
  live(
    encodeMessage({
      kind: 'visitor',
      bytes: encodePresence({
        person: { id: '0123456789abcdef' as PersonId, name, office: '' },
        where: null,
        at: null,
        cursor: null,
      }),
    }),
  );

/** A document in which the note says "intruso" and the workspace is called so. */
function intruder(): Y.Doc {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('intruso')]);
  doc.getXmlFragment(`note:${action}`).insert(0, [paragraph]);
  doc.getMap('meta').set('name', 'intruso');
  doc.getMap('people').set('0123456789abcdef', { v: 1, name: 'intruso', office: '' });
  return doc;
}

/** One of y-webrtc's own messages: its type, then what `write` adds. */
function stock(type: number, write: (encoder: encoding.Encoder) => void): Bytes {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** What one attack sends over every channel, in order; text is not even a frame. */
type Attack = (peer: HostilePeer) => Promise<readonly (Bytes | string)[]> | (Bytes | string)[];

const forge = async (
  { keys }: HostilePeer,
  rest: Partial<Envelope> = {},
  publicKey = keys.publicKey,
): Promise<Bytes> => {
  const other = await deriveKeys({ role: 'edit', seed: new Uint8Array(32).fill(9) });
  const head = { session: '1'.repeat(16) as SessionId, seq: 1, time: Date.now() };
  const payload = Y.encodeStateAsUpdate(intruder());
  const whole = { kind: 'update', covers: new Map(), ...head, payload, ...rest } as Envelope;
  return seal({ ...other, publicKey }, whole);
};

const attacks: Record<string, Attack> = {
  'an unsigned change': async (peer) => {
    const bytes = await forge(peer);
    return [greet(), envelope(bytes.fill(0, 0, 64))];
  },
  'a change signed by another key': async (peer) => [
    greet(session, 'edit'),
    envelope(await forge(peer)),
  ],
  'a change of another workspace': async (peer) => [
    greet(),
    envelope(
      await forge(
        peer,
        {},
        Uint8Array.from(peer.keys.publicKey, (byte) => byte ^ 1),
      ),
    ),
  ],
  'a snapshot signed by another key': async (peer) => [
    greet(),
    envelope(await forge(peer, { kind: 'snapshot' })),
  ],
  'a presence signed by another key': async (peer) => [
    greet(session, 'edit'),
    envelope(await forge(peer, { kind: 'presence' })),
  ],
  'a true change with one bit altered': ({ frames }) => {
    const bytes = frames.find((frame) => readEnvelope(frame)?.kind === 'update')!.slice();
    bytes[74]! ^= 64; // in its seq: a change nobody has yet
    return [greet(), envelope(bytes)];
  },
  'y-webrtc’s sync step 1': () => [stock(0, (e) => sync.writeSyncStep1(e, intruder()))],
  'y-webrtc’s sync step 2': () => [stock(0, (e) => sync.writeSyncStep2(e, intruder()))],
  'y-webrtc’s update': () => [
    stock(0, (e) => sync.writeUpdate(e, Y.encodeStateAsUpdate(intruder()))),
  ],
  'y-webrtc’s awareness': () => {
    const awareness = new Awareness(intruder());
    awareness.setLocalState({ user: { name: 'intruso' } });
    const bytes = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    awareness.destroy();
    return [stock(1, (e) => encoding.writeVarUint8Array(e, bytes)), Uint8Array.of(3)];
  },
  'true frames five thousand times': ({ frames }) => [
    greet(),
    ...Array.from({ length: 5000 }, (_, i) => envelope(frames[i % frames.length]!)),
  ],
  'five thousand readers’ presences': () => [greet(), ...repeat(5000, visitor('Un lettore'))],
  'ten thousand questions': () => [
    greet(),
    ...repeat(10_000, live(encodeMessage({ kind: 'have', have: new Map() }))),
  ],
  'five thousand lists of whom it is near': () => [
    greet(),
    ...repeat(5000, live(encodeMessage({ kind: 'near', sessions: new Array(64).fill(session) }))),
  ],
  'five thousand tokens for others': ({ sessions }) => [
    greet(),
    ...Array.from({ length: 5000 }, (_, i) => {
      const to = sessions[i % sessions.length] ?? session;
      const token = `p.${'A'.repeat(300)}`;
      return live(encodeMessage({ kind: 'signal', to, from: session, token }));
    }),
  ],
  'ten thousand prunes': () => [greet(), ...repeat(10_000, live(encodeMessage({ kind: 'prune' })))],
  'five thousand grafts': () => [
    greet(),
    ...repeat(5000, live(encodeMessage({ kind: 'graft', have: new Map() }))),
  ],
  'ten thousand offers of what there is not': () => [
    greet(),
    ...repeat(
      10_000,
      live(encodeMessage({ kind: 'offer', have: new Map([[session, Number.MAX_SAFE_INTEGER]]) })),
    ),
  ],
  'a presence of five megabytes': () => [
    greet(),
    ...Array.from({ length: 80 }, () => concatBytes(Uint8Array.of(3), new Uint8Array(65_534))),
    Uint8Array.of(2, 3),
  ],
  'a message of seventy megabytes': () => [
    greet(),
    ...repeat(1100, concatBytes(Uint8Array.of(3), new Uint8Array(65_534).fill(2))),
  ],
  'a large message in crumbs': () => [greet(), ...repeat(5000, Uint8Array.of(3, 2))],
  'a frame that is too long': () => [new Uint8Array(200_000)],
  'an empty frame': () => [new Uint8Array(0)],
  'an unknown frame': () => [Uint8Array.of(9, 9, 9)],
  'an unknown message': () => [greet(), Uint8Array.of(0, 77)],
  'half a message': () => [greet(), Uint8Array.of(0, 1, 255, 255)],
  'no presence at all': () => [greet(), live(Uint8Array.of(3, 123, 34))],
  'text in place of bytes': () => ['{"type":"publish"}'],
  'two hellos': () => [greet(), greet('e'.repeat(16) as SessionId)],
};

/** Somebody who holds only the view link and speaks by hand, through y-webrtc's own signalling. */
export class HostilePeer {
  keys!: Keys;
  /** True envelopes overheard. */
  frames: Bytes[] = [];
  /** Sessions of the others, from their hellos. */
  sessions: SessionId[] = [];
  #channels: RTCDataChannel[] = [];
  #provider: WebrtcProvider | null = null;

  readonly names = Object.keys(attacks);

  /** Comes in anew, under a fresh name; resolves when `links` channels are open. */
  async enter(link: string, signalling: string, links: number): Promise<void> {
    this.leave();
    this.keys = await deriveKeys(decodeLink(link));
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    awareness.setLocalState(null);
    this.#provider = new WebrtcProvider(this.keys.room, doc, {
      signaling: [signalling],
      password: this.keys.signallingPassword,
      awareness,
      filterBcConns: false,
      peerOpts: { config: { iceServers: [] }, wrtc: mutedWrtc((data) => this.#own(data)) },
    });
    await until(() => this.open >= links, 90_000);
  }

  #own(data: RTCDataChannel): void {
    this.#channels.push(data);
    data.binaryType = 'arraybuffer';
    data.addEventListener('message', ({ data: frame }: MessageEvent<ArrayBuffer>) => {
      const bytes = new Uint8Array(frame);
      if (bytes[0] !== 0) return;
      if (bytes[1] === 2) this.frames.push(bytes.slice(2));
      if (bytes[1] === 0) {
        const hex = [...bytes.slice(4, 12)].map((b) => b.toString(16).padStart(2, '0'));
        this.sessions.push(hex.join('') as SessionId);
      }
    });
  }

  /** Channels open now. */
  get open(): number {
    return this.#opened().length;
  }

  #opened(): RTCDataChannel[] {
    return this.#channels.filter(({ readyState }) => readyState === 'open');
  }

  /** Asks like an honest reader, so as to overhear true frames: at least `count`. */
  async overhear(count: number): Promise<void> {
    await this.#send([greet(), live(encodeMessage({ kind: 'have', have: new Map() }))]);
    await until(() => this.frames.length >= count);
  }

  /** Does one of `names` on every open channel. Resolves true when all these are closed. */
  async attack(name: string): Promise<boolean> {
    // One that was never open, of an attempt to connect that another overtook, closes for nobody.
    const attacked = this.#opened();
    await this.#send(await attacks[name]!(this));
    const cutOff = () => attacked.every(({ readyState }) => readyState === 'closed');
    return until(cutOff, 90_000).then(
      () => true,
      () => false,
    );
  }

  /** Replays everything overheard once, and says to be each of the others under a false name. */
  async impersonate(victim: SessionId): Promise<void> {
    const replayed = this.frames.map(envelope);
    await this.#send([greet(victim), ...replayed, ...repeat(60, visitor('Impostore'))]);
  }

  async #send(frames: readonly (Bytes | string)[]): Promise<void> {
    await Promise.all(
      this.#opened().map(async (channel) => {
        for (const frame of frames) {
          while (channel.readyState === 'open' && channel.bufferedAmount > 4_000_000) {
            await pause(20);
          }
          if (channel.readyState !== 'open') return;
          if (typeof frame === 'string') channel.send(frame);
          else channel.send(frame);
        }
      }),
    );
  }

  /** Lies through the signalling server: to each of the others in the name of each other, and of ghosts. */
  async slander(ghosts: number): Promise<void> {
    const { room } = this.#provider!;
    const others = [...room!.webrtcConns.keys()];
    for (let i = 0; i < ghosts; i++) await this.#publish({ type: 'announce', from: `ghost-${i}` });
    const signals = [
      { type: 'answer', sdp: 'v=0' },
      { type: 'offer', sdp: 'v=0' },
      { candidate: {} },
      'no signal',
      null,
    ];
    for (const signal of signals) {
      for (const to of others) {
        for (const from of [...others, 'nobody']) {
          if (from !== to) await this.#publish({ type: 'signal', from, to, token: 1e15, signal });
        }
      }
    }
    this.#say({ type: 'publish', topic: room!.name, data: 'not base64 !' });
    this.#say({ type: 'publish', topic: room!.name, data: toBase64(new Uint8Array(40)) });
    this.#say({ type: 'publish', topic: room!.name, data: { type: 'announce', from: 'plain' } });
  }

  #say(message: object): void {
    for (const connection of this.#provider!.signalingConns as SignalingConn[]) {
      connection.send(message);
    }
  }

  /** Sealed as y-webrtc seals, with the key that every holder of the view link has. */
  async #publish(words: encoding.AnyEncodable): Promise<void> {
    const { key, name } = this.#provider!.room!;
    const plain = encoding.encode((encoder) => encoding.writeAny(encoder, words));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
    const data = encoding.encode((encoder) => {
      encoding.writeVarString(encoder, 'AES-GCM');
      encoding.writeVarUint8Array(encoder, iv);
      encoding.writeVarUint8Array(encoder, new Uint8Array(sealed));
    });
    this.#say({ type: 'publish', topic: name, data: toBase64(data) });
  }

  /** From a page of the victims' own origin: posts where tabs meet. */
  async postToTabs(link: string, frames: readonly Bytes[]): Promise<void> {
    this.keys = await deriveKeys(decodeLink(link));
    const air = new BroadcastChannel(`mandato-${this.keys.room}`);
    const forged = await forge(this);
    for (const [i, words] of [[...frames.map(envelope)], [envelope(forged)]].entries()) {
      const from = `${i}`.repeat(16);
      air.onmessage = ({ data }: MessageEvent<{ from: string; to: string | null }>) => {
        const { from: to, to: mine } = data;
        if (mine !== from) return;
        air.onmessage = null;
        for (const bytes of [greet(from as SessionId, 'edit'), ...words]) {
          air.postMessage({ kind: 'frame', from, to, bytes });
        }
      };
      air.postMessage({ kind: 'here', from, to: null });
      await pause(500);
    }
    air.close();
  }

  leave(): void {
    this.#provider?.disconnect();
    this.#provider?.destroy();
    this.#provider = null;
    this.#channels = [];
    this.sessions = [];
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(check: () => boolean, ms = 30_000): Promise<void> {
  const end = performance.now() + ms;
  while (!check()) {
    if (performance.now() > end) throw new Error('it never came to be');
    await pause(20);
  }
}

declare global {
  var hostile: HostilePeer;
}

globalThis.hostile = new HostilePeer();
