import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonId, SessionId } from '../../../src/domain/ids';
import { encodeSigner } from '../../../src/domain/freshness';
import { Beacons } from '../../../src/net/beacons';
import { readEnvelope, seal, type Beacon } from '../../../src/net/envelope';
import { EnvelopeLog } from '../../../src/net/envelope-log';
import { MemoryLogStore } from '../../helpers/memory-log-store';
import { makeWorkspace } from '../../helpers/replicas';

const author = 'a'.repeat(16) as SessionId;
const anna = { id: '0123456789abcdef' as PersonId, name: 'Anna Rossi', office: 'Cultura' };
const realTimeout = setTimeout;
/** Time passes, and what the cryptography does meanwhile is done. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await new Promise((resolve) => realTimeout(resolve, 30));
}

async function make(
  role: 'edit' | 'view',
  options: { store?: MemoryLogStore; whole?: boolean } = {},
) {
  const workspace = (await makeWorkspace())[role];
  const log = new EnvelopeLog();
  const said: Uint8Array[] = [];
  const store = options.store ?? new MemoryLogStore();
  const beacons = new Beacons({
    workspace: workspace.keys.room,
    keys: workspace.keys,
    session: 'b'.repeat(16) as SessionId,
    store,
    log,
    person: () => anna,
    now: () => Date.now(),
    isWhole: () => options.whole ?? true,
    publish: (bytes) => said.push(bytes),
  });
  const grow = (seq: number) =>
    log.addUpdate({ session: author, seq, kind: 'update', time: 0, bytes: new Uint8Array(1) });
  return { beacons, log, said, store, grow };
}

const beaconAt = (seq: number, time = Date.now()): Beacon => ({
  kind: 'beacon',
  session: author,
  seq: 1,
  time,
  covers: new Map([[author, seq]]),
  payload: encodeSigner(anna),
});
async function signed(beacon: Beacon) {
  return seal((await makeWorkspace()).edit.keys, beacon);
}

const sessionOf = (id: number) => id.toString(16).padStart(16, '0') as SessionId;
/** A log to which `count` pages have added over the years, in this order. */
const grown = (log: EnvelopeLog, ids: readonly number[]) => {
  const update = { kind: 'update', seq: 1, time: 0, bytes: new Uint8Array(1) } as const;
  for (const id of ids) log.addUpdate({ ...update, session: sessionOf(id) });
};
const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const covering = (ids: readonly number[], time: number): Beacon => ({
  ...beaconAt(1, time),
  covers: new Map(ids.map((id) => [sessionOf(id), 1])),
});

