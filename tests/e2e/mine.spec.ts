import { expect, test } from '@playwright/test';
import { newOfficer } from './officer.ts';

test('an officer goes through the actions of the office, one after another', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/mie');
  await expect(
    page.getByRole('heading', { name: /^Prima scrivi nelle Impostazioni/ }),
  ).toBeVisible();
  await anna.sign('Anna Rossi', 'Ufficio Cultura');
  await anna.go('#/elenco');
  await page.getByRole('link', { name: 'Aggiorna le mie' }).click();
  await expect(page.getByRole('heading', { name: 'Nessuna macroazione è tua' })).toBeVisible();
  await anna.go('#/ambito/1.1');
  for (const [action, owner] of [
    ['1.1.1', 'Ufficio Cultura'],
    ['1.1.2', 'Anna Rossi, Bruno Verdi'],
  ] as const) {
    await anna.row(action).getByRole('combobox', { name: 'Responsabile' }).fill(owner);
    await page.keyboard.press('Tab');
  }
  await anna.ready();
  await anna.go('#/mie');
  const title = page.getByRole('heading', { name: /^Macroazione/ });
  await expect(title).toContainText('1 di 2');
  const first = (await title.textContent())!.includes('1.1.1') ? '1.1.1' : '1.1.2';
  const record = page.getByRole('region', { name: /^Stato di attuazione/ });
  await record.getByRole('combobox', { name: 'Stato', exact: true }).selectOption('Conclusa');
  await page.getByRole('button', { name: 'Avanti' }).click();
  await expect(title).toContainText('2 di 2');
  await expect(title).toBeFocused();
  await page.getByRole('button', { name: 'Indietro' }).click();
  await expect(title).toContainText(first);
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByRole('button', { name: 'Fine' }).click();
  await expect(page.getByRole('heading', { name: 'Fatto: le hai viste tutte' })).toBeFocused();
  await page.getByRole('button', { name: 'Ricomincia' }).click();
  // What is done is nobody's to bring up to date any more.
  await expect(title).toContainText('1 di 1');
  await expect(title).not.toContainText(first);
  await anna.context.close();
});
