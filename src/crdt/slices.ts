import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { inCausalOrder, placesOf } from './causal-order';
import { encoderOf, sizeOf, writeDeletes } from './update-writer';
import { readDeletes, readStructs, rootOf, Unfamiliar, type Deletes, type Struct } from './structs';

/** What one slice holds at most, unless a single struct is larger. */
const mostStructs = 512;
const mostBytes = 64 * 1024;

/** An update cut into smaller ones. */
export interface Slices {
  /** To be applied in this order: each builds only on those before it. */
  readonly updates: readonly Uint8Array[];
  /** The roots of the document in which they put something, by name where they are new. */
  readonly roots: ReadonlySet<unknown>;
}

/**
 * Cuts an update for `doc` into smaller ones that together do the same. What it deletes, and what
 * builds on words that are not there yet, comes last. Gives the thread away at each yield; nothing is
 * applied. Null where only Yjs can read it. Throws on what is no update.
 */
export function* slicesOf(
  update: Uint8Array,
  second: boolean,
  doc: Y.Doc,
): Generator<void, Slices | null> {
  try {
    return yield* cut(update, second, doc);
  } catch (error) {
    if (error instanceof Unfamiliar) return null;
    throw error;
  }
}

function* cut(update: Uint8Array, second: boolean, doc: Y.Doc): Generator<void, Slices> {
  const decoder = new (second ? Y.UpdateDecoderV2 : Y.UpdateDecoderV1)(
    decoding.createDecoder(update),
  );
  yield;
  const structs = yield* readStructs(decoder);
  const deletes = yield* readDeletes(decoder);
  const known = new Map([...structs.keys()].map((client) => [client, stateOf(doc, client)]));
  const ordered = inCausalOrder(structs, (client) => known.get(client) ?? stateOf(doc, client));
  const updates: Uint8Array[] = [];
  const roots = new Set<unknown>();
  let slice = new Map<number, Struct[]>();
  let count = 0;
  let bytes = 0;
  let next = ordered.next();
  for (; !next.done; next = ordered.next()) {
    const struct = next.value;
    if (!struct) {
      yield;
      continue;
    }
    put(slice, struct);
    noteRoots(doc, struct, roots);
    count++;
    bytes += sizeOf(struct);
    if (count < mostStructs && bytes < mostBytes) continue;
    updates.push(write(slice, [], second));
    slice = new Map();
    count = bytes = 0;
    yield;
  }
  for (const struct of next.value.flat()) {
    put(slice, struct);
    noteRoots(doc, struct, roots);
  }
  updates.push(write(slice, deletes, second));
  return { updates, roots };
}

const stateOf = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client);

/** An author's structs follow one another without a hole: one that the document can fill is said. */
function put(slice: Map<number, Struct[]>, struct: Struct): void {
  const { client, clock } = struct.id;
  const own = slice.get(client) ?? [];
  slice.set(client, own);
  const last = own.at(-1);
  const end = last ? last.id.clock + last.length : clock;
  if (clock > end) own.push(new Y.Skip(Y.createID(client, end), clock - end));
  own.push(struct);
}

/** Else it stands in what the update itself brings, and that has been noted. */
function noteRoots(doc: Y.Doc, struct: Struct, roots: Set<unknown>): void {
  if (struct instanceof Y.Item && typeof struct.parent === 'string') roots.add(struct.parent);
  for (const place of placesOf(struct)) {
    if (place.clock >= stateOf(doc, place.client)) continue;
    const item: unknown = Y.getItem(doc.store, place);
    if (item instanceof Y.Item) roots.add(rootOf(item));
  }
}

function write(
  structs: ReadonlyMap<number, readonly Struct[]>,
  deletes: readonly Deletes[],
  second: boolean,
): Uint8Array {
  const encoder = encoderOf(second);
  encoding.writeVarUint(encoder.restEncoder, structs.size);
  // Higher numbers first, as Yjs does.
  for (const [client, own] of [...structs].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder.restEncoder, own.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0);
  }
  writeDeletes(encoder, deletes);
  return encoder.toUint8Array();
}
