import { concatBytes, fromBase64url, toBase64url } from '../domain/bytes';
import { isWorkspaceId, type WorkspaceId } from '../domain/ids';
import { Failure } from '../domain/problem';
import { unwrap, wrap } from './container';
import { lengthOf, packCopy, unpackCopy, type WorkspaceCopy } from './copy';
import { assertStrong, fileKey, isAffordable, passphraseCost, type Cost, type Key } from './lock';

/** A file only some can open: what it says of itself to everybody, and how to open it. */
export interface LockedFile {
  readonly kind: 'locked';
  readonly workspace: WorkspaceId;
  readonly lock: Key['kind'];
  /** Throws Failure: `file-passphrase` (not that one), `file-damaged`, `file-bomb`. */
  open(key: Key): Promise<WorkspaceCopy>;
}

/** Any file of ours. */
export type MandatoFile = LockedFile | { readonly kind: 'open'; readonly copy: WorkspaceCopy };

interface Header {
  readonly workspace: WorkspaceId;
  /** What scrypt costs; null where the key is the workspace's read key. */
  readonly cost: Cost | null;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
}

/**
 * A locked file's body: a JSON header with its length before it, and the packed copy under AES-256-GCM
 * with that header as associated data, so that nothing of it is believed before all of it is proved.
 * Throws Failure `passphrase-short`.
 */
export async function writeHandover(
  copy: WorkspaceCopy,
  workspace: WorkspaceId,
  key: Key,
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (key.kind === 'passphrase') assertStrong(key.passphrase);
  const cost = key.kind === 'passphrase' ? passphraseCost : null;
  const salt = random(new Uint8Array(32));
  const iv = random(new Uint8Array(12));
  const written = { workspace, cost, salt: toBase64url(salt), iv: toBase64url(iv) };
  const head = new TextEncoder().encode(JSON.stringify(written));
  const packed = await packCopy(copy);
  const algorithm = { name: 'AES-GCM', iv, additionalData: head };
  const sealed = await crypto.subtle.encrypt(algorithm, await fileKey(key, salt), packed);
  return wrap('2', concatBytes(lengthOf(head), head, new Uint8Array(sealed)));
}

/** Reads what can be read without a key. Throws Failure `file-…`. */
export async function readFile(file: Uint8Array<ArrayBuffer>): Promise<MandatoFile> {
  const { kind, body } = await unwrap(file);
  if (kind === '1') return { kind: 'open', copy: await unpackCopy(body) };
  const length = body.length < 4 ? 0 : new DataView(body.buffer).getUint32(0);
  const head = body.slice(4, 4 + length);
  const sealed = body.slice(4 + length);
  const { workspace, cost, salt, iv } = parse(head);
  const lock = cost ? 'passphrase' : 'space';
  return {
    kind: 'locked',
    workspace,
    lock,
    open: async (key) => {
      const secret = await fileKey(key, salt, cost ?? undefined);
      const algorithm = { name: 'AES-GCM', iv, additionalData: head };
      const packed = await crypto.subtle.decrypt(algorithm, secret, sealed).catch(() => {
        // The digest is right, so a passphrase is the likelier to be wrong.
        throw new Failure({ kind: lock === 'passphrase' ? 'file-passphrase' : 'file-damaged' });
      });
      return unpackCopy(new Uint8Array(packed));
    },
  };
}

function parse(head: Uint8Array<ArrayBuffer>): Header {
  const header = json(head);
  const { workspace, salt: saltText, iv: ivText } = header;
  const salt = typeof saltText === 'string' ? fromBase64url(saltText) : null;
  const iv = typeof ivText === 'string' ? fromBase64url(ivText) : null;
  const cost = header.cost as Partial<Record<keyof Cost, unknown>> | null | undefined;
  if (typeof workspace !== 'string' || !isWorkspaceId(workspace)) throw damaged();
  if (salt?.length !== 32 || iv?.length !== 12 || typeof cost !== 'object') throw damaged();
  if (cost === null) return { workspace, cost, salt, iv };
  const { N, r, p } = cost;
  if (typeof N !== 'number' || typeof r !== 'number' || typeof p !== 'number') throw damaged();
  if (!isAffordable({ N, r, p })) throw damaged();
  return { workspace, cost: { N, r, p }, salt, iv };
}

function json(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    throw damaged();
  }
  throw damaged();
}

const damaged = (): Failure => new Failure({ kind: 'file-damaged' });
