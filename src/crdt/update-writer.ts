import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Deletes, Struct } from './structs';

type Encoder = Y.UpdateEncoderV1 | Y.UpdateEncoderV2;

/** Bytes written between two breaths. */
const atATime = 32 * 1024;

export const encoderOf = (second: boolean): Encoder =>
  new (second ? Y.UpdateEncoderV2 : Y.UpdateEncoderV1)();

/** About as many bytes as it takes. */
export const sizeOf = (struct: Struct): number =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentString ? 16 + struct.length : 16;

/** What an update deletes: the last of it. */
export function writeDeletes(encoder: Encoder, deletes: readonly Deletes[]): void {
  encoding.writeVarUint(encoder.restEncoder, deletes.length);
  for (const { client, ranges } of deletes) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(length);
    }
  }
}

/**
 * Writes what a document has beyond `since` as Yjs does, a little at a time. Null where it changed
 * meanwhile. Not for one that waits for parts it lacks: those are not written.
 */
export function* writeState(
  doc: Y.Doc,
  second: boolean,
  since?: Uint8Array,
): Generator<void, Uint8Array | null> {
  let changes = 0;
  const note = () => changes++;
  doc.on('beforeTransaction', note);
  try {
    const encoder = encoderOf(second);
    const known = since ? Y.decodeStateVector(since) : new Map<number, number>();
    const all = [...doc.store.clients]
      .filter(([client]) => Y.getState(doc.store, client) > (known.get(client) ?? 0))
      .sort(([a], [b]) => b - a);
    encoding.writeVarUint(encoder.restEncoder, all.length);
    let bytes = 0;
    for (const [client, structs] of all) {
      const from = known.get(client) ?? 0;
      const first = from ? Y.findIndexSS(structs, from) : 0;
      encoding.writeVarUint(encoder.restEncoder, structs.length - first);
      encoder.writeClient(client);
      encoding.writeVarUint(encoder.restEncoder, from);
      for (let at = first; at < structs.length; at++) {
        const struct = structs[at];
        if (!struct) break;
        struct.write(encoder, Math.max(0, from - struct.id.clock));
        bytes += sizeOf(struct);
        if (bytes < atATime) continue;
        bytes = 0;
        yield;
        if (changes) return null;
      }
    }
    yield;
    if (changes) return null;
    writeDeletes(encoder, deletesOf(doc));
    yield;
    if (changes) return null;
    return encoder.toUint8Array();
  } finally {
    doc.off('beforeTransaction', note);
  }
}

const deletesOf = (doc: Y.Doc): Deletes[] =>
  [...Y.createDeleteSetFromStructStore(doc.store).clients]
    .sort(([a], [b]) => b - a)
    .map(([client, items]) => ({
      client,
      ranges: items.map(({ clock, len }) => [clock, len] as const),
    }));
