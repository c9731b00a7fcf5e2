import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import type { SealedEnvelope } from '../../../src/domain/log';
import { EnvelopeLog, type SealedSnapshot } from '../../../src/net/envelope-log';

const sessions = ['a', 'b', 'c'].map((letter) => letter.repeat(16) as SessionId);
const update = (session: SessionId, seq: number): SealedEnvelope => ({
  session,
  seq,
  kind: 'update',
  time: 0,
  bytes: new Uint8Array(seq),
});
const snapshotOf = (id: number, covers: Iterable<[SessionId, number]>): SealedSnapshot => ({
  covers: new Map(covers),
  sealed: {
    session: id.toString(16).padStart(16, '0') as SessionId,
    seq: 1,
    kind: 'snapshot',
    time: 0,
    bytes: new Uint8Array(1),
  },
});
const nameOf = ({ session, seq }: Pick<SealedEnvelope, 'session' | 'seq'>) => `${session}:${seq}`;

type Step =
  | { kind: 'update'; session: SessionId; seq: number }
  | { kind: 'snapshot'; covers: [SessionId, number][] };

const seq = fc.integer({ min: 1, max: 8 });
const session = fc.constantFrom(...sessions);
const pairs = fc.array(fc.tuple(session, seq), { minLength: 1, maxLength: 3 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('update' as const), session, seq }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('snapshot' as const),
        covers: pairs.map((each) => [...new Map(each)]),
      }),
    },
  ),
  { maxLength: 40 },
);

/** What is known, one by one: content of the first eight updates of each session. */
class Naive {
  readonly content = new Set<string>();

  add(step: Step): void {
    if (step.kind === 'update') this.content.add(nameOf(step));
    else for (const [of, upTo] of step.covers) this.cover(of, upTo);
  }

  cover(of: SessionId, upTo: number): void {
    for (let each = 1; each <= upTo; each++) this.content.add(nameOf({ session: of, seq: each }));
  }

  /** How far a session is known without a gap. */
  have(of: SessionId): number {
    let reached = 0;
    while (this.content.has(nameOf({ session: of, seq: reached + 1 }))) reached++;
    return reached;
  }
}

/** Every snapshot has an id of its own, whoever made it. */
let snapshots = 100;

function play(log: EnvelopeLog, all: readonly Step[]): Naive {
  const naive = new Naive();
  for (const step of all) {
    if (step.kind === 'update') {
      const known = naive.content.has(nameOf(step));
      expect(log.addUpdate(update(step.session, step.seq))).toBe(!known);
    } else log.addSnapshot(snapshotOf(++snapshots, step.covers));
    naive.add(step);
  }
  return naive;
}

/** Gives a log all that another says it lacks. */
function hand(from: EnvelopeLog, to: EnvelopeLog): void {
  const covers = new Map(from.snapshots.map((each) => [each.sealed.session, each.covers]));
  for (const sealed of from.missing(to.have)) {
    if (sealed.kind === 'update') to.addUpdate(sealed);
    else to.addSnapshot({ sealed, covers: covers.get(sealed.session)! });
  }
}

