import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  parseSettings,
  signallingAddress,
  signallingLimit,
} from '../../../src/domain/settings';

describe('the address of a signalling server', () => {
  it.each([
    ['wss://segnali.example.it', 'wss://segnali.example.it/'],
    ['WSS://Segnali.Example.it:8443/a?b=c', 'wss://segnali.example.it:8443/a?b=c'],
    ['ws://localhost:4444', 'ws://localhost:4444/'],
    ['ws://127.0.0.1:4444/', 'ws://127.0.0.1:4444/'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(signallingAddress(typed)).toBe(kept);
    expect(signallingAddress(kept)).toBe(kept);
  });

  it.each([
    '',
    'segnali.example.it',
    'https://segnali.example.it',
    'javascript:alert(1)',
    'wss://anna:segreta@example.it',
    'wss://anna@example.it',
    'wss://:segreta@example.it',
    'wss://example.it/#stanza',
    'wss:///',
    `wss://${'a'.repeat(300)}.it`,
  ])('"%s" is not one', (typed) => {
    expect(signallingAddress(typed)).toBeNull();
  });

  it('with a bare # would make every WebSocket throw, and is refused', () => {
    expect(signallingAddress('wss://example.it/#')).toBeNull();
  });

  it.each(['ws://segnali.example.it', 'ws://10.0.0.1:4444', 'ws://localhost.example.it'])(
    '%s, which the page may not contact, is refused rather than never answering',
    (typed) => {
      expect(signallingAddress(typed)).toBeNull();
    },
  );
});

describe('settings', () => {
  const names = Object.keys(defaultSettings);

  it('are the defaults when nothing is kept', () => {
    expect(parseSettings(new Map())).toEqual(defaultSettings);
  });

  it('are whole and sound whatever is kept under their names', () => {
    const kept = fc.dictionary(fc.constantFrom(...names, '__proto__'), fc.anything());
    fc.assert(
      fc.property(kept, (values) => {
        const settings = parseSettings(new Map(Object.entries(values)));
        expect(Object.keys(settings)).toEqual(names);
        expect(['it', 'en']).toContain(settings.language);
        expect(['auto', 'light', 'dark']).toContain(settings.theme);
        expect(settings.signalling.length).toBeLessThanOrEqual(signallingLimit);
        expect(typeof settings.persistAsked).toBe('boolean');
        expect(typeof settings.shortcuts).toBe('boolean');
      }),
    );
  });

  it('read back what they were, twice the same', () => {
    const kept = new Map<string, unknown>([
      ['person', { id: '0123456789abcdef', name: ' Maria  Rossi ', office: 'x'.repeat(99) }],
      ['signalling', ['wss://a.it', 'wss://a.it/', 'ftp://b.it', 7, 'ws://localhost:1']],
      ['shortcuts', false],
    ]);
    const settings = parseSettings(kept);
    expect(settings.person).toEqual({
      id: '0123456789abcdef',
      name: 'Maria Rossi',
      office: 'x'.repeat(60),
    });
    expect(settings.signalling).toEqual(['wss://a.it/', 'ws://localhost:1/']);
    expect(settings.shortcuts).toBe(false);
    expect(parseSettings(new Map(Object.entries(settings)))).toEqual(settings);
  });
});
