import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SealedEnvelope } from '../../src/domain/log';
import { seal } from '../../src/net/envelope';
import { EnvelopeLog, type Have } from '../../src/net/envelope-log';
import { sealSnapshot } from '../../src/net/snapshot';
import { foldStored } from '../../src/net/stored-log';
import { makeWorkspace } from '../helpers/replicas';
import { sessionOf } from '../unit/storage/disk';

const session = sessionOf(1);
const many = 1000;
const nothing: Have = new Map();
const { edit } = await makeWorkspace();
const { keys } = edit;
/** One envelope for each of many words, as no shortcut can read them. */
let rows: SealedEnvelope[];

const sealed = async (seq: number, payload: Uint8Array): Promise<SealedEnvelope> => {
  const head = { kind: 'update', session, seq, time: 1 } as const;
  return { ...head, bytes: await seal(keys, { ...head, payload }) };
};

beforeAll(async () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 1; n <= many; n++) doc.getMap('words').set(String(n), n);
  rows = await Promise.all(updates.map((update, at) => sealed(at + 1, update)));
});

async function open(envelopes: readonly SealedEnvelope[], stored = nothing) {
  const doc = new Y.Doc();
  const log = new EnvelopeLog();
  const copy = { doc, log, stored: Promise.resolve(stored) };
  const { bad, superfluous } = await foldStored(envelopes, keys, copy);
  return { bad, superfluous, log, words: doc.getMap('words').size };
}

describe('a log of very many rows', () => {
  test('opens whole', async () => {
    const { bad, log, words } = await open(rows);
    expect({ bad, words }).toEqual({ bad: 0, words: many });
    expect(log.have).toEqual(new Map([[session, many]]));
  });

  test('lets the page answer between one part and the next', async () => {
    const doc = new Y.Doc();
    const log = new EnvelopeLog();
    const steps: number[] = [];
    let timer = setTimeout(function look() {
      steps.push(log.length);
      timer = setTimeout(look);
    });
    await foldStored(rows, keys, { doc, log, stored: Promise.resolve(nothing) });
    clearTimeout(timer);
    steps.push(log.length);
    const most = Math.max(...steps.map((length, at) => length - (steps[at - 1] ?? 0)));
    expect(most).toBeLessThan(many / 2);
  });

  test('that a snapshot covers names what may be removed from the disk, and takes in the rest', async () => {
    const doc = new Y.Doc();
    for (let n = 1; n <= 900; n++) doc.getMap('words').set(String(n), n);
    const covers = new Map([[session, 900]]);
    const snapshot = await sealSnapshot(keys, doc, covers, sessionOf(2), 1);
    for (const order of [
      [snapshot!.sealed, ...rows],
      [...rows, snapshot!.sealed],
    ]) {
      const { bad, superfluous, log } = await open(order);
      expect({ bad, length: log.length }).toEqual({ bad: 0, length: 100 });
      expect(superfluous.map(({ seq }) => seq)).toEqual(rows.slice(0, 900).map(({ seq }) => seq));
    }
  });

  test('with a spoilt one gives all the others, and counts it', async () => {
    const spoilt = rows.map((row, at) => {
      const bytes = row.bytes.slice();
      if (at === 700) bytes.fill(7, -4);
      return { ...row, bytes };
    });
    const { bad, log, words } = await open(spoilt);
    expect({ bad, length: log.length }).toEqual({ bad: 1, length: many - 1 });
    expect(words).toBe(700); // what comes after builds on it, and waits
    expect(log.missing(nothing).map(({ seq }) => seq)).not.toContain(701);
  });

  test('with a spoilt one that the stored document has hands it to nobody, and counts it', async () => {
    const spoilt = rows.map((row) => ({ ...row, bytes: row.bytes.slice() }));
    spoilt[3]?.bytes.fill(7, -4);
    const { bad, log } = await open(spoilt, new Map([[session, many]]));
    expect(bad).toBe(1);
    expect(log.missing(nothing).map(({ seq }) => seq)).not.toContain(4);
  });

  test('with one that is signed and cannot be read gives all the others, and counts it', async () => {
    const nonsense = await sealed(many + 1, Uint8Array.of(1, 1, 250, 250, 250));
    const { bad, log, words } = await open([...rows.slice(0, 50), nonsense, ...rows.slice(50)]);
    expect({ bad, words }).toEqual({ bad: 1, words: many });
    expect(log.have).toEqual(new Map([[session, many]]));
  });
});
