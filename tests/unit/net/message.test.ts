import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionId } from '../../../src/domain/ids';
import { presenceLimit } from '../../../src/domain/presence';
import { encodeMessage, parseMessage, type Message } from '../../../src/net/message';

const session = fc.stringMatching(/^[0-9a-f]{16}$/).map((id) => id as SessionId);
const bytes = fc.uint8Array({ maxLength: 100 }).map((each) => Uint8Array.from(each));
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    kind: fc.constant('hello' as const),
    session,
    role: fc.constantFrom('edit' as const, 'view' as const),
  }),
  fc
    .tuple(
      fc.constantFrom('have' as const, 'offer' as const, 'graft' as const),
      fc.array(fc.tuple(session, fc.maxSafeNat()), { maxLength: 6 }),
    )
    .map(([kind, pairs]): Message => ({ kind, have: new Map(pairs) })),
  fc.constant<Message>({ kind: 'prune' }),
  fc.array(session, { maxLength: 64 }).map((sessions): Message => ({ kind: 'near', sessions })),
  fc
    .tuple(session, session, fc.stringMatching(/^[\w.-]{1,400}$/))
    .map(([to, from, token]): Message => ({ kind: 'signal', to, from, token })),
  bytes.map((each): Message => ({ kind: 'envelope', bytes: each })),
  bytes.map((each): Message => ({ kind: 'visitor', bytes: each })),
);

describe('a message', () => {
  it('arrives as it was said', () => {
    fc.assert(
      fc.property(message, (each) => {
        expect(parseMessage(encodeMessage(each))).toEqual(each);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the bytes, and what is read can be said again', () => {
    const kind = fc.integer({ min: 0, max: 9 });
    const hostile = fc
      .tuple(kind, fc.uint8Array({ maxLength: 80 }))
      .map(([first, rest]) => Uint8Array.from([first, ...rest]));
    fc.assert(
      fc.property(hostile, (each) => {
        const read = parseMessage(each);
        if (read) expect(parseMessage(encodeMessage(read))).toEqual(read);
      }),
      { numRuns: 3000 },
    );
    expect(parseMessage(new Uint8Array(0))).toBeNull();
  });

  it('of greeting or of what is held, cut short anywhere, is not read', () => {
    const messages: Message[] = [
      { kind: 'hello', session: '0123456789abcdef' as SessionId, role: 'view' },
      { kind: 'have', have: new Map([['0123456789abcdef' as SessionId, 300]]) },
    ];
    for (const each of messages) {
      const whole = encodeMessage(each);
      for (let length = 0; length < whole.length; length++) {
        expect(parseMessage(whole.slice(0, length))).toBeNull();
      }
    }
  });

  it('of a kind or of a role nobody knows is not read', () => {
    const hello = encodeMessage({
      kind: 'hello',
      session: 'f'.repeat(16) as SessionId,
      role: 'edit',
    });
    expect(parseMessage(Uint8Array.from([4, ...hello.slice(1)]))).toBeNull();
    expect(parseMessage(Uint8Array.from([...hello.slice(0, 2), 2, ...hello.slice(3)]))).toBeNull();
  });

  it('of a visitor is bounded', () => {
    const visitor = (length: number) =>
      encodeMessage({ kind: 'visitor', bytes: new Uint8Array(length) });
    expect(parseMessage(visitor(presenceLimit))).toMatchObject({ kind: 'visitor' });
    expect(parseMessage(visitor(presenceLimit + 1))).toBeNull();
  });

  it('that claims to hold more sessions, or larger numbers, than there can be is not read', () => {
    expect(parseMessage(Uint8Array.of(1, 0xff, 0xff, 0xff, 0x7f))).toBeNull();
    const number = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
    expect(parseMessage(Uint8Array.from([1, 1, ...new Uint8Array(8), ...number]))).toBeNull();
  });
});
