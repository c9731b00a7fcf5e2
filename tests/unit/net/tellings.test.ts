import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import type { Have } from '../../../src/net/envelope-log';
import { Tellings } from '../../../src/net/tellings';

const sessionOf = (id: number) => id.toString(16).padStart(16, '0') as SessionId;
const have = (...entries: [number, number][]): Have =>
  new Map(entries.map(([id, seq]) => [sessionOf(id), seq]));
const many = (count: number) =>
  have(...Array.from({ length: count }, (_, i) => [i, 1] as [number, number]));

describe('what two copies tell each other to hold', () => {
  it('is whole the first time, and then only what has advanced', () => {
    const tellings = new Tellings();
    expect(tellings.news(have([1, 4], [2, 7]), 0)).toEqual([have([1, 4], [2, 7])]);
    expect(tellings.news(have([1, 4], [2, 8], [3, 1]), 0)).toEqual([have([2, 8], [3, 1])]);
  });

  it('is said, if it is nothing, as nothing', () => {
    const tellings = new Tellings();
    tellings.news(have([1, 4]), 0);
    expect(tellings.news(have([1, 4]), 0)).toEqual([new Map()]);
    expect(new Tellings().news(have([1, 0]), 0)).toEqual([new Map()]);
  });

  it('comes in parts where there is much of it, none so large that a link lets others overtake it', () => {
    const parts = new Tellings().news(many(10_000), 0);
    expect(new Map(parts.flatMap((part) => [...part]))).toEqual(many(10_000));
    // 8 bytes of session and 8 of the largest number, in a message of the small kind.
    for (const part of parts) expect(part.size * 16).toBeLessThan(48 * 1024);
  });

  it('is said again little by little, what was said longest ago first', () => {
    const tellings = new Tellings();
    const all = have([1, 1], [2, 2], [3, 3], [4, 4], [5, 5]);
    tellings.news(all, 0);
    expect(tellings.news(all, 2)).toEqual([have([1, 1], [2, 2])]);
    expect(tellings.news(have([3, 9]), 2)).toEqual([have([3, 9], [4, 4])]);
    expect(tellings.news(all, 2)).toEqual([have([5, 5], [1, 1])]);
  });

  it('is put together to the whole, whatever order and however often it comes', () => {
    const one = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(fc.array(one), fc.array(fc.nat()), (advances, order) => {
        const [ours, theirs] = [new Tellings(), new Tellings()];
        const held = new Map<SessionId, number>();
        const said = advances.flatMap(([id, by]) => {
          held.set(sessionOf(id), (held.get(sessionOf(id)) ?? 0) + by);
          return ours.news(held, 1);
        });
        for (const at of order) if (said.length) theirs.hear(said[at % said.length]!);
        for (const part of said.reverse()) theirs.hear(part);
        expect(new Map(theirs.heard ?? [])).toEqual(held);
      }),
    );
  });

  it('never goes down, and may be said whole again', () => {
    const tellings = new Tellings();
    expect(tellings.heard).toBeNull();
    tellings.hear(have([1, 4], [2, 7]));
    tellings.hear(have([1, 2]));
    expect(tellings.heard).toEqual(have([1, 4], [2, 7]));
    tellings.hear(have([1, 5], [2, 7], [3, 1]));
    expect(tellings.heard).toEqual(have([1, 5], [2, 7], [3, 1]));
  });

  it('is too much where somebody says of more sessions than there can be, in many parts too', () => {
    const tellings = new Tellings();
    const part = (from: number) =>
      have(...Array.from({ length: 50_000 }, (_, i) => [from + i, 1] as [number, number]));
    expect(tellings.hear(part(0))).toBe(true);
    expect(tellings.hear(part(50_000))).toBe(true);
    expect(tellings.hear(part(0))).toBe(true);
    expect(tellings.hear(have([100_000, 1]))).toBe(false);
  });
});
