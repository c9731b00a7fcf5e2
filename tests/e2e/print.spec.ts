import { expect, test, type Page } from '@playwright/test';
import { newOfficer, type Officer } from './officer.ts';

/** The page as paper would show it. */
async function onPaper(anna: Officer): Promise<Page> {
  await anna.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  return anna.page;
}

// The path stays: on paper it says which point a sheet belongs to.
const controls = 'button, input, select, textarea, [role="toolbar"], .tabs, .index, .toast, .skip';

const seen = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120)),
    );

test('the programme prints whole: introductions, notes, seal, and nothing to press', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('Nota da stampare');
  await anna.go('#/programma');
  await expect(anna.page.locator('.chapter')).toHaveCount(10);
  const page = await onPaper(anna);
  const cut = await page
    .locator('.intro .words')
    .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
  expect(cut).toBe(0);
  await expect(page.locator('.intro .words')).toHaveCount(10);
  await expect(page.getByText('Testo approvato dal Consiglio').first()).toBeVisible();
  await expect(page.getByText(/^Situazione al /)).toBeVisible();
  await expect(page.getByText('Nota da stampare')).toBeVisible();
  expect(await seen(page, controls)).toEqual([]);
  expect(await seen(page, '.add')).toEqual([]);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(ground);
  const file = await page.pdf({ preferCSSPageSize: true });
  // The introductions and 284 actions do not fit on fewer.
  expect(file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(12);
  await anna.context.close();
});

test('a sheet prints its text beside its notes, with the seal and no controls', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('Nota da stampare');
  await anna.page.keyboard.press('Escape');
  await expect(anna.row('1.1.1').locator('[data-edit]')).toBeFocused();
  const page = await onPaper(anna);
  await expect(page.getByText('Nota da stampare')).toBeVisible();
  await expect(page.getByText(/Testo approvato, non modificabile · impronta/)).toBeVisible();
  expect(await seen(page, controls)).toEqual([]);
  await anna.context.close();
});
