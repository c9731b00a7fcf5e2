import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import { isSmall, mostLinks, spared, strangers, wanting } from '../../../src/net/overlay';

const name = (n: number) => (n * 0x9e3779b1).toString(16).padStart(16, '0').slice(-16) as SessionId;
const all = (count: number) => Array.from({ length: count }, (_, i) => name(i + 1));

/** Who is linked to whom; the links of one, as he knows them. */
class Graph {
  readonly #links = new Map<SessionId, Set<SessionId>>();

  link(a: SessionId, b: SessionId): void {
    if (a === b) return;
    this.#of(a).add(b);
    this.#of(b).add(a);
  }

  cut(a: SessionId, b: SessionId): void {
    this.#of(a).delete(b);
    this.#of(b).delete(a);
  }

  #of(session: SessionId): Set<SessionId> {
    const own = this.#links.get(session) ?? new Set();
    this.#links.set(session, own);
    return own;
  }

  links(own: SessionId) {
    return [...this.#of(own)].map((session) => ({
      session,
      near: new Set([...this.#of(session)].filter((other) => other !== own)),
      lasting: false,
      idle: true,
    }));
  }

  get connected(): boolean {
    const [first] = this.#links.keys();
    const reached = new Set(first ? [first] : []);
    for (const session of reached) for (const other of this.#of(session)) reached.add(other);
    return reached.size === this.#links.size;
  }
}

describe('in a room', () => {
  test('of thirteen everybody is to be linked to everybody', () => {
    const graph = new Graph();
    const [hub, ...others] = all(13) as [SessionId, ...SessionId[]];
    for (const other of others) graph.link(hub, other);
    const [one] = others as [SessionId];
    expect(isSmall(one, graph.links(one))).toBe(true);
    expect(wanting(one, graph.links(one))).toBe(mostLinks - 1);
    const known = strangers(one, graph.links(one), () => 0.5);
    expect(known.map(({ session }) => session).sort()).toEqual(others.slice(1).sort());
    expect(new Set(known.map(({ via }) => via))).toEqual(new Set([hub]));
    expect(spared(hub, graph.links(hub), () => 0.5)).toBeNull();
  });

  test('of more, a link to one with too many counts for none', () => {
    const graph = new Graph();
    const [hub, ...others] = all(40) as [SessionId, ...SessionId[]];
    for (const other of others) graph.link(hub, other);
    const [one, two] = others as [SessionId, SessionId];
    expect(wanting(one, graph.links(one))).toBe(6);
    graph.link(one, two);
    expect(wanting(one, graph.links(one))).toBe(5);
  });

  test('whatever links are spared in the same moment, the room stays connected', () => {
    const room = fc.tuple(
      fc.integer({ min: 14, max: 40 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 60, maxLength: 300 }),
    );
    let shed = 0;
    fc.assert(
      fc.property(room, ([size, pairs]) => {
        const graph = new Graph();
        const sessions = all(size);
        for (let i = 1; i < size; i++) graph.link(sessions[i - 1]!, sessions[i]!);
        for (const [a, b] of pairs) graph.link(sessions[a % size]!, sessions[b % size]!);
        for (let round = 0; round < 5; round++) {
          const gone = sessions.map((own) => spared(own, graph.links(own), () => 0.5));
          for (const [i, other] of gone.entries()) {
            if (!other) continue;
            graph.cut(sessions[i]!, other);
            shed++;
          }
          if (!graph.connected) return false;
        }
        return true;
      }),
      { numRuns: 150 },
    );
    expect(shed).toBeGreaterThan(500);
  });

  test('one whom everybody could spare is not spared by everybody', () => {
    const graph = new Graph();
    const [one, ...ring] = all(15) as [SessionId, ...SessionId[]];
    for (const [i, session] of ring.entries()) {
      graph.link(one, session);
      for (let far = 1; far <= 4; far++) graph.link(session, ring[(i + far) % ring.length]!);
    }
    const gone = ring.map((own) => spared(own, graph.links(own), () => 0.5));
    expect(gone.filter((session) => session === one).length).toBeGreaterThan(3);
    for (const [i, other] of gone.entries()) if (other) graph.cut(ring[i]!, other);
    expect(graph.connected).toBe(true);
  });
});
