import { expect, it } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import { Wanted } from '../../../src/net/wanted';

const [a, b] = ['a', 'b'].map((letter) => letter.repeat(16) as SessionId) as [SessionId, SessionId];
const nothing = new Map<SessionId, number>();

it('what a colleague offers is waited for from the moment it was offered, each for itself', () => {
  const wanted = new Wanted();
  wanted.add(new Map([[a, 2]]), nothing, 100);
  wanted.add(new Map([[b, 1]]), nothing, 500);
  expect(wanted.isOverdue(nothing, 99)).toBe(false);
  expect(wanted.isOverdue(nothing, 100)).toBe(true);
  expect(wanted.isOverdue(new Map([[a, 2]]), 400)).toBe(false);
  expect(wanted.isOverdue(new Map([[a, 2]]), 500)).toBe(true);
});

it('more of what is still waited for does not let it wait longer; more of what has come does', () => {
  const wanted = new Wanted();
  wanted.add(new Map([[a, 2]]), nothing, 100);
  wanted.add(new Map([[a, 3]]), new Map([[a, 1]]), 500);
  expect(wanted.isOverdue(new Map([[a, 2]]), 100)).toBe(true);
  wanted.add(new Map([[a, 4]]), new Map([[a, 3]]), 900);
  expect(wanted.isOverdue(new Map([[a, 3]]), 800)).toBe(false);
});

it('an offer that speaks of something else takes back nothing', () => {
  const wanted = new Wanted();
  wanted.add(new Map([[a, 2]]), nothing, 100);
  wanted.add(nothing, nothing, 500);
  wanted.add(new Map([[a, 1]]), nothing, 500);
  expect(wanted.isOverdue(new Map([[a, 1]]), 100)).toBe(true);
});

it('what is here is not wanted, and nothing is once all has come', () => {
  const wanted = new Wanted();
  wanted.add(new Map([[a, 2]]), new Map([[a, 2]]), 100);
  expect(wanted.isNothing).toBe(true);
  wanted.add(new Map([[a, 3]]), new Map([[a, 2]]), 100);
  expect(wanted.isNothing).toBe(false);
  expect(wanted.isOverdue(new Map([[a, 5]]), 900)).toBe(false);
  expect(wanted.isNothing).toBe(true);
});
