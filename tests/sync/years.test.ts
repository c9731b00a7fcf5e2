import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { plainNote } from '../../src/crdt/note-content';
import type { PersonId, SessionId } from '../../src/domain/ids';
import { encodePresence } from '../../src/domain/presence';
import { encodeMessage } from '../../src/net/message';
import type { Replica } from '../../src/net/replica';
import { sealSnapshot } from '../../src/net/snapshot';
import { Hostile } from '../helpers/hostile';
import { anAction, join, makeWorkspace, openReplica, until, write } from '../helpers/replicas';
import { wire, type Luck } from '../helpers/wire';

const pages = 5000;
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
const beat = async (times = 1) => {
  for (let i = 0; i < times; i++) {
    vi.advanceTimersByTime(10_000);
    await settle();
  }
};
const words = (replica: Replica) => plainNote(replica.shared.note(anAction));
/** A have, an offer or a graft. */
const isTelling = (frame: Uint8Array) => frame[0] === 0 && [1, 6, 8].includes(frame[1] ?? 0);
const isEnvelope = (frame: Uint8Array) => frame[0] === 0 && frame[1] === 2;
const bytesOf = (frames: readonly Uint8Array[]) =>
  frames.filter(isTelling).reduce((sum, { length }) => sum + length, 0);

let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
/** What thousands of pages wrote in two years, as a copy gets it. */
let past: Uint8Array<ArrayBuffer>;
let opened: Replica[] = [];
let seeds = 0;

async function open(role: 'edit' | 'view', name = 'Anna'): Promise<Replica> {
  globalThis.indexedDB = new IDBFactory();
  const { replica } = await openReplica(workspace[role], { seed: ++seeds, name });
  opened.push(replica);
  return replica;
}

async function openOld(): Promise<Replica> {
  const replica = await open('edit');
  await replica.importEnvelopes([past]);
  expect(replica.log.have.size).toBe(pages);
  return replica;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  workspace = await makeWorkspace();
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('due anni di lavoro')]);
  doc.getXmlFragment(`note:${anAction}`).insert(0, [paragraph]);
  const have = Array.from(
    { length: pages },
    (_, i) => [(i * 7919).toString(16).padStart(16, 'c'), 1 + (i % 200)] as [SessionId, number],
  );
  const session = 'd'.repeat(16) as SessionId;
  const snapshot = await sealSnapshot(workspace.edit.keys, doc, new Map(have), session, 1);
  past = snapshot!.sealed.bytes;
});

afterEach(async () => {
  await Promise.all(opened.map((replica) => replica.close()));
  opened = [];
  vi.useRealTimers();
});

