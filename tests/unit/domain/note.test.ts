import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHref } from '../../../src/domain/note';

describe('a link in a note', () => {
  it.each([
    ['https://www.comune.cremona.it/a?b=c#d', 'https://www.comune.cremona.it/a?b=c#d'],
    ['http://example.it', 'http://example.it'],
    ['HTTPS://EXAMPLE.IT', 'HTTPS://EXAMPLE.IT'],
    ['mailto:anna@example.it', 'mailto:anna@example.it'],
    ['  https://example.it \n', 'https://example.it'],
  ])('to %s is kept', (address, kept) => {
    expect(safeHref(address)).toBe(kept);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.it/x',
    '//example.it',
    '/programma',
    'example.it',
    'https:',
    'https://',
    'https:example.it',
    'mailto:',
    'https://example.it/ <b>',
    'https://example.it/"onclick="x',
    'xhttps://example.it',
    `https://example.it/${'a'.repeat(2048)}`,
    '',
    null,
    undefined,
    7,
    { toString: () => 'https://example.it' },
    ['https://example.it'],
  ])('to %s is not made', (address) => {
    expect(safeHref(address)).toBeNull();
  });

  it('leads nowhere but to the web or to a mailbox, as a browser reads it', () => {
    const scheme = fc.constantFrom('http://', 'https://', 'mailto:', 'javascript:', 'data:', '');
    const address = fc.tuple(scheme, fc.string({ unit: 'binary' })).map((parts) => parts.join(''));
    fc.assert(
      fc.property(address, (text) => {
        const href = safeHref(text);
        if (href === null || !URL.canParse(href)) return;
        expect(['http:', 'https:', 'mailto:']).toContain(new URL(href).protocol);
      }),
      { numRuns: 1000 },
    );
  });
});
