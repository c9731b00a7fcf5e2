import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Acquaintance } from '../../src/domain/acquaintance';
import { concatBytes } from '../../src/domain/bytes';
import { encodeSigner } from '../../src/domain/freshness';
import { plainNote } from '../../src/crdt/note-content';
import type { PersonId, SessionId, WorkspaceId } from '../../src/domain/ids';
import { encodePresence } from '../../src/domain/presence';
import { Acquaintances } from '../../src/net/acquaintances';
import { seal } from '../../src/net/envelope';
import type { Keys } from '../../src/net/keys';
import { encodeMessage, type Message } from '../../src/net/message';
import type { Replica } from '../../src/net/replica';
import { Hostile } from '../helpers/hostile';
import { anAction, join, makeWorkspace, openReplica, until, write } from '../helpers/replicas';

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
const names = (replica: Replica) =>
  replica.presence.others.map(({ person, role }) => `${person.name} (${role})`).sort();
const declare = (name: string) =>
  encodePresence({
    person: { id: '0123456789abcdef' as PersonId, name, office: '' },
    where: null,
    at: null,
    cursor: null,
  });

let a: Replica;
let b: Replica;
let reader: Replica;
let editKeys: Keys;

/** Two editors and a reader, not joined yet; their beats are in the test's hands. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const { edit, view } = await makeWorkspace();
  editKeys = edit.keys;
  const open = async (access: typeof edit, seed: number, name: string) => {
    globalThis.indexedDB = new IDBFactory();
    return (await openReplica(access, { seed, name })).replica;
  };
  a = await open(edit, 1, 'Anna');
  b = await open(edit, 2, 'Bruno');
  reader = await open(view, 3, 'Lia');
});

afterEach(async () => {
  await Promise.all([a, b, reader].map((replica) => replica.close()));
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const beat = async (times = 1) => {
  for (let i = 0; i < times; i++) {
    vi.advanceTimersByTime(10_000);
    await settle();
  }
};

describe('the list of people', () => {
  test('does not change for one who says a colleague’s session is his', async () => {
    join(a, b);
    await until(() => names(a).length === 1);
    const hostile = new Hostile(a);
    hostile.hello('view', b.session);
    for (let i = 0; i < 60; i++) {
      hostile.say(encodeMessage({ kind: 'visitor', bytes: declare('Impostore') }));
    }
    await settle();
    expect(names(a)).toContain('Bruno (edit)');
    expect(names(a)).not.toContain('Impostore (edit)');
    hostile.end.close();
    await until(() => !hostile.open);
    await settle();
    expect(names(a)).toEqual(['Bruno (edit)']);
  });

  test('keeps a colleague known through another when one who claims his session goes', async () => {
    join(a, b);
    join(b, reader);
    await until(() => names(reader).includes('Anna (edit)'));
    const hostile = new Hostile(reader);
    hostile.hello('edit', a.session);
    await settle();
    hostile.end.close();
    await settle();
    expect(names(reader)).toContain('Anna (edit)');
  });

  test('shows a reader who comes back at once', async () => {
    const cut = join(a, reader);
    await until(() => names(a).length === 1);
    for (let i = 0; i < 3; i++) {
      vi.advanceTimersByTime(15_000);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    cut();
    await until(() => names(a).length === 0);
    join(a, reader);
    await until(() => names(a).includes('Lia (view)'));
  });

  test('does not bring back a colleague who has gone, however old words are replayed', async () => {
    const state = declare('Bruno');
    const head = { kind: 'presence', session: b.session, time: 0 } as const;
    const frames = await Promise.all(
      [1, 2, 3].map((seq) => seal(editKeys, { ...head, seq, payload: state })),
    );
    const first = new Hostile(a);
    first.hello('edit', b.session);
    first.say(encodeMessage({ kind: 'envelope', bytes: frames[2]! }));
    await until(() => names(a).includes('Bruno (edit)'));
    first.end.close();
    await until(() => names(a).length === 0);
    // Many readers who come and go must not make us forget it either.
    for (let i = 0; i < 200; i++) {
      const hostile = new Hostile(a);
      hostile.hello('view', i.toString(16).padStart(16, 'a') as SessionId);
      hostile.say(encodeMessage({ kind: 'visitor', bytes: state }));
      hostile.end.close();
    }
    const again = new Hostile(a);
    again.hello('view');
    for (const bytes of frames) again.say(encodeMessage({ kind: 'envelope', bytes }));
    await settle();
    await settle();
    expect(names(a)).toEqual([]);
  });

  test('loses one who falls silent and keeps who does not, whatever year the clock says', async () => {
    const { edit } = await makeWorkspace();
    for (const year of [-1, 1]) {
      let skew = 0;
      globalThis.indexedDB = new IDBFactory();
      const now = () => Date.now() + skew;
      const { replica } = await openReplica(edit, { seed: 10 + year, now });
      const cut = join(a, replica);
      const mute = new Hostile(replica);
      mute.hello('view');
      mute.say(encodeMessage({ kind: 'visitor', bytes: declare('Muto') }));
      await until(() => names(replica).length === 2);
      skew = year * 365 * 86_400_000;
      await beat();
      expect(names(replica)).toEqual(['Anna (edit)', 'Muto (view)']);
      write(a, `anno ${year}`);
      await until(() => plainNote(replica.shared.note(anAction)).includes(`anno ${year}`));
      await beat(5);
      expect(names(replica)).toEqual(['Anna (edit)']);
      expect(mute.open).toBe(false);
      cut();
      await replica.close();
    }
  });
});

describe('the gate cuts off', () => {
  const nobody = 'dddddddddddddddd' as SessionId;
  const floods: Message[] = [
    { kind: 'near', sessions: [nobody] },
    { kind: 'signal', to: nobody, from: nobody, token: 'p.AAAA' },
    { kind: 'offer', have: new Map([[nobody, 7]]) },
    { kind: 'prune' },
    { kind: 'graft', have: new Map() },
  ];
  const attacks: [string, (hostile: Hostile) => void][] = [
    ['anything before a hello', (h) => h.say(encodeMessage({ kind: 'have', have: new Map() }))],
    [
      'a second hello',
      (h) => {
        h.hello();
        h.hello('edit', 'eeeeeeeeeeeeeeee' as SessionId);
      },
    ],
    ['a hello with our own session', (h) => h.hello('edit', a.session)],
    [
      'y-webrtc’s first words, which look like a hello',
      (h) => h.raw(Uint8Array.from([0, 0, 10, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9])),
    ],
    [
      'a large message sent in crumbs',
      (h) => {
        h.hello();
        for (let i = 0; i < 10; i++) h.raw(Uint8Array.from([3]));
      },
    ],
    [
      'a few lists of a hundred thousand sessions',
      (h) => {
        h.hello();
        const huge = new Map<SessionId, number>();
        for (let i = 0; i < 90_000; i++) huge.set(i.toString(16).padStart(16, '0') as SessionId, 1);
        const list = encodeMessage({ kind: 'have', have: huge });
        for (let i = 0; i < 4; i++) h.large(list);
      },
    ],
    ...floods.map((message): [string, (hostile: Hostile) => void] => [
      `two thousand times "${message.kind}"`,
      (h) => {
        h.hello();
        for (let i = 0; i < 2000; i++) h.say(encodeMessage(message));
      },
    ]),
    [
      'one true change said over and over',
      (h) => {
        h.hello();
        const [{ bytes } = { bytes: new Uint8Array(0) }] = a.log.all();
        for (let i = 0; i < 2000; i++) h.say(encodeMessage({ kind: 'envelope', bytes }));
      },
    ],
  ];

  test.each(attacks)('%s', async (_, attack) => {
    write(a, 'parole vere');
    await until(() => a.log.length > 0);
    const hostile = new Hostile(a);
    attack(hostile);
    await until(() => !hostile.open);
    expect(plainNote(a.shared.note(anAction))).toBe('parole vere');
  });

  test('a true snapshot with one bit altered', async () => {
    write(b, 'parole vere');
    await b.settled();
    const [snapshot] = await b.exportEnvelopes();
    const altered = snapshot!.bytes.slice();
    altered[altered.length - 1]! ^= 1;
    const hostile = new Hostile(a);
    hostile.hello('edit');
    hostile.say(encodeMessage({ kind: 'envelope', bytes: altered }));
    await until(() => !hostile.open);
    expect(plainNote(a.shared.note(anAction))).toBe('');
    const honest = new Hostile(a);
    honest.hello();
    honest.say(encodeMessage({ kind: 'envelope', bytes: snapshot!.bytes }));
    await until(() => plainNote(a.shared.note(anAction)) === 'parole vere');
  });

  test('one true presence said over and over', async () => {
    const head = { kind: 'presence', session: b.session, seq: 1, time: 0 } as const;
    const bytes = await seal(editKeys, { ...head, payload: declare('Bruno') });
    const hostile = new Hostile(a);
    hostile.hello();
    for (let i = 0; i < 2000; i++) hostile.say(encodeMessage({ kind: 'envelope', bytes }));
    await until(() => !hostile.open);
  });

  test('for a minute, also one who comes back over another channel', async () => {
    const first = new Hostile(a, 'the same machine');
    first.raw(Uint8Array.of(9));
    await until(() => !first.open);
    const second = new Hostile(a, 'the same machine');
    second.hello();
    await until(() => !second.open);
    await beat(6);
    const third = new Hostile(a, 'the same machine');
    third.hello();
    await settle();
    expect(third.open).toBe(true);
  });
});

describe('honest colleagues', () => {
  /** Moves the clock on with no timer having run: a device asleep, a tab whose timers are held back. */
  const sleepFor = (ms: number) => {
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + ms);
  };

  test('are still linked when the device wakes after an hour', async () => {
    join(a, b);
    await until(() => names(a).length === 1 && names(b).length === 1);
    let changes = 0;
    a.onLinks(() => changes++);
    b.onLinks(() => changes++);
    sleepFor(3_600_000);
    await beat(2);
    expect(changes).toBe(0);
    write(a, 'buongiorno');
    await until(() => plainNote(b.shared.note(anAction)) === 'buongiorno');
  });

  test('get a sign of life from a hidden tab, whose timers hardly run', async () => {
    const visible = new Hostile(a);
    visible.hello('view');
    await until(() => visible.heard.length > 2);
    await new Promise((resolve) => setTimeout(resolve, 300)); // presence rests 200 ms
    sleepFor(30_000);
    const before = visible.heard.length;
    visible.say(encodeMessage({ kind: 'have', have: new Map() }));
    const kinds = () => visible.heard.slice(before).map((frame) => frame[1]);
    await until(() => kinds().length >= 2);
    await settle();
    expect(kinds()).toEqual([1, 2]); // what it has, and who is there
  });

  test('hear again what never reached them, on the same link', async () => {
    let lost = 0;
    const isEnvelope = (frame: Uint8Array) => frame[0] === 0 && frame[1] === 2;
    join(a, b, 'network', {
      luck: (frame) => (isEnvelope(frame) && frame.length > 400 && lost++ < 1 ? [] : [0]),
    });
    await settle();
    write(a, 'perduta per strada '.repeat(30));
    await until(() => lost > 0);
    write(a, 'e poi');
    await settle();
    expect(plainNote(b.shared.note(anAction))).toBe('');
    await beat(9);
    await until(() => plainNote(b.shared.note(anAction)).endsWith('e poi'));
    expect(plainNote(b.shared.note(anAction))).toContain('perduta per strada');
  });

  test('are counted once, however many links they have', async () => {
    join(a, b);
    join(a, b);
    join(a, reader);
    await until(() => names(a).length === 2 && names(b).length === 1);
    expect(a.remoteCount).toBe(2);
  });

  test('who only read are listed once with two links, and still there when one goes', async () => {
    const cut = join(a, reader);
    await until(() => names(a).length === 1);
    join(a, reader);
    await until(() => reader.mesh.links.length === 2);
    reader.presence.announce();
    await new Promise((resolve) => setTimeout(resolve, 300)); // presence rests 200 ms
    await settle();
    expect(names(a)).toEqual(['Lia (view)']);
    cut();
    reader.presence.announce();
    await until(() => a.remoteCount === 1 && names(a).length === 1);
    expect(names(a)).toEqual(['Lia (view)']);
  });
});

