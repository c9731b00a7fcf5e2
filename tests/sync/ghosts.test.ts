import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionId } from '../../src/domain/ids';
import type { Channel } from '../../src/net/link';
import { encodeMessage, type Message } from '../../src/net/message';
import { cheapCodes } from '../helpers/cheap-frames';
import { Crowd, type Copy } from '../helpers/crowd';
import { live } from '../helpers/hostile-frames';
import { latentWire } from '../helpers/latent-wire';
import { VirtualTime } from '../helpers/virtual-time';

const sixty = Array.from(
  { length: 60 },
  (_, i) => (i + 1).toString(16).padStart(16, 'f') as SessionId,
);

let time: VirtualTime;
beforeEach(() => {
  time = new VirtualTime();
  time.install();
});
afterEach(() => time.restore());

/** Somebody who holds a link and speaks by hand. */
function intrude(copy: Copy): (message: Message) => void {
  const { ends } = latentWire({ random: () => 0.5 });
  const [theirs, ours]: readonly Channel[] = ends;
  ours.listen({ frame: () => undefined, drain: () => undefined, closed: () => undefined });
  copy.colleagues.connect(theirs);
  return (message) => ours.send(live(encodeMessage(message)));
}

/** Says that it is linked to sixty who are not there, and asks to connect in the name of each. */
async function haunt(copy: Copy): Promise<void> {
  const say = intrude(copy);
  say({ kind: 'hello', session: 'eeeeeeeeeeeeeeee' as SessionId, role: 'view' });
  say({ kind: 'near', sessions: sixty });
  for (const [i, from] of sixty.entries()) {
    const side = { ufrag: 'abcd', pwd: 'x'.repeat(24), fingerprint: new Uint8Array(32).fill(i) };
    const token = await cheapCodes.write('invitation', { ...side, candidates: [] }, null);
    say({ kind: 'signal', to: copy.session, from, token });
    await time.run(50);
  }
}

/** How long it takes one who is paired with one of five to be linked to all. */
async function joining(haunted: boolean): Promise<number> {
  const crowd = new Crowd(time, 3);
  for (let i = 0; i < 5; i++) crowd.arrive();
  for (let i = 1; i < 5; i++) crowd.pair(crowd.copies[i - 1]!, crowd.copies[i]!);
  await time.run(30_000);
  const others = [...crowd.copies];
  const newcomer = crowd.arrive();
  if (haunted) for (const copy of crowd.copies) await haunt(copy);
  const start = time.now;
  crowd.pair(others[0]!, newcomer);
  const linked = () => {
    const sessions = new Set(newcomer.colleagues.links.map(({ session }) => session));
    return others.every(({ session }) => sessions.has(session));
  };
  expect(await time.run(600_000, linked)).toBe(true);
  const ms = time.now - start;
  for (const copy of crowd.here) crowd.vanish(copy);
  return ms;
}

describe('the making of links', () => {
  test('takes a real colleague no longer because of sixty who are not there', async () => {
    const alone = await joining(false);
    expect(await joining(true)).toBeLessThanOrEqual(1.5 * alone);
  });

  test('leaves nothing behind after a hundred meetings and partings', async () => {
    const crowd = new Crowd(time, 5);
    const [a, b] = [crowd.arrive(), crowd.arrive()];
    crowd.pair(a, b);
    await time.run(60_000);
    const before = time.waiting;
    for (let i = 0; i < 100; i++) {
      for (const { ends } of [a, b]) for (const end of [...ends]) end();
      await time.run(9000);
      expect(a.colleagues.links).toEqual([]);
      crowd.pair(a, b);
      crowd.edit(i % 2 ? a : b);
      await time.run(3000);
      expect(b.colleagues.links.length + a.colleagues.links.length).toBe(2);
    }
    await time.run(120_000);
    expect(time.waiting).toBe(before);
    expect([a.presence.others.length, b.presence.others.length]).toEqual([1, 1]);
    expect(b.log.have).toEqual(a.log.have);
  });
});
