import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import { Link } from '../../../src/net/link';
import { Peer } from '../../../src/net/peer';

const session = 'a'.repeat(16) as SessionId;
const other = 'b'.repeat(16) as SessionId;
const word = (seq: number, of = session) => ({ session: of, seq });

let peer: Peer;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const still = { send: () => undefined, close: () => undefined, listen: () => undefined };
  peer = new Peer(new Link({ via: 'network', remote: 'x', bufferedAmount: 0, ...still }));
});
afterEach(() => vi.useRealTimers());

describe('a colleague is handed', () => {
  it('what it has not said it holds, and again only after a minute', () => {
    expect(peer.takes(word(3))).toBe(true);
    expect(peer.takes(word(3))).toBe(false);
    peer.learns(new Map([[other, 9]])); // a part that says nothing of it
    expect(peer.takes(word(3))).toBe(false);
    vi.advanceTimersByTime(61_000);
    expect(peer.takes(word(3))).toBe(true);
  });

  it('nothing that it has once said it holds, also when it has since spoken of other things', () => {
    peer.learns(new Map([[session, 3]]));
    peer.learns(new Map([[other, 1]]));
    peer.learns(new Map([[session, 1]])); // nobody takes back what they hold
    vi.advanceTimersByTime(61_000);
    expect(peer.takes(word(3))).toBe(false);
    expect(peer.takes(word(4))).toBe(true);
  });

  it('what another was to hand it only if that has not come in a moment', () => {
    peer.leaves(word(3));
    expect(peer.takes(word(3))).toBe(false);
    vi.advanceTimersByTime(2001);
    expect(peer.takes(word(3))).toBe(true);
    peer.leaves(word(3)); // it was handed here: that stands
    vi.advanceTimersByTime(2001);
    expect(peer.takes(word(3))).toBe(false);
  });

  it('nothing that it has told itself', () => {
    peer.tells(word(5));
    expect(peer.takes(word(5))).toBe(false);
  });
});

describe('a colleague who says the same again', () => {
  it('is known by it, until it says what it holds', () => {
    expect(peer.tells(word(1))).toBe(false);
    expect(peer.tells(word(1))).toBe(true);
    peer.learns(new Map([[other, 1]]));
    expect(peer.tells(word(1))).toBe(true);
    peer.learns(new Map([[session, 1]]));
    expect(peer.tells(word(1))).toBe(false);
  });

  it('is also known by what it had said it holds, and may hand over a long log in the end', () => {
    peer.learns(new Map([[session, 50_000]]));
    for (let seq = 1; seq <= 20_000; seq++) expect(peer.tells(word(seq))).toBe(false);
    expect(peer.tells(word(7))).toBe(true);
    expect(peer.tells(word(20_001))).toBe(true);
    peer.learns(new Map());
    expect(peer.tells(word(20_001))).toBe(false);
  });
});