describe('the cards of devices', () => {
  const card = (byte: number, name = 'Carla') =>
    concatBytes(
      new Uint8Array(32).fill(byte),
      encodeSigner({ id: '0123456789abcdef' as PersonId, name, office: '' }),
    );
  const meeting = (replica: Replica) => {
    const put = vi.fn((_: WorkspaceId, __: Acquaintance) => Promise.resolve());
    const store = {
      put,
      list: () => Promise.resolve(put.mock.calls.map(([, met]) => met)),
      certificate: () => Promise.resolve(null),
      keepCertificate: () => Promise.resolve(),
    };
    const links = replica.mesh;
    const { id: workspace } = replica;
    const acquaintances = new Acquaintances({ workspace, store, links, now: () => Date.now() });
    return { put, acquaintances };
  };

  test('reach those linked and those who come, on other devices only, and are kept once', async () => {
    const { put } = meeting(b);
    join(a, b);
    a.mesh.showCard(card(1));
    await until(() => put.mock.calls.length === 1);
    expect(put.mock.calls[0]?.[1]).toMatchObject({ role: 'edit', person: { name: 'Carla' } });
    a.mesh.showCard(card(1));
    await settle();
    expect(put).toHaveBeenCalledTimes(1);
    a.mesh.showCard(card(1, 'Carla Bianchi'));
    await until(() => put.mock.calls.length === 2);

    const late = meeting(reader);
    join(a, reader, 'tab');
    await settle();
    expect(late.put).not.toHaveBeenCalled();
    join(a, reader);
    await until(() => late.put.mock.calls.length === 1);
  });

  test('of one who sends nonsense, or is now one device and now another, end the link', async () => {
    const { put } = meeting(a);
    for (const cards of [[new Uint8Array(40)], [new Uint8Array(3)], [card(1), card(2)]]) {
      const hostile = new Hostile(a);
      hostile.hello('view', '0f'.repeat(8) as SessionId);
      for (const bytes of cards) hostile.say(encodeMessage({ kind: 'card', bytes }));
      await until(() => !hostile.open);
    }
    expect(put).toHaveBeenCalledTimes(1);
  });
});
