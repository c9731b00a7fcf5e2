import type { ProgrammeHash } from '../domain/ids';
import { Failure, problemOf } from '../domain/problem';
import type { ProblemKind } from '../domain/problem';
import type { Programme } from '../domain/programme';
import type { Database } from './database';
import { within } from './failures';
import { programmeHash } from './hash';
import type { Shipped } from './shipped';
import { putNow } from './transact';

/** The approved text, and how this device came by it. */
export interface OpenedProgramme {
  readonly programme: Programme;
  readonly hash: ProgrammeHash;
  /** The copy kept here had been altered or damaged, and was replaced by the shipped one. */
  readonly repaired: boolean;
  /**
   * Whether it is kept on this device: not where storage refuses, is full or does not answer. Not
   * waited for at a first start, which is for reading.
   */
  readonly stored: Promise<boolean>;
}

/**
 * The programme that ships with the app: from this device where its copy is what its hash says, else
 * from the app's own files, which are then kept here in one transaction.
 *
 * @param limit milliseconds that storage has to answer; the shipped copy is used when it does not
 * @throws Failure `programme-damaged` with the row when what ships is damaged,
 * `programme-unreachable` when it is needed and cannot be fetched
 */
export async function openProgramme(
  database: Database,
  shipped: Shipped,
  limit = 2_000,
): Promise<OpenedProgramme> {
  const { hash } = shipped;
  const kept = await keptCopy(database, hash, limit);
  if (kept.kind === 'sound') {
    return { programme: kept.programme, hash, repaired: false, stored: Promise.resolve(true) };
  }
  const loaded = await shipped.load();
  if (!(await isNamed(loaded, hash))) return await explain(loaded, hash);
  const programme = loaded as Programme;
  const stored =
    kept.kind === 'unknown' ? Promise.resolve(false) : keep(database, hash, programme, limit);
  return { programme, hash, repaired: kept.kind === 'damaged' && (await stored), stored };
}

type Kept =
  | { readonly kind: 'sound'; readonly programme: Programme }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'missing' }
  /** Storage does not say. */
  | { readonly kind: 'unknown' };

const shutKinds: ReadonlySet<ProblemKind> = new Set([
  'storage-refused',
  'storage-silent',
  'storage-deleted',
]);

async function keptCopy(database: Database, hash: ProgrammeHash, limit: number): Promise<Kept> {
  let row: unknown;
  try {
    row = await within(
      database.run(({ programmes }) => programmes.get(hash)),
      limit,
    );
  } catch (error) {
    return { kind: shutKinds.has(problemOf(error).kind) ? 'unknown' : 'damaged' };
  }
  if (row === undefined) return { kind: 'missing' };
  if (typeof row !== 'object' || row === null || !('programme' in row)) return { kind: 'damaged' };
  const { programme } = row;
  if (!(await isNamed(programme, hash))) return { kind: 'damaged' };
  return { kind: 'sound', programme: programme as Programme };
}

/**
 * Whether it is, to the last letter, the programme that was parsed and proved when this build was
 * made: its hash says so, and nothing else need be looked at. The parser is loaded only to say what
 * is wrong with another.
 */
async function isNamed(programme: unknown, hash: ProgrammeHash): Promise<boolean> {
  try {
    return (await programmeHash(programme)) === hash;
  } catch {
    return false;
  }
}

/** Throws the Failure that names the damaged row. */
async function explain(programme: unknown, hash: ProgrammeHash): Promise<never> {
  const { parseProgramme } = await import('../domain/programme-parse');
  const found = await programmeHash(parseProgramme(programme));
  const detail = `its hash is ${found}, not ${hash}`;
  throw new Failure({ kind: 'programme-damaged', row: 'programme', detail });
}

/** Whether it could be kept. The programme is on screen either way. */
async function keep(
  database: Database,
  hash: ProgrammeHash,
  programme: Programme,
  limit: number,
): Promise<boolean> {
  try {
    await within(
      database.run((tables) => putNow(tables, 'programmes', [{ hash, programme }])),
      limit,
    );
    return true;
  } catch {
    return false;
  }
}
