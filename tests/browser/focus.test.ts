import { expect, test } from 'vitest';
import { focusWithin } from '../../src/ui/parts/focus.ts';

test('one who closes a note is put at its button, or on its row where it can no longer be opened', () => {
  document.body.innerHTML = '<section tabindex="-1"><button data-edit>Modifica</button></section>';
  const row = document.querySelector('section')!;
  focusWithin(row, '[data-edit]');
  expect(document.activeElement).toBe(row.firstElementChild);
  row.replaceChildren('solo da leggere');
  focusWithin(row, '[data-edit]');
  expect(document.activeElement).toBe(row);
});
