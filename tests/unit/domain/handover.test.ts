import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  handoversLimit,
  lastTo,
  parseHandovers,
  withHandover,
  type HandedOver,
} from '../../../src/domain/handover';
import type { SessionId } from '../../../src/domain/ids';

const session = (n: number) => n.toString(16).padStart(16, '0') as SessionId;
const to = (name: string, at = 1): HandedOver => ({
  to: name,
  at,
  have: new Map([[session(1), at]]),
});

describe('what was handed over', () => {
  it('is remembered once for each person, the last first', () => {
    const kept = [to('Bruno', 1), to('Carla', 2), to('bruno ', 3)].reduce<readonly HandedOver[]>(
      withHandover,
      [],
    );
    expect(kept.map(({ to: name, at }) => [name, at])).toEqual([
      ['bruno ', 3],
      ['Carla', 2],
    ]);
    expect(lastTo(kept, 'BRUNO')?.at).toBe(3);
    expect(lastTo(kept, 'Dario')).toBeNull();
    expect(lastTo(kept, '')).toBeNull();
  });

  it('is not remembered without end', () => {
    let kept: readonly HandedOver[] = [];
    for (let i = 0; i < 100; i++) kept = withHandover(kept, to(`p${i}`, i));
    expect(kept).toHaveLength(handoversLimit);
    expect(kept[0]?.to).toBe('p99');
  });

  it('comes back from the disk as it was; what cannot be read is left out', () => {
    const kept = { to: 'Bruno', at: 5, have: [[session(1), 4]] };
    expect(parseHandovers([kept])).toEqual([
      { to: 'Bruno', at: 5, have: new Map([[session(1), 4]]) },
    ]);
    const nonsense = [
      null,
      7,
      {},
      { ...kept, to: 3 },
      { ...kept, at: 'x' },
      { ...kept, have: {} },
      {
        ...kept,
        have: [
          [session(1), 4],
          ['short', 1],
        ],
      },
      { ...kept, have: [[session(1), -1]] },
      { ...kept, have: [[session(1), 1.5]] },
    ];
    expect(parseHandovers(nonsense)).toEqual([]);
    expect(parseHandovers('text')).toEqual([]);
  });

  it('of whatever the disk gives, never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseHandovers(value)));
  });
});
