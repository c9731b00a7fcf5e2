import type { SessionId } from '../domain/ids';

/** For each session, the last envelope (all before it included) a stored document holds. */
export type Covers = ReadonlyMap<SessionId, number>;

/** For each session the further of two: what both documents hold together. */
export function union(a: Covers, b: Covers): Covers {
  const all = new Map(a);
  for (const [session, seq] of b) all.set(session, Math.max(seq, all.get(session) ?? 0));
  return all;
}

/** Out of whatever the disk gave; what is damaged covers nothing. */
export function parseCovers(value: unknown): Covers {
  if (!Array.isArray(value)) return new Map();
  return new Map(
    value.filter(
      (pair): pair is [SessionId, number] =>
        Array.isArray(pair) && typeof pair[0] === 'string' && Number.isInteger(pair[1]),
    ),
  );
}
