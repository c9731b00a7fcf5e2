import { concatBytes } from '../../src/domain/bytes';
import type { PersonId, SessionId } from '../../src/domain/ids';
import { encodePresence } from '../../src/domain/presence';
import { encodeMessage, type Message } from '../../src/net/message';
import type { Seeded } from './seeded';

type Bytes = Uint8Array<ArrayBuffer>;

/** What somebody who speaks by hand knows of those he speaks to. */
export interface Overheard {
  /** True envelopes. */
  readonly frames: readonly Bytes[];
  readonly sessions: readonly SessionId[];
}

/** A frame meant to do harm: noise, a message of ours that is wrong, or a true one altered. */
export function hostileFrame(random: Seeded, overheard: Overheard): Bytes {
  const dice = random.next();
  if (dice < 0.15) return noise(random, 300);
  if (dice < 0.3) return concatBytes(Uint8Array.of(0, random.below(11)), noise(random, 200));
  if (dice < 0.35) return concatBytes(Uint8Array.of(2 + random.below(2)), noise(random, 500));
  const whole = live(crafted(random, overheard));
  return random.next() < 0.4 ? whole : altered(random, whole);
}

export const live = (message: Bytes): Bytes => concatBytes(Uint8Array.of(0), message);

const noise = (random: Seeded, most: number): Bytes =>
  random.bytes(new Uint8Array(random.below(most)));

/** Bytes changed, cut off, added or doubled. */
function altered(random: Seeded, whole: Bytes): Bytes {
  const bytes = whole.slice();
  switch (random.below(4)) {
    case 0:
      for (let i = 0; i < 3; i++) bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
      return bytes;
    case 1:
      return bytes.slice(0, random.below(bytes.length));
    case 2:
      return concatBytes(bytes, noise(random, 40));
    default:
      return concatBytes(bytes, bytes.subarray(1));
  }
}

function crafted(random: Seeded, { frames, sessions }: Overheard): Bytes {
  const somebody = (): SessionId =>
    random.next() < 0.5 && sessions.length
      ? random.pick(sessions)
      : (Array.from({ length: 16 }, () => random.below(16).toString(16)).join('') as SessionId);
  const have = () =>
    new Map(
      Array.from({ length: random.below(8) }, () => [
        somebody(),
        random.pick([0, 1, 2, 3, 1e6, Number.MAX_SAFE_INTEGER]),
      ]),
    );
  const messages: (() => Message)[] = [
    () => ({ kind: 'hello', session: somebody(), role: random.pick(['edit', 'view']) }),
    () => ({ kind: 'have', have: have() }),
    () => ({ kind: 'offer', have: have() }),
    () => ({ kind: 'graft', have: have() }),
    () => ({ kind: 'prune' }),
    () => ({ kind: 'near', sessions: Array.from({ length: random.below(64) }, somebody) }),
    () => ({ kind: 'signal', to: somebody(), from: somebody(), token: token(random) }),
    () => ({ kind: 'visitor', bytes: declared }),
    () => ({ kind: 'envelope', bytes: frames.length ? random.pick(frames) : declared }),
  ];
  return encodeMessage(random.pick(messages)());
}

const token = (random: Seeded): string =>
  random.pick(['p.AAAA', `p.${'A'.repeat(60)}`, 'x'.repeat(400), '<b>', '\u0000', 'p.'.repeat(99)]);

const declared = encodePresence({
  person: { id: '0123456789abcdef' as PersonId, name: 'Impostore', office: '' },
  where: null,
  at: null,
  cursor: null,
});