describe('how fresh a copy is', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
    });
  });
  afterEach(() => vi.useRealTimers());

  it('is said by who writes, a moment after, once for many changes', async () => {
    const { beacons, said, grow } = await make('edit');
    for (let seq = 1; seq <= 5; seq++) {
      grow(seq);
      beacons.grown(true);
      await pass(100);
    }
    expect(said).toHaveLength(0);
    await pass(3000);
    expect(said).toHaveLength(1);
    expect(beacons.freshness).toMatchObject({ upTo: { by: anna }, behind: false });
    await pass(60_000);
    expect(said).toHaveLength(1);
    beacons.close();
  });

  it('is not said again by an editor who only received what another has already said', async () => {
    const { beacons, said, grow } = await make('edit');
    grow(1);
    beacons.grown(false);
    await pass(3000);
    const beacon = beaconAt(1);
    beacons.hear(beacon, await signed(beacon));
    await pass(60_000);
    expect(said).toHaveLength(0);
    beacons.close();
  });

  it('is said for an editor who fell silent, and now and then when nothing changes', async () => {
    const { beacons, said, grow } = await make('edit');
    grow(1);
    beacons.grown(false);
    await pass(41_000);
    expect(said).toHaveLength(1);
    await pass(11 * 60_000);
    expect(said.length).toBeGreaterThan(1);
    beacons.close();
  });

  it('is never said by a reader, nor by who waits for parts', async () => {
    for (const made of [await make('view'), await make('edit', { whole: false })]) {
      made.grow(1);
      made.beacons.grown(true);
      await pass(6 * 60_000);
      expect(made.said).toHaveLength(0);
      made.beacons.close();
    }
  });

  it('is known to be behind when an editor had more, after giving it time to come', async () => {
    const { beacons, grow } = await make('view');
    grow(1);
    const beacon = beaconAt(3);
    expect(beacons.wants(beacon)).toBe(true);
    beacons.hear(beacon, await signed(beacon));
    expect(beacons.freshness).toEqual({ upTo: null, behind: false });
    let told = 0;
    const end = beacons.onChange(() => told++);
    await pass(16_000);
    expect(told).toBeGreaterThan(0);
    expect(beacons.freshness.behind).toBe(true);
    grow(2);
    grow(3);
    beacons.grown(false);
    expect(beacons.freshness).toEqual({ upTo: { at: beacon.time, by: anna }, behind: false });
    end();
    beacons.close();
  });

  it('is remembered by this device', async () => {
    const { beacons, store, grow } = await make('view');
    grow(1);
    const beacon = beaconAt(1);
    beacons.hear(beacon, await signed(beacon));
    await pass(0);
    beacons.close();
    const again = await make('view', { store });
    again.grow(1);
    await again.beacons.load();
    expect(again.beacons.freshness.upTo?.by).toEqual(anna);
    again.beacons.close();
  });

  it('is not told by what is old, is from the future, or says nothing of who said it', async () => {
    const { beacons } = await make('view');
    const beacon = beaconAt(3);
    beacons.hear(beacon, await signed(beacon));
    expect(beacons.wants(beaconAt(2, beacon.time - 1))).toBe(false);
    expect(beacons.wants(beacon)).toBe(false);
    expect(beacons.wants(beaconAt(4, Date.now() + 48 * 3_600_000))).toBe(false);
    const nobody = { ...beaconAt(5), payload: Uint8Array.of(1, 2) };
    expect(beacons.hear(nobody, await signed(nobody))).toBe(false);
    beacons.close();
  });

  it('keeps few beacons, however many there were', async () => {
    const { beacons } = await make('view');
    for (let i = 0; i < 40; i++) {
      const session = i.toString(16).padStart(16, '0') as SessionId;
      const beacon = { ...beaconAt(1, i + 1), session, covers: new Map([[session, 1]]) };
      beacons.hear(beacon, await signed(beacon));
    }
    expect(beacons.frames.length).toBeLessThanOrEqual(8);
    beacons.close();
  });

  it('is said in few words, however many pages have written over the years', async () => {
    const { beacons, said, log } = await make('edit');
    grown(log, upTo(0, 3000));
    beacons.grown(true);
    await pass(4000);
    const beacon = readEnvelope(said[0]!) as Beacon;
    expect(beacon.covers).toEqual(log.recent(256));
    expect(beacon.covers.get(sessionOf(2999))).toBe(1);
    expect(said[0]!.length).toBeLessThan(3000);
    beacons.close();
  });

  it('is not said again by who would only speak of other pages of long ago', async () => {
    const { beacons, said, log } = await make('edit');
    grown(log, upTo(0, 3000));
    beacons.grown(false);
    const other = covering([...upTo(100, 156), ...upTo(2800, 3000)], Date.now());
    beacons.hear(other, await signed(other));
    await pass(60_000);
    expect(said).toHaveLength(0);
    grown(log, [3000]);
    beacons.grown(false);
    await pass(60_000);
    expect(said).toHaveLength(1);
    beacons.close();
  });

  it('is told by the latest of those that are reached, whatever pages each speaks of', async () => {
    const { beacons, log } = await make('view');
    grown(log, upTo(0, 600));
    const now = Date.now();
    for (const [i, from] of [0, 100, 200, 300].entries()) {
      const beacon = covering(upTo(from, from + 256), now + i);
      expect(beacons.wants(beacon)).toBe(true);
      beacons.hear(beacon, await signed(beacon));
    }
    expect(beacons.frames).toHaveLength(1);
    expect(beacons.freshness.upTo?.at).toBe(now + 3);
    expect(beacons.wants(covering(upTo(50, 306), now + 2))).toBe(false);
    // One that speaks of what is not here is of use, however old.
    expect(beacons.wants(covering(upTo(599, 601), now - 9))).toBe(true);
    beacons.close();
  });

  it('is kept by the latest, whichever comes last, and the others do not come back', async () => {
    const { beacons } = await make('view');
    const each = Array.from({ length: 12 }, (_, i) => covering([i], 1000 + i));
    for (const beacon of [...each.slice(6), ...each.slice(0, 6)]) {
      if (beacons.wants(beacon)) beacons.hear(beacon, await signed(beacon));
    }
    const times = beacons.frames.map((bytes) => readEnvelope(bytes as Uint8Array)?.time);
    expect(times).toEqual([1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011]);
    for (const beacon of each) expect(beacons.wants(beacon)).toBe(false);
    beacons.close();
  });
});
