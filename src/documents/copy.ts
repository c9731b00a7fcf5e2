import { concatBytes, equalBytes } from '../domain/bytes';
import { deflate, inflate } from '../domain/deflate';
import type { ProgrammeHash, Timestamp } from '../domain/ids';
import { decodeLink, encodeLink } from '../domain/links';
import { cleanLabel } from '../domain/person';
import { Failure } from '../domain/problem';
import { workspaceNameLimit, type Capability } from '../domain/workspace';

/** A whole workspace in one file: how it is opened, and every sealed frame of it. */
export interface WorkspaceCopy {
  /** What its holder can do: written as the secret part of a link. Who has the file has the key. */
  readonly capability: Capability;
  readonly label: string;
  readonly programme: ProgrammeHash;
  readonly savedAt: Timestamp;
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
}

const magic = new TextEncoder().encode('MANDATO1');
const digestLength = 32;
/** A file larger than this is refused unread. */
export const copyLimit = 128 * 1024 * 1024;
const framesLimit = 1_000_000;

/**
 * The file's bytes: "MANDATO1" ‖ SHA-256 of the rest ‖ the rest, deflated: a JSON header and the
 * frames, each preceded by its length (32 bits, big-endian).
 */
export async function writeCopy(copy: WorkspaceCopy): Promise<Uint8Array<ArrayBuffer>> {
  const { frames, capability, ...rest } = copy;
  const header = { secret: encodeLink(capability), ...rest, frames: frames.length };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const body = await deflate(
    concatBytes(...[json, ...frames].flatMap((part) => [length(part), part])),
  );
  return concatBytes(magic, await sha256(body), body);
}

/**
 * Reads such a file. Throws Failure: `file-foreign` (not one of ours), `file-newer` (of a later
 * format), `file-damaged` (cut short or altered), `file-too-large`. The frames' signatures are for the
 * workspace to verify.
 */
export async function readCopy(file: Uint8Array<ArrayBuffer>): Promise<WorkspaceCopy> {
  if (file.length > copyLimit) throw new Failure({ kind: 'file-too-large', limit: copyLimit });
  if (file.length < 8 || !equalBytes(file.subarray(0, 7), magic.subarray(0, 7))) {
    throw new Failure({ kind: 'file-foreign' });
  }
  if (file[7] !== magic[7]) throw new Failure({ kind: 'file-newer' });
  const bodyAt = magic.length + digestLength;
  const body = file.slice(bodyAt);
  if (!equalBytes(await sha256(body), file.subarray(magic.length, bodyAt))) throw damaged();
  const content = await inflate(body);
  if (!content) throw damaged();
  const [json, ...frames] = split(content);
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
  const { secret, label, programme, savedAt, frames: count } = header as Record<string, unknown>;
  if (
    typeof secret !== 'string' ||
    typeof label !== 'string' ||
    typeof programme !== 'string' ||
    !/^[0-9a-f]{64}$/.test(programme) ||
    typeof savedAt !== 'number' ||
    count !== frames.length
  ) {
    throw damaged();
  }
  return {
    capability: capabilityIn(secret),
    label: cleanLabel(label, workspaceNameLimit),
    programme: programme as ProgrammeHash,
    savedAt,
    frames,
  };
}

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

function length(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, part.length);
  return bytes;
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
