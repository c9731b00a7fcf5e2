import { isWorkspaceId } from '../domain/ids';
import type { ProgrammeHash } from '../domain/ids';
import { cleanLabel } from '../domain/person';
import { workspaceNameLimit, type Capability, type WorkspaceRow } from '../domain/workspace';

/** A workspace out of whatever the disk gave, or undefined where it is damaged. */
export function parseWorkspace(row: unknown): WorkspaceRow | undefined {
  if (!isRecord(row)) return undefined;
  const { id, programme, label, joinedAt, openedAt } = row;
  const capability = parseCapability(row.capability);
  if (typeof id !== 'string' || !isWorkspaceId(id)) return undefined;
  if (typeof programme !== 'string' || !/^[0-9a-f]{64}$/.test(programme)) return undefined;
  if (!capability || typeof label !== 'string') return undefined;
  if (!isTime(joinedAt) || !isTime(openedAt)) return undefined;
  return {
    id,
    capability,
    programme: programme as ProgrammeHash,
    label: cleanLabel(label, workspaceNameLimit),
    joinedAt,
    openedAt,
  };
}

function parseCapability(value: unknown): Capability | undefined {
  if (!isRecord(value)) return undefined;
  const { role, seed, publicKey, readKey } = value;
  if (role === 'edit' && isKey(seed)) return { role, seed };
  if (role === 'view' && isKey(publicKey) && isKey(readKey)) return { role, publicKey, readKey };
  return undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isKey = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength === 32;
