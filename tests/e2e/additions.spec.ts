import { expect, test } from '@playwright/test';
import { newOfficer, Officer } from './officer.ts';

const panel = ({ page }: Officer) => page.getByRole('region', { name: 'Integrazioni' });

test('an action is added with its act, worked on like any other, thrown away and brought back', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/ambito/1.1');
  const { page } = anna;
  const before = await page.getByRole('region', { name: /^Macroazione 1\.1\.\d+$/ }).count();
  await panel(anna).getByRole('button', { name: 'Aggiungi una macroazione' }).click();
  await page.keyboard.type('Una ciclabile in più');
  await panel(anna).getByLabel('Atto', { exact: true }).fill('Delibera di Consiglio n. 30');
  await panel(anna).getByLabel('Data dell’atto').fill('2016-05-09');
  await panel(anna).getByLabel('Collegamento').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(panel(anna).getByRole('alert')).toContainText('https://');
  await panel(anna).getByLabel('Collegamento').fill('');
  await page.keyboard.press('Enter');

  const number = new RegExp(`^Macroazione 1\\.1\\.${before + 1}-[0-9a-z]{3}$`);
  const added = page.getByRole('region', { name: number });
  await expect(added.locator('.law')).toContainText(
    'Integrazione Delibera di Consiglio n. 30 del 9 maggio 2016',
  );
  await added.getByRole('combobox', { name: 'Stato', exact: true }).selectOption('In corso');
  await added.locator('[data-edit]').first().click();
  await expect(added.getByRole('textbox', { name: /^Nota della macroazione/ })).toBeFocused();
  await page.keyboard.type('Progetto affidato');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`m=${before + 1}-[0-9a-z]{3}$`));

  // It counts and is found like the others.
  await anna.go('#/cruscotto');
  await expect(page.getByText(/Come stanno le 285 macroazioni/)).toBeVisible();
  await anna.go('#/elenco?stato=in-corso');
  await expect(page.getByRole('link', { name: /1\.1\.\d-/ })).toHaveCount(1);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /^Cerca nel programma/ }).fill('ciclabile in più');
  await expect(page.getByRole('option', { name: /Una ciclabile in più/ })).toBeVisible();
  // And still is when the space is opened again.
  await page.keyboard.press('Escape');
  await page.reload();
  await anna.ready();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /^Cerca nel programma/ }).fill('ciclabile in più');
  await expect(page.getByRole('option', { name: /Una ciclabile in più/ })).toBeVisible();
  await page.keyboard.press('Escape');

  // A colleague who opens the same space has it, and throws it away; what was written on it stays.
  const { edit } = await anna.links();
  const bruno = new Officer(await anna.context.newPage(), anna.context);
  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.go('#/ambito/1.1');
  await panel(bruno)
    .getByRole('button', { name: /^Metti nel cestino/ })
    .click();
  await anna.go('#/ambito/1.1');
  await expect(added).toHaveCount(0);
  await panel(anna).getByText('Cestino: una macroazione').click();
  await panel(anna)
    .getByRole('button', { name: /^Riprendi la macroazione/ })
    .click();
  await expect(added).toContainText('Progetto affidato');
  await anna.context.close();
});
