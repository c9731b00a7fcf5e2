import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { GoalId, PersonId, SessionId } from '../../../src/domain/ids';
import { encodePresence, parsePresence } from '../../../src/domain/presence';
import { Presence } from '../../../src/net/presence';

const person = { id: '0123456789abcdef' as PersonId, name: 'Anna', office: '' };
const said = (cursor = 0) =>
  encodePresence({
    person,
    where: null,
    at: null,
    cursor: { anchor: { item: { client: 1, clock: cursor } }, head: { tname: 'x' } },
  });

let published: Uint8Array[];
let presence: Presence;

beforeEach(() => {
  vi.useFakeTimers();
  published = [];
  presence = new Presence({
    doc: new Y.Doc(),
    person,
    publish: (state) => published.push(state),
  });
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
});

let seq = 0;
const hear = (session: string, bytes = said()) =>
  presence.hear({ session: session as SessionId, seq: ++seq, role: 'edit', via: 'network' }, bytes);

/** Moves the caret twenty times a second for ten seconds. */
function write(): number {
  published = [];
  for (let step = 0; step < 200; step++) {
    presence.awareness.setLocalStateField('cursor', { anchor: step, head: step });
    vi.advanceTimersByTime(50);
  }
  return published.length;
}

describe('presence', () => {
  it('tells of a moving caret five times a second among a few, once a second in a crowd', () => {
    for (let index = 0; index < 7; index++) hear(`few ${index}`);
    expect(write()).toBeGreaterThan(40);
    expect(write()).toBeLessThan(60);
    hear('one more');
    expect(write()).toBeLessThanOrEqual(12);
    expect(write()).toBeGreaterThan(8);
  });

  it('of a crowd tells in the end where the caret is', () => {
    for (let index = 0; index < 20; index++) hear(`crowd ${index}`);
    presence.visit('1.1' as GoalId);
    presence.visit('1.2' as GoalId);
    presence.visit('1.3' as GoalId);
    vi.advanceTimersByTime(3000);
    expect(parsePresence(published.at(-1)!)?.at).toBe('1.3');
  });

  it('wakes the list of people when somebody moves to another place, not when a caret moves', () => {
    let woken = 0;
    presence.onChange(() => woken++);
    hear('bruno');
    expect(woken).toBe(1);
    const before = presence.others;
    hear('bruno', said(5));
    expect(woken).toBe(1);
    expect(presence.others).toBe(before);
    hear('bruno', encodePresence({ person, where: null, at: '1.1' as GoalId, cursor: null }));
    expect(woken).toBe(2);
    expect(presence.others.map(({ at }) => at)).toEqual(['1.1']);
  });

  it('tells when the person here signs otherwise: names are compared with theirs', () => {
    let woken = 0;
    presence.onChange(() => woken++);
    presence.sign({ ...person, name: 'Bruno' });
    expect(woken).toBe(1);
    expect(presence.self.name).toBe('Bruno');
  });
});
