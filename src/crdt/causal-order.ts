import * as Y from 'yjs';
import type { Struct } from './structs';

/** Structs looked at between two breaths. */
const atATime = 256;

/** Who an author's structs are, and how far they have been given. */
interface Queue {
  readonly structs: readonly Struct[];
  at: number;
}

/** Where a struct says it stands: next to others, or in one. */
export function placesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].filter((place) => place instanceof Y.ID);
}

/**
 * Gives structs so that none comes before what it builds on, as Yjs does when it takes them in. Those
 * that a document with `known` has are left out. Returns those that build on what is not there at all.
 */
export function* inCausalOrder(
  all: ReadonlyMap<number, readonly Struct[]>,
  known: (client: number) => number,
): Generator<Struct | undefined, Struct[][]> {
  const queues = new Map<number, Queue>();
  for (const [client, structs] of all) queues.set(client, { structs, at: 0 });
  const given = new Map<number, number>();
  const stateOf = (client: number): number => given.get(client) ?? known(client);
  const waiting: Struct[][] = [];
  let looks = 0;
  for (const first of [...all.keys()].sort((a, b) => b - a)) {
    /** Authors, each waiting for a struct of the next. */
    const stack = [first];
    for (let client = stack.pop(); client !== undefined; client = stack.pop()) {
      if (++looks % atATime === 0) yield;
      const queue = queues.get(client);
      const struct = queue?.structs[queue.at];
      if (!queue || !struct) continue;
      const { clock } = struct.id;
      const state = stateOf(client);
      if (struct instanceof Y.Skip || clock + struct.length <= state) {
        queue.at++;
        stack.push(client);
        continue;
      }
      const lacked = clock > state ? client : lackedBy(struct, stateOf);
      if (lacked === null) {
        queue.at++;
        given.set(client, clock + struct.length);
        yield struct;
        if (stack.length === 0) stack.push(client); // whoever waits looks first whether this was it
        continue;
      }
      stack.push(client);
      const has = queues.get(lacked);
      if (has && has.at < has.structs.length && !stack.includes(lacked)) stack.push(lacked);
      else {
        for (const stuck of stack.splice(0)) {
          const { structs = [], at = 0 } = queues.get(stuck) ?? {};
          waiting.push(structs.slice(at));
          queues.delete(stuck);
        }
      }
    }
  }
  return waiting;
}

/** The author of something the struct builds on that is not there yet. */
function lackedBy(struct: Struct, stateOf: (client: number) => number): number | null {
  for (const { client, clock } of placesOf(struct)) {
    if (client !== struct.id.client) {
      if (clock >= stateOf(client)) return client;
    } else if (clock >= struct.id.clock) throw new RangeError('A struct builds on a later one');
  }
  return null;
}
