import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/** What an update is made of. */
export type Struct = Y.Item | Y.GC | Y.Skip;

type Decoder = Y.UpdateDecoderV1 | Y.UpdateDecoderV2;
type Content =
  | Y.ContentDeleted
  | Y.ContentBinary
  | Y.ContentString
  | Y.ContentEmbed
  | Y.ContentFormat
  | Y.ContentType
  | Y.ContentAny;
type Parent = Y.Item['parent'];

/** Structs read between two breaths. */
const atATime = 256;

const lowBits = 0b11111;
const hasOrigin = 0b1000_0000;
const hasRightOrigin = 0b0100_0000;
const hasParentSub = 0b0010_0000;

/** Thrown where an update holds what no build of ours writes: how it is read only Yjs knows. */
export class Unfamiliar extends Error {}

/**
 * Reads the structs of an update, each author's in their order, a few at a time: Yjs itself reads all
 * of it at once. Then the decoder stands before what the update deletes. Throws on what is no update.
 */
export function* readStructs(decoder: Decoder): Generator<void, Map<number, Struct[]>> {
  const all = new Map<number, Struct[]>();
  const authors = decoding.readVarUint(decoder.restDecoder);
  for (let author = 0; author < authors; author++) {
    const count = decoding.readVarUint(decoder.restDecoder);
    const client = decoder.readClient();
    let clock = decoding.readVarUint(decoder.restDecoder);
    const structs: Struct[] = [];
    all.set(client, structs);
    for (let i = 0; i < count; i++) {
      const struct = readStruct(decoder, Y.createID(client, clock));
      structs.push(struct);
      clock += struct.length;
      if (i % atATime === 0) yield;
    }
  }
  return all;
}

/** What an update deletes of one author: from which clock, and how many. */
export interface Deletes {
  readonly client: number;
  readonly ranges: readonly (readonly [clock: number, length: number])[];
}

/** What an update deletes. To be called when its structs have been read. */
export function* readDeletes(decoder: Decoder): Generator<void, Deletes[]> {
  const all: Deletes[] = [];
  const authors = decoding.readVarUint(decoder.restDecoder);
  for (let author = 0; author < authors; author++) {
    decoder.resetDsCurVal();
    const client = decoding.readVarUint(decoder.restDecoder);
    const count = decoding.readVarUint(decoder.restDecoder);
    const ranges: [number, number][] = [];
    all.push({ client, ranges });
    for (let i = 0; i < count; i++) {
      ranges.push([decoder.readDsClock(), decoder.readDsLen()]);
      if (i % atATime === 0) yield;
    }
  }
  return all;
}

function readStruct(decoder: Decoder, id: Y.ID): Struct {
  const info = decoder.readInfo();
  const kind = info & lowBits;
  if (kind === 0) return new Y.GC(id, decoder.readLen());
  if (kind === 10) return new Y.Skip(id, decoding.readVarUint(decoder.restDecoder));
  const origin = info & hasOrigin ? decoder.readLeftID() : null;
  const right = info & hasRightOrigin ? decoder.readRightID() : null;
  // Between two others it stands where they do: only without them is its parent written.
  const alone = !origin && !right;
  const parent = alone ? readParent(decoder) : null;
  const key = alone && info & hasParentSub ? decoder.readString() : null;
  const content = readContent(decoder, kind) as unknown as Y.Item['content'];
  return new Y.Item(id, null, origin, null, right, parent, key, content);
}

/** A root is read as its name, which Yjs writes back as such. */
const readParent = (decoder: Decoder): Parent =>
  decoder.readParentInfo() ? (decoder.readString() as unknown as Parent) : decoder.readLeftID();

function readContent(decoder: Decoder, kind: number): Content {
  switch (kind) {
    case 1:
      return new Y.ContentDeleted(decoder.readLen());
    case 3:
      return new Y.ContentBinary(decoder.readBuf());
    case 4:
      return new Y.ContentString(decoder.readString());
    case 5:
      return new Y.ContentEmbed(decoder.readJSON() as object);
    case 6:
      return new Y.ContentFormat(decoder.readKey(), decoder.readJSON() as object);
    case 7:
      return new Y.ContentType(readType(decoder));
    case 8: {
      const values: unknown[] = [];
      for (let left = decoder.readLen(); left > 0; left--) values.push(decoder.readAny());
      return new Y.ContentAny(values);
    }
    default:
      throw new Unfamiliar();
  }
}

function readType(decoder: Decoder): Y.ContentType['type'] {
  switch (decoder.readTypeRef()) {
    case 0:
      return new Y.Array();
    case 1:
      return new Y.Map();
    case 2:
      return new Y.Text();
    case 3:
      return new Y.XmlElement(decoder.readKey());
    case 4:
      return new Y.XmlFragment();
    case 6:
      return new Y.XmlText();
    default:
      throw new Unfamiliar();
  }
}

/** The root of the document in which an item stands. */
export function rootOf(item: Y.Item): unknown {
  let parent: unknown = item.parent;
  while (parent instanceof Y.AbstractType && parent._item) parent = parent._item.parent;
  return parent;
}
