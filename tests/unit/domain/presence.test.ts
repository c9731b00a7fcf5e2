import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionId, GoalId, PersonId, SessionId } from '../../../src/domain/ids';
import { cleanLabel, nameLimit, officeLimit } from '../../../src/domain/person';
import {
  encodePresence,
  parsePresence,
  placesOf,
  presenceLimit,
  type Colleague,
  type PresenceState,
} from '../../../src/domain/presence';

const hex16 = fc.stringMatching(/^[0-9a-f]{16}$/);
const text = (limit: number) =>
  fc.string({ unit: 'binary', maxLength: 200 }).map((typed) => cleanLabel(typed, limit));
const natural = fc.maxSafeNat();
const identifier = fc.record({ client: natural, clock: natural });
const position = fc.record(
  {
    type: fc.option(identifier),
    tname: fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 64 })),
    item: fc.option(identifier),
    assoc: fc.integer({ min: -1, max: 0 }),
  },
  { requiredKeys: [] },
);
const state: fc.Arbitrary<PresenceState> = fc.record({
  person: fc.record({
    id: hex16.map((id) => id as PersonId),
    name: text(nameLimit),
    office: text(officeLimit),
  }),
  where: fc.option(fc.constantFrom('7.12.3' as ActionId, '10.1.1' as ActionId)),
  at: fc.option(fc.constantFrom('7.12' as GoalId, '10.1' as GoalId)),
  cursor: fc.option(fc.record({ anchor: position, head: position })),
});

const anna: PresenceState = {
  person: { id: '0123456789abcdef' as PersonId, name: 'Anna', office: 'Segreteria' },
  where: '7.12.3' as ActionId,
  at: '7.12' as GoalId,
  cursor: null,
};
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('presence', () => {
  it('arrives as it was sent, and whoever can say it can be heard', () => {
    fc.assert(
      fc.property(state, (presence) => {
        const bytes = encodePresence(presence);
        expect(bytes.length).toBeLessThanOrEqual(presenceLimit);
        expect(parsePresence(bytes)).toEqual(presence);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever a stranger sends', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (bytes) => {
        expect(parsePresence(bytes)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('person', 'where', 'cursor'), (value, field) => {
        const read = parsePresence(bytesOf({ ...anna, [field]: value }));
        if (read) expect(parsePresence(encodePresence(read))).toEqual(read);
      }),
    );
  });

  it('of an earlier build, which tells of no goal, is read', () => {
    const { at: _, ...earlier } = anna;
    expect(parsePresence(bytesOf(earlier))).toEqual({ ...anna, at: null });
  });

  it('is cleaned: a name cannot hide a direction mark, nor fill the screen', () => {
    const name = `\u202eAnna\n${'x'.repeat(300)}`;
    const read = parsePresence(bytesOf({ ...anna, person: { ...anna.person, name } }));
    expect(read?.person.name).toBe(`Anna ${'x'.repeat(35)}`);
  });

  it('carries nothing it does not know', () => {
    const sent = { ...anna, admin: true, person: { ...anna.person, photo: 'x' } };
    expect(parsePresence(bytesOf(sent))).toEqual(anna);
  });

  it.each([
    ['an id that is none', { ...anna, person: { ...anna.person, id: 'anna' } }],
    ['a name that is a number', { ...anna, person: { ...anna.person, name: 7 } }],
    ['nobody', { ...anna, person: null }],
    ['a place that is none', { ...anna, where: '7.12' }],
    ['a goal that is none', { ...anna, at: '7.12.3' }],
    ['no place said', { person: anna.person, cursor: null }],
    ['half a cursor', { ...anna, cursor: { anchor: {} } }],
    ['a clock below zero', { ...anna, cursor: at({ item: { client: 1, clock: -1 } }) }],
    ['a clock in pieces', { ...anna, cursor: at({ item: { client: 1.5, clock: 1 } }) }],
    ['a root far too long', { ...anna, cursor: at({ tname: 'x'.repeat(65) }) }],
  ])('with %s is not read', (_, sent) => {
    expect(parsePresence(bytesOf(sent))).toBeNull();
  });

  it('longer than its limit is not read, though it be sound', () => {
    const padded = bytesOf({ ...anna, padding: 'x'.repeat(presenceLimit) });
    expect(parsePresence(padded)).toBeNull();
    expect(parsePresence(bytesOf({ ...anna, padding: 'x'.repeat(1000) }))).toEqual(anna);
  });

  it('in broken UTF-8 is not read', () => {
    const bytes = encodePresence(anna);
    bytes[bytes.indexOf('A'.charCodeAt(0))] = 0xff;
    expect(parsePresence(bytes)).toBeNull();
  });
});

describe('who is where', () => {
  it('is told by action, in the order they came; who reads no note is nowhere', () => {
    const colleague = (session: string, where: string | null): Colleague => ({
      session: session as SessionId,
      person: anna.person,
      role: 'edit',
      where: where as ActionId | null,
      at: null,
      via: 'tab',
    });
    const [a, b, c, d] = [
      colleague('a', '7.12.3'),
      colleague('b', null),
      colleague('c', '1.1.1'),
      colleague('d', '7.12.3'),
    ];
    expect([...placesOf([a, b, c, d])]).toEqual([
      ['7.12.3', [a, d]],
      ['1.1.1', [c]],
    ]);
  });
});

function utf8(json: string): Uint8Array {
  return new TextEncoder().encode(json);
}

function at(head: unknown): unknown {
  return { anchor: {}, head };
}
