import type { SessionId } from '../domain/ids';
import type { Exchange } from '../domain/presence';
import type { Have } from './envelope-log';
import type { Peer } from './peer';

/**
 * How each colleague is reached, and what either lacks of the other by its last HAVE: by the session
 * under which it is listed. Who is not here is heard through others.
 */
export function reachedBy(peers: Iterable<Peer>, own: Have): Map<SessionId, Exchange> {
  const reached = new Map<SessionId, Exchange>();
  for (const { session, visitor, role, proved, have, link } of peers) {
    // A session is only claimed until a signed presence has come this way.
    const listed = role === 'view' ? visitor : proved ? session : null;
    if (!listed) continue;
    reached.set(listed, {
      way: link.via === 'tab' ? 'tab' : link.remote.startsWith('direct-') ? 'direct' : 'signalling',
      counts: have && { theyLack: beyond(have, own), weLack: beyond(own, have) },
    });
  }
  return reached;
}

/** Envelopes in `more` that `have` is without. */
function beyond(have: Have, more: Have): number {
  let count = 0;
  for (const [session, seq] of more) count += Math.max(0, seq - (have.get(session) ?? 0));
  return count;
}
