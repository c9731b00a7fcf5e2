import * as Y from 'yjs';
import { toHex } from '../../src/domain/bytes';
import type { PersonId, SessionId, WorkspaceId } from '../../src/domain/ids';
import type { IceSide } from '../../src/domain/pairing-token';
import type { Role } from '../../src/domain/workspace';
import { Colleagues } from '../../src/net/colleagues';
import { readEnvelope } from '../../src/net/envelope';
import { EnvelopeLog } from '../../src/net/envelope-log';
import type { Channel } from '../../src/net/link';
import { Mesh, type Dial } from '../../src/net/mesh';
import { isEnvelope } from '../../src/net/message';
import { Presence } from '../../src/net/presence';
import { cheapCodes, cheapSeal, cheapUnseal, cheapUpdate } from './cheap-frames';
import { latentWire } from './latent-wire';
import { Seeded } from './seeded';
import type { VirtualTime } from './virtual-time';

/** How soon one notices that the other has gone without a word, as with WebRTC. */
const noticedAfter = 8000;
/** From an answer taken in to an open channel. */
const openingMs = 150;

/** One copy of the app: the real gate, log, presence and mesh, with nothing on disk. */
export interface Copy {
  readonly role: Role;
  readonly session: SessionId;
  readonly log: EnvelopeLog;
  readonly colleagues: Colleagues;
  readonly mesh: Mesh;
  readonly presence: Presence;
  readonly ends: Set<() => void>;
  here: boolean;
  /** Takes part in everything, and hands on nothing of what others wrote. */
  mute: boolean;
}

/** What became of one edit. */
export interface Journey {
  readonly at: number;
  readonly here: readonly Copy[];
  messages: number;
  /** For each copy it reached: hops and milliseconds. */
  readonly reached: Map<Copy, { hops: number; ms: number }>;
}

/** Many copies over links with latency, in a time of their own. */
export class Crowd {
  readonly copies: Copy[] = [];
  readonly journeys = new Map<string, Journey>();
  /** Links ever made. */
  made = 0;
  readonly #time: VirtualTime;
  readonly #random: Seeded;
  readonly #dialling = new Map<
    string,
    { copy: Copy; connect: (channel: Channel) => void; open: () => void }
  >();
  #sides = 0;

  constructor(time: VirtualTime, seed: number) {
    this.#time = time;
    this.#random = new Seeded(seed);
  }

  get here(): Copy[] {
    return this.copies.filter(({ here }) => here);
  }

  /** One of those here, by chance. */
  pick(which: (copy: Copy) => boolean = () => true): Copy {
    return this.#random.pick(this.here.filter(which));
  }