describe('the log', () => {
  it('knows what was put in it, and how far each session goes without a gap', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const log = new EnvelopeLog();
        const naive = play(log, all);
        for (const of of sessions) {
          expect(log.have.get(of) ?? 0).toBe(naive.have(of));
          for (let each = 1; each <= 9; each++) {
            const known = naive.content.has(nameOf({ session: of, seq: each }));
            expect(log.knows(update(of, each))).toBe(known);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('hands over what the other lacks, so that the other then lacks nothing', () => {
    fc.assert(
      fc.property(steps, steps, (ours, theirs) => {
        const [log, other] = [new EnvelopeLog(), new EnvelopeLog()];
        const [mine, others] = [play(log, ours), play(other, theirs)];
        const behind = sessions.some((of) => others.have(of) < mine.have(of));
        expect(log.exceeds(other.have)).toBe(behind);
        hand(log, other);
        for (const each of mine.content) {
          const [of, at] = each.split(':') as [SessionId, string];
          expect(other.knows(update(of, Number(at)))).toBe(true);
        }
        expect(log.exceeds(other.have)).toBe(false);
        hand(other, log);
        for (const of of sessions) expect(log.have.get(of) ?? 0).toBe(other.have.get(of) ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('hands over nothing the other says it has, and each thing once', () => {
    fc.assert(
      fc.property(steps, pairs, (all, pairsOfTheirs) => {
        const log = new EnvelopeLog();
        play(log, all);
        const theirs = new Map(pairsOfTheirs);
        const handed = log.missing(theirs);
        expect(new Set(handed.map(nameOf)).size).toBe(handed.length);
        for (const each of handed)
          if (each.kind === 'update')
            expect(each.seq).toBeGreaterThan(theirs.get(each.session) ?? 0);
        const kinds = handed.map(({ kind }) => kind);
        expect(kinds.lastIndexOf('snapshot')).toBeLessThan(
          kinds.includes('update') ? kinds.indexOf('update') : Infinity,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('counts what it holds beside the snapshots, and a copy holds it all', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const log = new EnvelopeLog();
        play(log, all);
        const kept = log.all();
        const updates = kept.filter(({ kind }) => kind === 'update');
        expect(log.length).toBe(updates.length);
        expect(log.bytes).toBe(updates.reduce((sum, { bytes }) => sum + bytes.length, 0));
        expect(kept.length - updates.length).toBe(log.snapshots.length);
        const copy = new EnvelopeLog();
        hand(log, copy);
        expect(copy.have).toEqual(log.have);
      }),
      { numRuns: 300 },
    );
  });

  it('says which envelopes a snapshot makes superfluous: those it covers and no other', () => {
    const [a, b] = [sessions[0]!, sessions[1]!];
    const log = new EnvelopeLog();
    for (const each of [1, 2, 3, 5]) log.addUpdate(update(a, each));
    log.addUpdate(update(b, 1));
    expect(log.addSnapshot(snapshotOf(1, [[a, 2]]))!.map(nameOf)).toEqual([`${a}:1`, `${a}:2`]);
    expect(log.have.get(a)).toBe(3);
    const both = log.addSnapshot(
      snapshotOf(2, [
        [a, 4],
        [b, 1],
      ]),
    )!;
    expect(both.map(({ kind }) => kind)).toEqual(['snapshot', 'update', 'update']);
    expect(both.map(nameOf).slice(1)).toEqual([`${a}:3`, `${b}:1`]);
    expect(log.have.get(a)).toBe(5);
    expect(log.snapshots).toHaveLength(1);
    expect(log.length).toBe(1);
  });

  it('takes no snapshot that says nothing new, nor the same twice', () => {
    const a = sessions[0]!;
    const log = new EnvelopeLog();
    expect(log.addSnapshot(snapshotOf(1, [[a, 5]]))).toEqual([]);
    expect(log.addSnapshot(snapshotOf(1, [[a, 5]]))).toBeNull();
    expect(log.addSnapshot(snapshotOf(2, [[a, 5]]))).toBeNull();
    expect(log.addSnapshot(snapshotOf(3, [[a, 4]]))).toBeNull();
    expect(log.addUpdate(update(a, 5))).toBe(false);
    expect(log.addUpdate(update(a, 6))).toBe(true);
    expect(log.have.get(a)).toBe(6);
  });

  it('keeps two snapshots of which neither says all', () => {
    const [a, b] = [sessions[0]!, sessions[1]!];
    const log = new EnvelopeLog();
    expect(log.addSnapshot(snapshotOf(1, [[a, 2]]))).toEqual([]);
    expect(log.addSnapshot(snapshotOf(2, [[b, 2]]))).toEqual([]);
    expect(log.missing(new Map([[a, 2]])).map(nameOf)).toEqual([`${'2'.padStart(16, '0')}:1`]);
  });

  it('tells the sessions that were added to last, first those that are in no snapshot yet', () => {
    const [a, b, c] = sessions as [SessionId, SessionId, SessionId];
    const log = new EnvelopeLog();
    for (const each of [a, b, c]) log.addUpdate(update(each, 1));
    expect([...log.recent(2)]).toEqual([
      [c, 1],
      [b, 1],
    ]);
    log.addUpdate(update(a, 2));
    expect([...log.recent(2).keys()]).toEqual([a, c]);
    log.addSnapshot(
      snapshotOf(1, [
        [a, 2],
        [c, 1],
      ]),
    );
    expect([...log.recent(9).keys()]).toEqual([b, a, c]);
    log.addUpdate(update(c, 2));
    expect([...log.recent(9).keys()]).toEqual([c, b, a]);
    expect(log.recent(0).size).toBe(0);
  });

  it('tells of the last sessions what it has of them, and of all where they are few', () => {
    fc.assert(
      fc.property(steps, fc.nat(4), (all, limit) => {
        const log = new EnvelopeLog();
        play(log, all);
        const known = [...log.have].filter(([, upTo]) => upTo > 0);
        const recent = log.recent(limit);
        expect(recent.size).toBe(Math.min(limit, known.length));
        for (const [of, upTo] of recent) expect(log.have.get(of)).toBe(upTo);
        if (limit >= known.length) expect(recent).toEqual(new Map(known));
      }),
      { numRuns: 300 },
    );
  });
});
