import { expect, test } from '@playwright/test';
import { listenTo } from './listen.ts';
import { newOfficer, Officer } from './officer.ts';

test('edits of a colleague are said once, together, and so is who comes and goes', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.go('#/programma');
  const heard = await listenTo(anna.page);
  const other = new Officer(await anna.context.newPage(), anna.context);
  await other.open();
  await expect.poll(heard, { timeout: 15_000 }).toEqual(['Anna Rossi è in collegamento']);

  for (const action of ['1.1.1', '1.1.2']) {
    await other.edit(action);
    await other.page.keyboard.type('Una frase scritta un tasto alla volta', { delay: 20 });
    await other.page.keyboard.press('Escape');
  }
  await expect.poll(heard, { timeout: 15_000 }).toContainEqual(expect.stringContaining('1.1.2'));
  const edits = (await heard()).slice(1);
  // Two, where the five seconds ended between the notes: never one for each key.
  expect(edits.length).toBeLessThanOrEqual(3);
  for (const said of edits) expect(said).toMatch(/^Anna Rossi ha modificato (la nota|le note) 1\./);

  const before = (await heard()).length;
  await other.page.close();
  await expect
    .poll(async () => (await heard()).slice(before), { timeout: 60_000 })
    .toContain('Anna Rossi non è più in collegamento');
  await anna.context.close();
});

test('what one did oneself is not announced as somebody else’s', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/ambito/1.1');
  const heard = await listenTo(anna.page);
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('Mia');
  await anna.ready();
  await anna.page.waitForTimeout(6000); // longer than news is gathered for
  expect(await heard()).toEqual([]);
  await anna.context.close();
});

test('filters say what they leave', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open();
  const heard = await listenTo(anna.page);
  await anna.page.getByRole('combobox', { name: 'Area' }).selectOption('none');
  await expect
    .poll(heard)
    .toEqual(['3 ambiti su 91 · 7 macroazioni su 284 · 0 con nota · 7 senza']);
  await anna.context.close();
});

test('inside a dialog, too, one hears and sees what was done', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page, context } = anna;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await anna.open();
  await page.getByRole('link', { name: 'Condividi' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Copia link di modifica' }).click();
  await expect(dialog.locator('[aria-live="polite"]')).toHaveText('Link di modifica copiato');
  const toast = dialog.locator('.toast').getByText('Link di modifica copiato');
  await expect(toast).toBeInViewport();
  const onTop = await toast.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(onTop).toBe(true);
  await context.close();
});
