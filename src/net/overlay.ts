import type { SessionId } from '../domain/ids';
import { shuffled } from './chance';

/** A link, as the making of further ones needs to know it. */
export interface MeshLink {
  readonly session: SessionId;
  /** To whom else the other end says it is linked. */
  readonly near: ReadonlySet<SessionId>;
  /** Closing it is no way to have fewer. */
  readonly lasting: boolean;
  /** What is new does not come this way. */
  readonly idle: boolean;
}

/** Links a browser holds well. A room in which these are enough to reach everybody is a full mesh. */
export const mostLinks = 12;
/** Links looked for in a larger room, and kept when one has more than enough. */
const wantedLinks = 6;
const enoughLinks = 8;

/** True where a copy may be linked to everybody it knows of. */
export function isSmall(own: SessionId, links: readonly MeshLink[]): boolean {
  const known = new Set(links.flatMap(({ session, near }) => [session, ...near]));
  known.delete(own);
  return known.size <= mostLinks;
}

/** How many more links to look for. One with too many links itself will shed this one: it counts for none. */
export function wanting(own: SessionId, links: readonly MeshLink[]): number {
  if (isSmall(own, links)) return mostLinks - sessionsOf(links).size;
  return wantedLinks - sessionsOf(links.filter((link) => !isLaden(link))).size;
}

/** Whom to meet, and through whom, in an order of chance: who is near those this copy is linked to. */
export function strangers(
  own: SessionId,
  links: readonly MeshLink[],
  random: () => number,
): { session: SessionId; via: SessionId }[] {
  const linked = sessionsOf(links).add(own);
  const all = links.flatMap(({ session: via, near }) =>
    [...near].filter((session) => !linked.has(session)).map((session) => ({ session, via })),
  );
  return shuffled(all, random);
}

/**
 * A link that can be spared, in a large room, by one who has more than enough: its other end has links
 * enough of its own and is near another of these, so that the two stay connected without it. Of three
 * copies all linked to each other only the longest link may go (by an order on which all agree): whoever
 * sheds at the same moment, there is always a way left. The one most others make up for goes first; one
 * that is in use goes only where there are too many.
 */
export function spared(
  own: SessionId,
  links: readonly MeshLink[],
  random: () => number,
): SessionId | null {
  const count = sessionsOf(links).size;
  if (count <= enoughLinks || isSmall(own, links)) return null;
  const laden = new Set(links.filter(isLaden).map(({ session }) => session));
  if (count > mostLinks) laden.add(own);
  const length = (a: SessionId, b: SessionId): bigint =>
    (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)) + (laden.has(a) || laden.has(b) ? 1n << 64n : 0n);
  let found: SessionId | null = null;
  let most = 0;
  for (const { session, near, lasting, idle } of shuffled(links, random)) {
    if (lasting || near.size < wantedLinks || !(idle || count > mostLinks)) continue;
    const ours = length(own, session);
    const around = links.filter((link) => near.has(link.session) && link.near.has(session));
    const longest = around.some(
      (link) => ours > length(own, link.session) && ours > length(session, link.session),
    );
    const worth = around.length + (idle ? links.length : 0);
    if (!longest || worth <= most) continue;
    found = session;
    most = worth;
  }
  return found;
}

const isLaden = ({ near }: MeshLink): boolean => near.size >= mostLinks;

const sessionsOf = (links: readonly MeshLink[]): Set<SessionId> =>
  new Set(links.map(({ session }) => session));
