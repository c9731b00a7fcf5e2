import { expect, test, type Page } from '@playwright/test';
import { newOfficer } from './officer.ts';

/** What has the focus, in a word: its name, or where it leads. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return '';
    return one.getAttribute('href') ?? one.getAttribute('aria-label') ?? one.textContent.trim();
  });

/** True when one sees where the focus is. */
const ringed = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!one) return false;
    const seen = (part: Element) => {
      const { outlineStyle, boxShadow } = getComputedStyle(part);
      return outlineStyle !== 'none' || boxShadow !== 'none';
    };
    return seen(one) || (one.parentElement !== null && seen(one.parentElement));
  });

async function tabTo(page: Page, what: string): Promise<string[]> {
  const passed: string[] = [];
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    expect(await ringed(page), name).toBe(true);
    passed.push(name);
    if (name === what) return passed;
  }
  throw new Error(`not reached: ${what}; passed ${passed.join(' | ')}`);
}

test('by Tab alone one comes from the band to a note, writes it and is back', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/programma');
  const passed = await tabTo(page, '#/ambito/1.1?m=1&scrivi=1');
  for (const stop of [
    '#main',
    '#/',
    '#/spazi',
    '#/condividi',
    '#/programma',
    '#/dati',
    '#/impostazioni',
    'Scorciatoie da tastiera',
    '#/programma?punto=10',
    '#/ambito/1.1',
  ]) {
    expect.soft(passed.map((name) => name.replace(/\s+/g, ' '))).toContain(stop);
  }
  await page.keyboard.press('Enter');
  const note = page.getByRole('textbox', { name: 'Nota della macroazione 1.1.1' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Scritta senza mouse');
  await page.keyboard.press('Alt+F10');
  await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(note).toBeFocused();
  await page.keyboard.press('Escape');
  const edit = anna.row('1.1.1').getByRole('button', { name: /^Modifica/ });
  await expect(edit).toBeFocused();
  await expect(anna.words('1.1.1')).toHaveText('Scritta senza mouse');
  await anna.ready();

  // Once more from there: the focus comes back to where it was.
  await page.keyboard.press('Enter');
  await expect(note).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();
  await anna.context.close();
});

test('the first stop leads past everything to the content', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
  await anna.context.close();
});

test('arrows, Home and End move in the list of points', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  const index = page.getByRole('navigation', { name: 'Punti del programma' });
  await index.getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('#/programma?punto=1');
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('#/programma?punto=10');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/punto=9$/);
  expect(await focused(page)).toBe('#/programma?punto=9');
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe('#/programma');
  await anna.context.close();
});