describe('in a workspace in which thousands of pages have written', () => {
  test('two who have it all tell each other so once, and then next to nothing', async () => {
    const [a, b] = [await openOld(), await openOld()];
    const { a: end, b: other } = wire();
    a.connect(end);
    b.connect(other);
    await settle();
    expect(bytesOf(end.sent)).toBeGreaterThan(8 * pages);
    await until(() => a.reached.size === 1);
    expect([...a.reached.values()][0]?.counts).toEqual({ theyLack: 0, weLack: 0 });
    // Nobody took a part for the whole, and handed over what the other has.
    expect([...a.served.all, ...b.served.all]).toEqual([]);
    for (let i = 0; i < 5; i++) {
      const before = end.sent.length;
      if (i === 3) write(a, 'una parola nuova');
      await beat();
      const told = end.sent.slice(before).filter(isTelling);
      expect(told.length, 'a sign of life at every beat').toBeGreaterThan(0);
      expect(bytesOf(told)).toBeLessThan(1024);
    }
    await until(() => words(b).includes('una parola nuova'));
    await beat();
    expect([...a.reached.values()][0]?.counts).toEqual({ theyLack: 0, weLack: 0 });
  });

  test('a newcomer is given everything, once', async () => {
    const a = await openOld();
    write(a, 'ieri');
    await a.settled();
    const newcomer = await open('view', 'Lia');
    join(a, newcomer);
    await until(() => words(newcomer) === 'due anni di lavoro\nieri');
    await beat(2);
    expect(newcomer.log.have).toEqual(a.log.have);
    const counts = [...newcomer.reached.values()].map((each) => each.counts);
    expect(counts).toEqual([{ theyLack: 0, weLack: 0 }]);
    const handed = a.log.all().length;
    expect(a.served.all.map(({ count }) => count)).toEqual([handed]);
  });

  test('a word lost on its way comes all the same', async () => {
    const [a, b] = [await openOld(), await openOld()];
    let deaf = false;
    let lost = 0;
    const luck: Luck = (frame) => {
      if (!deaf || !isEnvelope(frame)) return [0];
      lost++;
      return [];
    };
    join(a, b, 'network', { luck });
    await until(() => a.reached.size === 1 && b.reached.size === 1);
    deaf = true;
    write(a, 'una parola persa');
    await a.settled();
    await until(() => lost > 1); // the word, and who wrote last
    await settle();
    deaf = false;
    expect(words(b)).not.toContain('persa');
    await beat(8);
    await until(() => words(b).includes('una parola persa'));
  });

  test('a colleague lacks what is left after all that it has said, in whatever parts', async () => {
    const a = await openOld();
    const reader = new Hostile(a);
    reader.hello('view');
    const bytes = encodePresence({
      person: { id: '0123456789abcdef' as PersonId, name: 'Lia', office: '' },
      where: null,
      at: null,
      cursor: null,
    });
    reader.say(encodeMessage({ kind: 'visitor', bytes }));
    const counts = () => [...a.reached.values()][0]?.counts;
    const all = [...a.log.have];
    const [[session, seq] = ['' as SessionId, 0]] = all;
    reader.say(encodeMessage({ kind: 'have', have: new Map(all.slice(1)) }));
    await until(() => counts()?.theyLack === seq);
    reader.say(encodeMessage({ kind: 'offer', have: new Map([[session, seq]]) }));
    await until(() => counts()?.theyLack === 0);
    reader.say(encodeMessage({ kind: 'offer', have: new Map([[session, 0]]) }));
    reader.say(encodeMessage({ kind: 'have', have: a.log.have }));
    const stranger = 'e'.repeat(16) as SessionId;
    reader.say(encodeMessage({ kind: 'offer', have: new Map([[stranger, 3]]) }));
    await until(() => counts()?.weLack === 3);
    expect(counts()).toEqual({ theyLack: 0, weLack: 3 });
    expect(reader.open).toBe(true);
  });

  test('who speaks of more pages than there can be is cut off, also in small parts', async () => {
    const a = await openOld();
    const hostile = new Hostile(a);
    hostile.hello();
    for (let part = 0; hostile.open && part < 200; part++) {
      const have = new Map<SessionId, number>();
      for (let i = 0; i < 1000; i++) {
        have.set((part * 1000 + i).toString(16).padStart(16, '0') as SessionId, 1);
      }
      hostile.say(encodeMessage({ kind: 'offer', have }));
      vi.advanceTimersByTime(100); // what it may spend it has earned
      if (part % 10 === 9) await settle();
    }
    await until(() => !hostile.open);
    expect(hostile.heard.length).toBeGreaterThan(0);
  });
});

test('in a room where not everybody is linked, what a link lost with all that told of it is healed', async () => {
  const room = [await open('edit'), await open('edit'), await open('edit'), await open('edit')];
  const [a, b, c, d] = room as [Replica, Replica, Replica, Replica];
  let deaf = false;
  join(a, b);
  join(b, c, 'network', { luck: (frame) => (deaf && frame[0] === 0 ? [] : [0]) });
  join(c, d);
  write(a, 'prima');
  await until(() => words(d) === 'prima', 20_000);
  await beat(2);
  deaf = true;
  write(a, 'mentre un collega non sentiva');
  await until(() => words(b).includes('mentre'), 20_000);
  await new Promise((resolve) => setTimeout(resolve, 1200)); // what is new is offered once a second
  await beat();
  deaf = false;
  expect(words(c)).toBe('prima');
  for (let i = 0; i < 20 && !words(d).includes('mentre'); i++) {
    await beat();
    await new Promise((resolve) => setTimeout(resolve, 500)); // it is waited for a moment, then asked for
  }
  expect(words(d)).toBe('prima\nmentre un collega non sentiva');
}, 60_000);
