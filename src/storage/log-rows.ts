import type { SealedEnvelope, UnsealedUpdate } from '../domain/log';
import { isSessionId } from '../domain/ids';
import type { WorkspaceId } from '../domain/ids';

/** An envelope as it lies on the disk. */
export interface EnvelopeRow extends SealedEnvelope {
  readonly workspace: WorkspaceId;
  /** Grows with each envelope stored here: the order of reading. */
  readonly at: number;
}

/** Larger than any snapshot a workspace may have: such a row is not ours. */
const rowLimit = 64 * 1024 * 1024;

type Fields = Readonly<Record<string, unknown>>;

/** An envelope out of whatever the disk gave, or undefined where it is damaged. */
export function parseEnvelope(row: unknown): SealedEnvelope | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { session, seq, kind, time, bytes } = row as Fields;
  if (typeof session !== 'string' || !isSessionId(session)) return undefined;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return undefined;
  if (kind !== 'update' && kind !== 'snapshot') return undefined;
  if (!isTime(time) || !isBytes(bytes)) return undefined;
  return { session, seq, kind, time, bytes };
}

/** An unsealed update out of whatever the disk gave, or undefined where it is damaged. */
export function parseUnsealed(row: unknown): UnsealedUpdate | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { id, update, time } = row as Fields;
  if (typeof id !== 'number' || !isTime(time) || !isBytes(update)) return undefined;
  return { id, update, time };
}

/** Frames of beacons out of whatever the disk gave; those that are none are left out. */
export function parseBeacons(row: unknown): Uint8Array<ArrayBuffer>[] {
  const frames = typeof row === 'object' && row !== null ? (row as Fields)['frames'] : undefined;
  return Array.isArray(frames) ? frames.filter(isBytes) : [];
}

/** Where a row stands in the order of storing; a damaged one comes first, and harms nothing there. */
export const placeOf = (row: unknown): number => {
  const at = typeof row === 'object' && row !== null && 'at' in row ? row.at : 0;
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
};

/** Bytes of a row's content, readable or not. */
export const weightOf = (row: unknown): number =>
  typeof row === 'object' && row !== null
    ? Object.values(row).reduce<number>(
        (sum, value) => sum + (value instanceof Uint8Array ? value.byteLength : 0),
        0,
      )
    : 0;

/** The bytes alone: a view kept as it is would take its whole buffer to the disk. */
export const exactly = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isBytes = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  value instanceof Uint8Array &&
  value.buffer instanceof ArrayBuffer &&
  value.byteLength > 0 &&
  value.byteLength <= rowLimit;
