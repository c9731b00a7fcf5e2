import * as Y from 'yjs';
import { toHex } from '../../src/domain/bytes';
import type { PersonId, SessionId } from '../../src/domain/ids';
import type { SealedEnvelope } from '../../src/domain/log';
import { Colleagues } from '../../src/net/colleagues';
import { readEnvelope } from '../../src/net/envelope';
import { EnvelopeLog } from '../../src/net/envelope-log';
import { Presence } from '../../src/net/presence';
import { applyEnvelope, isIncomplete } from '../../src/net/snapshot';
import { cheapSeal, cheapUnseal, cheapUpdate } from './cheap-frames';
import { latentWire } from './latent-wire';
import { Seeded } from './seeded';
import type { VirtualTime } from './virtual-time';

const steps = 30;
/** In this time, once all are connected again, everybody has everything. */
const healingMs = 120_000;
const year = 365 * 86_400_000;
const fromDisk = Symbol('disk');
const fromColleague = Symbol('colleague');

/** Told of each word added or taken away, once it is durable. */
type Written = (word: string | null, gone: string | null) => void;

/**
 * One device: what is on its disk outlives the page. The page is the real gate, log and presence over a
 * document, put together as the replica does: own words are durable before they are sent, those of
 * others at once in the document and on the disk a little later.
 */
class Device {
  readonly #disk: SealedEnvelope[] = [];
  readonly #random: Seeded;
  /** How wrong its clock is. */
  readonly #skew: number;
  readonly #written: Written;
  readonly cuts = new Map<Device, () => void>();
  #page = 0;
  #seq = 0;
  session!: SessionId;
  doc!: Y.Doc;
  log!: EnvelopeLog;
  colleagues!: Colleagues;
  #presence!: Presence;

  constructor(random: Seeded, written: Written) {
    this.#random = random;
    this.#written = written;
    this.#skew = Math.floor((random.next() - 0.5) * 2 * year) + 2 * year;
  }

  get words(): Y.Array<string> {
    return this.doc.getArray<string>('words');
  }

  async open(): Promise<void> {
    this.#page++;
    this.#seq = 0;
    const session = toHex(this.#random.bytes(new Uint8Array(8))) as SessionId;
    const log = new EnvelopeLog();
    const doc = new Y.Doc({ guid: session });
    doc.clientID = this.#random.below(2 ** 31);
    for (const sealed of this.#disk) {
      const envelope = readEnvelope(sealed.bytes);
      if (envelope?.kind === 'update') await applyEnvelope(doc, envelope, fromDisk);
      log.addUpdate(sealed);
    }
    let declared = 0;
    const presence = new Presence({
      doc,
      person: { id: session as string as PersonId, name: 'Anna', office: '' },
      publish: (payload) => {
        const head = { kind: 'presence', session, seq: ++declared, time: 0 } as const;
        colleagues.publishPresence({ kind: 'envelope', bytes: cheapSeal({ ...head, payload }) });
      },
    });
    const colleagues = new Colleagues({
      session,
      role: 'edit',
      log,
      presence,
      random: () => this.#random.next(),
      beacons: { frames: [], wants: () => false, hear: () => false },
      onServed: () => undefined,
      receiver: {
        unseal: cheapUnseal,
        take: async (envelope, sealed) => {
          if (log.knows(sealed)) return false;
          if (!(await applyEnvelope(doc, envelope, fromColleague))) return false;
          if (!log.addUpdate(sealed)) return false;
          this.#store(sealed, () => undefined);
          return true;
        },
      },
    });
    this.#presence = presence;
    Object.assign(this, { session, doc, log, colleagues });
  }

  /** Commits are in order, and take a while. What the page wanted to do after one dies with the page. */
  #store(sealed: SealedEnvelope, then: () => void): void {
    const page = this.#page;
    setTimeout(() => {
      if (page !== this.#page) return;
      this.#disk.push(sealed);
      then();
    }, 5);
  }

  /** Adds a word somewhere, or takes one away. With `crash`, the page dies once it is durable, not sent. */
  write(word: string, crash = false): void {
    const { words } = this;
    const removes = words.length > 2 && this.#random.next() < 0.1;
    const at = this.#random.below(words.length + (removes ? 0 : 1));
    const gone = removes ? words.get(at) : null;
    let update: Uint8Array = new Uint8Array(0);
    this.doc.once('update', (bytes: Uint8Array) => (update = bytes));
    if (removes) words.delete(at);
    else words.insert(at, [word]);
    const time = Math.floor(performance.now()) + this.#skew;
    const sealed = cheapUpdate({ session: this.session, seq: ++this.#seq, time }, update);
    const { log, colleagues } = this;
    this.#store(sealed, () => {
      this.#written(removes ? null : word, gone);
      if (crash) return void this.restart();
      log.addUpdate(sealed);
      colleagues.publish(sealed);
    });
  }

  /** The page dies and is opened again on what the disk holds. */
  async restart(): Promise<void> {
    this.shut();
    await this.open();
  }

  shut(): void {
    this.#page++;
    for (const cut of [...this.cuts.values()]) cut();
    this.colleagues.close();
    this.#presence.close();
  }
}

/** A few devices, links that break, pages that die. */
class Room {
  readonly devices: Device[] = [];
  readonly random: Seeded;
  readonly words = new Set<string>();
  readonly gone = new Set<string>();

