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
