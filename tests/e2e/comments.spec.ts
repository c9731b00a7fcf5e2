import { expect, test } from '@playwright/test';
import { startSignalling } from '../helpers/signalling.ts';
import { newOfficer } from './officer.ts';

test('a comment for a colleague is in that colleague’s list, is answered, and is resolved', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const signalling = await startSignalling();
  const anna = await newOfficer(browser);
  const bruno = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi', 'Segreteria');
  await anna.signalling(signalling.url);
  const { edit } = await anna.links();
  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.sign('Bruno Verdi', 'Ufficio Cultura');
  await bruno.signalling(signalling.url);

  await anna.go('#/ambito/1.1');
  const hers = anna.row('1.1.1');
  await hers.getByText('Commenti').click();
  await hers.getByLabel('Commento', { exact: true }).fill('Quando parte la gara?');
  await hers.getByLabel(/^Per \(persone o uffici/).fill('Bruno Verdi');
  await hers.getByRole('button', { name: 'Commenta' }).click();
  const thread = hers.getByRole('listitem', { name: 'Commento di Anna Rossi' });
  await expect(thread).toContainText('per Bruno Verdi');
  await expect(hers.getByLabel('Commento', { exact: true })).toHaveValue('');

  await bruno.go('#/mie');
  const mine = bruno.page.locator('.for-me li');
  await expect(mine).toContainText('Quando parte la gara?', { timeout: 30_000 });
  await mine.getByRole('link', { name: 'Macroazione 1.1.1', exact: true }).click();
  const his = bruno.row('1.1.1');
  await his.getByText('Commenti').click();
  await his.getByRole('button', { name: 'Rispondi al commento di Anna Rossi' }).click();
  await bruno.page.keyboard.type('A marzo');
  await his.getByRole('button', { name: 'Invia la risposta' }).click();
  await expect(his.getByRole('button', { name: /^Rispondi/ })).toBeFocused();
  await expect(thread).toContainText('A marzo', { timeout: 30_000 });
  await expect(thread).toContainText('Bruno Verdi');

  await thread.getByRole('button', { name: 'Segna come risolto' }).click();
  await expect(his.getByRole('button', { name: 'Riapri' })).toBeVisible({ timeout: 30_000 });
  await bruno.go('#/mie');
  await expect(bruno.page.getByText('Nessun commento aperto è per te')).toBeVisible();
  for (const who of [anna, bruno]) await who.context.close();
  await signalling.stop();
});

test('words of a note are commented, marked, found again, and missed once they are gone', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  const box = await anna.edit('1.1.1');
  await anna.insert('La gara parte a marzo');
  for (let step = 0; step < 'marzo'.length; step++) await page.keyboard.press('Shift+ArrowLeft');
  const row = anna.row('1.1.1');
  await expect(row.getByRole('button', { name: 'Commenta le parole' })).toBeEnabled();
  await page.keyboard.press('Control+Alt+m');
  await expect(row.getByLabel('Commento', { exact: true })).toBeFocused();
  await expect(row.getByLabel('Parole citate')).toContainText('«marzo»');
  await page.keyboard.type('Sicuri?');
  await row.getByRole('button', { name: 'Commenta', exact: true }).click();
  await expect(box).toBeFocused();
  const marked = row.locator('.quoted');
  await expect(marked).toHaveText('marzo');
  await anna.insert('?');
  await expect(box).toHaveText('La gara parte a marzo?');
  await expect(marked).toHaveText('marzo');
  await page.keyboard.press('Backspace');

  await page.keyboard.press('Home');
  await anna.insert('Dunque: ');
  await page.keyboard.press('Enter');
  await expect(marked).toHaveText('marzo');
  const quote = row.getByRole('button', { name: 'Vai alle parole nella nota: «marzo»' });
  await quote.focus();
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  await anna.insert('il primo ');
  await expect(box).toContainText('parte a il primo marzo');
  await page.keyboard.press('Escape');
  await expect(marked).toHaveText('marzo');
  await quote.click();
  await expect(marked).toBeFocused();
  await anna.ready();

  await page.reload();
  await anna.ready();
  await expect(marked).toHaveText('marzo');
  await anna.edit('1.1.1');
  await page.keyboard.press('End');
  for (let step = 0; step < 'marzo'.length; step++) await page.keyboard.press('Backspace');
  await expect(box).toHaveText('Dunque: La gara parte a il primo ');
  await expect(marked).toHaveCount(0);
  await row.getByText('Commenti').click();
  await expect(row.getByText('testo non più presente nella nota')).toBeVisible();
  await anna.context.close();
});