  constructor(seed: number) {
    this.random = new Seeded(seed * 2654435761);
  }

  async open(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const device = new Device(this.random, (word, gone) => {
        if (word) this.words.add(word);
        if (gone) this.gone.add(gone);
      });
      await device.open();
      this.devices.push(device);
    }
  }

  link(a: Device, b: Device): void {
    if (a === b || a.cuts.has(b)) return;
    const { ends, cut } = latentWire({
      random: () => this.random.next(),
      twice: 0.1,
      bulkMs: this.random.below(500),
    });
    const over = () => {
      a.cuts.delete(b);
      b.cuts.delete(a);
      cut(this.random.pick([0, 50, 8000]));
    };
    a.cuts.set(b, over);
    b.cuts.set(a, over);
    a.colleagues.connect(ends[0]);
    b.colleagues.connect(ends[1]);
  }

  /** What is amiss, or null where all have the same, all of it, and wait for nothing. */
  get amiss(): string | null {
    const expected = [...this.words].filter((word) => !this.gone.has(word)).map(short);
    const first = this.devices[0]?.words.map(short).join() ?? '';
    for (const [i, { doc, words, log }] of this.devices.entries()) {
      if (isIncomplete(doc) || log.gaps > 0) return `device ${i} has a hole`;
      if (words.length !== expected.length) {
        return `device ${i} has ${words.length} words of ${expected.length}`;
      }
      if (words.map(short).join() !== first) return `device ${i} differs from 0`;
    }
    const missing = expected.filter((word) => !first.split(',').includes(word));
    if (missing.length > 0) return `nobody has ${missing.join()}`;
    return null;
  }
}

/** One history, wholly told by its seed. Throws with the seed where the copies end up different. */
export async function protocolTrial(time: VirtualTime, seed: number): Promise<void> {
  const room = new Room(seed);
  const { random, devices } = room;
  await room.open(2 + random.below(4));
  for (let step = 0; step < steps; step++) {
    const device = random.pick(devices);
    const dice = random.next();
    if (dice < 0.5) device.write(word(random, step));
    else if (dice < 0.7) room.link(device, random.pick(devices));
    else if (dice < 0.76) for (const one of devices) for (const cut of one.cuts.values()) cut();
    else if (dice < 0.82) random.pick([...device.cuts.values(), () => undefined])();
    else if (dice < 0.88) device.write(word(random, step), true);
    else if (dice < 0.92) await device.restart();
    else await time.run(random.pick([100, 1500, 12_000]));
    await time.run(random.below(40));
  }
  await time.run(50); // whoever is about to crash does
  // In the end everybody reaches everybody through somebody, and some have more links than they need.
  for (let i = 1; i < devices.length; i++) {
    room.link(random.pick(devices.slice(0, i)), devices[i]!);
    if (random.next() < 0.5) room.link(random.pick(devices), devices[i]!);
  }
  for (let waited = 0; room.amiss && waited < healingMs; waited += 1000) await time.run(1000);
  const { amiss } = room;
  for (const device of devices) device.shut();
  await time.run(10_000);
  if (amiss) throw new Error(`seed ${seed}: ${amiss}`);
}

/** Now and then so large that small ones overtake it. */
const word = (random: Seeded, step: number): string =>
  `${step}.`.slice(0, 2).padEnd(random.next() < 0.015 ? 50_000 : 2, '.');

const short = (word: string): string => word.slice(0, 2);