  /** Somebody opens the workspace; nobody is linked to him yet. */
  arrive(role: Role = 'edit'): Copy {
    const random = () => this.#random.next();
    const session = toHex(this.#random.bytes(new Uint8Array(8))) as SessionId;
    const log = new EnvelopeLog();
    let declared = 0;
    const presence = new Presence({
      doc: new Y.Doc(),
      person: { id: session as string as PersonId, name: session, office: '' },
      publish: (payload) => {
        if (role === 'view') return colleagues.publishPresence({ kind: 'visitor', bytes: payload });
        const head = { kind: 'presence', session, seq: ++declared, time: 0 } as const;
        colleagues.publishPresence({ kind: 'envelope', bytes: cheapSeal({ ...head, payload }) });
      },
    });
    const colleagues = new Colleagues({
      session,
      role,
      log,
      presence,
      random,
      beacons: { frames: [], wants: () => false, hear: () => false },
      onServed: () => undefined,
      receiver: {
        unseal: cheapUnseal,
        take: (_, sealed) => Promise.resolve(log.addUpdate(sealed)),
      },
    });
    const mesh = new Mesh({
      session,
      links: colleagues,
      keys: { room: 'x'.repeat(22) as WorkspaceId, readKey: new Uint8Array(32) },
      connect: (channel) => colleagues.connect(channel),
      dial: (connect) => this.#dial(copy, connect),
      codes: cheapCodes,
      random,
    });
    const copy: Copy = {
      role,
      session,
      log,
      colleagues,
      mesh,
      presence,
      ends: new Set(),
      here: true,
      mute: false,
    };
    colleagues.onLinks(() => mesh.look());
    this.copies.push(copy);
    return copy;
  }

  /** Two are paired by hand. */
  pair(a: Copy, b: Copy): void {
    const [first, second] = this.#wire(a, b);
    a.colleagues.connect(first);
    b.colleagues.connect(second);
  }

  /** Goes without a word. */
  vanish(copy: Copy): void {
    copy.here = false;
    copy.mesh.close();
    copy.colleagues.close();
    copy.presence.close();
    for (const end of [...copy.ends]) end();
  }

  /** Writes something; gives what becomes of it. */
  edit(copy: Copy): Journey {
    const { session, log } = copy;
    const sealed = cheapUpdate({ session, seq: (log.have.get(session) ?? 0) + 1, time: 0 });
    const reached = new Map([[copy, { hops: 0, ms: 0 }]]);
    const journey = {
      at: this.#time.now,
      here: this.here.filter((one) => !one.mute),
      messages: 0,
      reached,
    };
    this.journeys.set(`${sealed.session}:${sealed.seq}`, journey);
    log.addUpdate(sealed);
    copy.colleagues.publish(sealed);
    return journey;
  }

  /** How many separate groups there are, and the largest number of links of one. */
  get shape(): { groups: number; most: number; mean: number } {
    const here = this.here;
    const bySession = new Map(here.map((copy) => [copy.session, copy]));
    const left = new Set(here);
    let groups = 0;
    for (const start of here) {
      if (!left.delete(start)) continue;
      groups++;
      const reach = [start];
      for (const copy of reach) {
        for (const { session } of copy.colleagues.links) {
          const next = bySession.get(session);
          if (next && left.delete(next)) reach.push(next);
        }
      }
    }
    const counts = here.map(({ colleagues }) => colleagues.links.length);
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    return { groups, most: Math.max(...counts), mean };
  }

  #wire(a: Copy, b: Copy): readonly [Channel, Channel] {
    this.made++;
    const both = [a, b] as const;
    const { ends, cut } = latentWire({
      random: () => this.#random.next(),
      withheld: (from, frame) => both[from].mute && isEnvelope(frame.subarray(1)),
      sent: (_, frame) => this.#count(frame),
      arrives: (from, frame) => this.#reach(both[from], both[from === 0 ? 1 : 0], frame),
    });
    for (const copy of both) copy.ends.add(() => cut(noticedAfter));
    return ends;
  }

  #journey(frame: Uint8Array<ArrayBuffer>): Journey | undefined {
    if (!isEnvelope(frame.subarray(1))) return undefined;
    const envelope = readEnvelope(frame.subarray(2));
    if (envelope?.kind !== 'update') return undefined;
    return this.journeys.get(`${envelope.session}:${envelope.seq}`);
  }

  #count(frame: Uint8Array<ArrayBuffer>): void {
    const journey = this.#journey(frame);
    if (journey) journey.messages++;
  }

  #reach(from: Copy, to: Copy, frame: Uint8Array<ArrayBuffer>): void {
    const journey = this.#journey(frame);
    if (!journey || !to.here || journey.reached.has(to)) return;
    const hops = (journey.reached.get(from)?.hops ?? 0) + 1;
    journey.reached.set(to, { hops, ms: this.#time.now - journey.at });
  }

  #dial(copy: Copy, connect: (channel: Channel) => void): ReturnType<Dial> {
    const fingerprint = new Uint8Array(32);
    new DataView(fingerprint.buffer).setUint32(0, ++this.#sides);
    const own: IceSide = { ufrag: 'abcd', pwd: 'x'.repeat(24), fingerprint, candidates: [] };
    let open: () => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const opened = new Promise<void>((resolve, reject) => {
      open = resolve;
      fail = reject;
    });
    opened.catch(() => undefined);
    const key = fingerprint.join();
    const side = () => {
      this.#dialling.set(key, { copy, connect, open });
      return Promise.resolve(own);
    };
    const close = () => {
      this.#dialling.delete(key);
      fail(new Error('closed'));
    };
    return {
      opened,
      offer: side,
      answer: side,
      accept: (reply) => {
        setTimeout(() => {
          const mine = this.#dialling.get(key);
          const other = this.#dialling.get(reply.fingerprint.join());
          if (!mine || !other || !copy.here || !other.copy.here) return;
          const [first, second] = this.#wire(copy, other.copy);
          connect(first);
          other.connect(second);
          open();
          other.open();
          this.#dialling.delete(key);
          this.#dialling.delete(reply.fingerprint.join());
        }, openingMs);
        return Promise.resolve();
      },
      expectWithin: (ms) => void setTimeout(close, ms),
      abandon: close,
      close,
    };
  }
}
