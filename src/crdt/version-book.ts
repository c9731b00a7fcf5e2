import type * as Y from 'yjs';
import { parseDay } from '../domain/day';
import { isActionId, isPersonId } from '../domain/ids';
import { cleanLabel } from '../domain/person';
import {
  isDigest,
  isVersionId,
  versionNameLimit,
  type Digest,
  type Manifest,
  type Version,
} from '../domain/version';

/** The newest shape of a version this build writes. */
const shape = 1;

/**
 * Versions in the shared document: `versions` by id, each with the digests of its parts, and
 * `version-parts` by digest, packed (RFC 1951). Nothing in either is ever changed or removed, and
 * whoever writes the same part writes the same bytes: so no two people can be in each other's way.
 */
export class VersionBook {
  readonly root: Y.Map<unknown>;
  readonly #parts: Y.Map<unknown>;
  readonly #doc: Y.Doc;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.root = doc.getMap('versions');
    this.#parts = doc.getMap('version-parts');
  }

  /** All there are, the last first. */
  get all(): readonly Version[] {
    const all: Version[] = [];
    this.root.forEach((record, id) => {
      const version = parseVersion(id, record);
      if (version) all.push(version);
    });
    return all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  }

  /** The packed bytes of a part; null where they are not here. */
  part(digest: Digest): Uint8Array<ArrayBuffer> | null {
    const bytes = this.#parts.get(digest);
    return bytes instanceof Uint8Array ? (bytes as Uint8Array<ArrayBuffer>) : null;
  }

  /** Adds a version with those of its parts that are not here yet, in one transaction. */
  add(version: Version, parts: ReadonlyMap<Digest, Uint8Array>, origin: unknown): void {
    const { id, number, name, by, at, setDay, hash, manifest } = version;
    const made = setDay ? { day: setDay } : {};
    this.#doc.transact(() => {
      for (const [digest, bytes] of parts)
        if (!this.#parts.has(digest)) this.#parts.set(digest, bytes);
      this.root.set(id, { v: shape, number, name, by, at, ...made, hash, ...manifest });
    }, origin);
  }
}

/** A version out of anything colleagues may have sent; null where it is none. */
function parseVersion(id: string, record: unknown): Version | null {
  if (!isVersionId(id) || typeof record !== 'object' || record === null) return null;
  const fields = record as Readonly<Record<string, unknown>>;
  const { number, name, by, at, hash, facts, notes } = fields;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return null;
  if (typeof at !== 'number' || !Number.isFinite(at) || typeof name !== 'string') return null;
  if (typeof by !== 'string' || !isPersonId(by) || !isDigest(hash) || !isDigest(facts)) return null;
  const known = parseNotes(notes);
  if (!known) return null;
  const manifest = { facts, notes: known };
  const setDay = parseDay(fields['day']);
  return { id, number, name: cleanLabel(name, versionNameLimit), by, at, setDay, hash, manifest };
}

function parseNotes(value: unknown): Manifest['notes'] | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value as Record<string, unknown>);
  return entries.every(([id, digest]) => isActionId(id) && isDigest(digest))
    ? (Object.fromEntries(entries) as Manifest['notes'])
    : null;
}
