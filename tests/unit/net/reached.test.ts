import { expect, it } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import type { Have } from '../../../src/net/envelope-log';
import { Link, type Channel } from '../../../src/net/link';
import { Peer } from '../../../src/net/peer';
import { reachedBy } from '../../../src/net/reached';

const session = (name: string) => name as SessionId;
const have = (entries: Record<string, number>): Have =>
  new Map(Object.entries(entries)) as unknown as Have;

function peer(name: string, way: Pick<Channel, 'via' | 'remote'>, given: Partial<Peer> = {}): Peer {
  const still = { send: () => undefined, close: () => undefined, listen: () => undefined };
  const made = new Peer(new Link({ ...way, ...still, bufferedAmount: 0 }));
  return Object.assign(made, { session: session(name), role: 'edit', proved: true }, given);
}

it('a colleague is reached by a tab, directly or through a server, and lacks what can be counted', () => {
  const reader = peer('claimed', { via: 'network', remote: 'direct-3' }, { role: 'view' });
  const bruno = peer('bruno', { via: 'network', remote: 'direct-1' });
  bruno.learns(have({ x: 4, y: 7, z: 2 }));
  bruno.learns(have({ y: 9, x: 1 })); // a part, and nothing taken back
  const peers = [
    peer('tab', { via: 'tab', remote: 'tab' }),
    bruno,
    peer('carla', { via: 'network', remote: 'a-uuid' }),
    peer('unproved', { via: 'network', remote: 'direct-2' }, { proved: false }),
    reader,
  ];
  const reached = reachedBy(peers, have({ x: 6, y: 9, w: 1 }));
  expect(Object.fromEntries(reached)).toEqual({
    tab: { way: 'tab', counts: null },
    bruno: { way: 'direct', counts: { theyLack: 3, weLack: 2 } },
    carla: { way: 'signalling', counts: null },
    [reader.visitor]: { way: 'direct', counts: null },
  });
});
