import { concatBytes, fromBase64url, toBase64url } from '../domain/bytes';
import { deflate, unpack } from '../domain/deflate';
import type { ProgrammeHash, Timestamp } from '../domain/ids';
import { decodeLink, encodeLink } from '../domain/links';
import { cleanLabel, nameLimit } from '../domain/person';
import { Failure } from '../domain/problem';
import { workspaceNameLimit, type Capability } from '../domain/workspace';
import { unwrap, wrap } from './container';

/** A workspace, or what is new in it, in one file: sealed frames, and how to open them. */
export interface WorkspaceCopy {
  /**
   * What its holder can do: written as the secret part of a link. Null where the file gives no rights:
   * only who has the workspace already can do anything with it.
   */
  readonly capability: Capability | null;
  readonly label: string;
  readonly programme: ProgrammeHash;
  readonly savedAt: Timestamp;
  /** Who made it, as they sign: declared, not proved. */
  readonly by: string;
  /** What its maker had seen (`crdt/knowledge`): tells what both sides changed. Declared, too. */
  readonly knows: Uint8Array<ArrayBuffer> | null;
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
}

const framesLimit = 1_000_000;

/** The file of a copy in the open: who has it has what it gives. */
export const writeCopy = async (copy: WorkspaceCopy): Promise<Uint8Array<ArrayBuffer>> =>
  wrap('1', await packCopy(copy));

/**
 * Reads such a file. Throws Failure `file-…`. The frames' signatures are for the workspace to verify.
 */
export async function readCopy(file: Uint8Array<ArrayBuffer>): Promise<WorkspaceCopy> {
  const { kind, body } = await unwrap(file);
  if (kind !== '1') throw damaged();
  return unpackCopy(body);
}

/** Deflated: a JSON header and the frames, each preceded by its length (32 bits, big-endian). */
export async function packCopy(copy: WorkspaceCopy): Promise<Uint8Array<ArrayBuffer>> {
  const { frames, capability, knows, ...rest } = copy;
  const header = {
    secret: capability && encodeLink(capability),
    ...rest,
    knows: knows && toBase64url(knows),
    frames: frames.length,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  return deflate(concatBytes(...[json, ...frames].flatMap((part) => [lengthOf(part), part])));
}

/** What `packCopy` packed. Throws Failure: `file-damaged`, `file-bomb`. */
export async function unpackCopy(body: Uint8Array<ArrayBuffer>): Promise<WorkspaceCopy> {
  const content = await unpack(body);
  if (content.kind === 'too-large') throw new Failure({ kind: 'file-bomb' });
  if (content.kind === 'damaged') throw damaged();
  const [json, ...frames] = split(content.bytes);
  return parse(json, frames);
}

const damaged = (): Failure => new Failure({ kind: 'file-damaged' });

function parse(
  json: Uint8Array<ArrayBuffer> | undefined,
  frames: Uint8Array<ArrayBuffer>[],
): WorkspaceCopy {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(json));
  } catch {
    throw damaged();
  }
  if (typeof header !== 'object' || header === null) throw damaged();
  const { secret, label, programme, savedAt, by, knows, frames: count } = header as Unknown;
  if (
    (typeof secret !== 'string' && secret !== null) ||
    typeof label !== 'string' ||
    typeof programme !== 'string' ||
    !/^[0-9a-f]{64}$/.test(programme) ||
    typeof savedAt !== 'number' ||
    count !== frames.length
  ) {
    throw damaged();
  }
  return {
    capability: secret === null ? null : capabilityIn(secret),
    label: cleanLabel(label, workspaceNameLimit),
    programme: programme as ProgrammeHash,
    savedAt,
    by: typeof by === 'string' ? cleanLabel(by, nameLimit) : '',
    knows: typeof knows === 'string' ? fromBase64url(knows) : null,
    frames,
  };
}

type Unknown = Record<string, unknown>;

function capabilityIn(secret: string): Capability {
  try {
    return decodeLink(secret);
  } catch {
    throw damaged(); // what it says of links would only puzzle who chose a file
  }
}

function split(content: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < content.length;) {
    if (at + 4 > content.length || parts.length > framesLimit) throw damaged();
    const end = at + 4 + view.getUint32(at);
    if (end > content.length) throw damaged();
    parts.push(content.slice(at + 4, end));
    at = end;
  }
  return parts;
}

/** The length of what follows: 32 bits, big-endian. */
export function lengthOf(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, part.length);
  return bytes;
}
