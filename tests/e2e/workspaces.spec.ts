import { expect, test } from '@playwright/test';
import { rows } from './disk.ts';
import { newOfficer, Officer } from './officer.ts';

test('a workspace that does not open says why, and opens on another try', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  const parts = /\/assets\/replica-[^/]*\.js$/;
  await page.route(parts, (route) => route.abort());
  await page.goto('./#/programma');
  const alert = page.getByRole('alert').filter({ hasText: 'Lo spazio di lavoro non si è aperto.' });
  await expect(alert).toContainText('Nulla è stato cancellato: riprova');
  await expect(page.locator('.chapter').first()).toBeVisible(); // the programme is there to read
  await alert.getByRole('link', { name: 'Spazi di lavoro' }).click();
  await expect(page.getByRole('dialog')).toContainText('Il mio spazio di lavoro');
  await page.keyboard.press('Escape');
  await page.unroute(parts);
  await alert.getByRole('button', { name: 'Riprova' }).press('Enter');
  await anna.ready();
  await expect(alert).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
  await expect(page.locator('.space')).toContainText('Il mio spazio di lavoro');
  await anna.edit('1.1.1');
  await page.keyboard.type('Dopo');
  await anna.ready();
  await anna.context.close();
});

test('a copy that holds the right to write gives it to who could only read', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('Di Anna');
  await anna.ready();
  const { view } = await anna.links();
  await anna.go('#/dati');
  const download = anna.page.waitForEvent('download');
  await anna.page.getByRole('button', { name: 'Salva una copia' }).click();
  const file = await (await download).path();

  const bruno = await newOfficer(browser);
  const { page } = bruno;
  await page.goto(view);
  await bruno.ready();
  await expect(page.getByText('Sola lettura: vedi tutto dal vivo')).toBeVisible();
  await bruno.go('#/dati');
  await page.getByLabel('Scegli il file').setInputFiles(file);
  await expect(page.getByText(/^Ripristinato «/).first()).toBeVisible();
  await expect(page.getByText('Sola lettura: vedi tutto dal vivo')).toHaveCount(0);
  await bruno.edit('1.1.1');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' e di Bruno');
  await expect(bruno.words('1.1.1')).toContainText('Di Anna e di Bruno');
  await bruno.ready();
  await page.reload();
  await bruno.ready();
  await expect(bruno.words('1.1.1')).toContainText('Di Anna e di Bruno');
  await anna.context.close();
  await bruno.context.close();
});

test('a workspace removed in another tab is said to be, and what is written there can still be copied', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('prima');
  await anna.ready();
  const other = new Officer(await anna.context.newPage(), anna.context);
  await other.open('#/spazi');
  const dialog = other.page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Elimina «/ }).click();
  await dialog.getByRole('button', { name: 'Elimina da questo dispositivo' }).click();
  await expect(other.said).toContainText('eliminato da questo dispositivo');

  await anna.page.bringToFront();
  await anna.isWarned(/eliminato da questo dispositivo in un’altra scheda/);
  await anna.insert(' e dopo');
  await anna.go('#/spazi');
  await anna.page.getByRole('dialog').getByLabel('Nome dello spazio').first().fill('Nuovo');
  await anna.page.keyboard.press('Enter');
  await expect(anna.said).toContainText('Salva una copia, poi cambia spazio');
  await anna.page.keyboard.press('Escape');
  const copy = await anna.saveCopy();
  const named = await rows(anna.page, 'mandato', 'workspaces');
  expect(named).toHaveLength(1); // the other tab's new one

  await anna.restoreCopy(copy.bytes);
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toHaveText('prima e dopo');
  await anna.ready();
  await anna.page.reload();
  await anna.ready();
  await expect(anna.words('1.1.1')).toHaveText('prima e dopo');
  await anna.context.close();
});

test('a workspace that was made and did not open is not said to be open', async ({ browser }) => {
  const anna = await newOfficer(browser); // a service worker would soon have the missing part at hand
  const { page } = anna;
  const parts = /\/assets\/replica-[^/]*\.js$/;
  await page.route(parts, (route) => route.abort());
  await page.goto('./#/programma');
  const list = page.getByRole('main');
  await expect(page.getByRole('alert').getByRole('button', { name: 'Riprova' })).toBeVisible();
  // Nothing is on offer that needs a workspace, and nothing is counted that is in one.
  await expect(list.getByText('284 macroazioni').first()).toBeVisible();
  await expect(list.getByRole('link', { name: /Scrivi una nota/ })).toHaveCount(0);
  await expect(list.getByText(/con nota|senza note/)).toHaveCount(0);
  await expect(page.locator('.index .comb').first()).toBeHidden();
  await anna.go('#/spazi');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nome dello spazio').fill('Gruppo DUP');
  await dialog.getByRole('button', { name: 'Crea e apri' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Gruppo DUP' })).toBeVisible();
  await expect(dialog.getByText('Lo spazio di lavoro non si è aperto.')).toBeVisible();
  await expect(page.getByText('Creato «Gruppo DUP»')).toHaveCount(0);
  await page.unroute(parts);
  await dialog.getByRole('button', { name: 'Apri «Gruppo DUP»' }).click();
  await anna.ready();
  await expect(dialog).toHaveCount(0);
  await expect(list.getByRole('link', { name: /Scrivi una nota/ }).first()).toBeVisible();
  await expect(list.getByText('0 con nota')).toBeVisible();
  await expect(page.locator('.index .comb').first()).toBeVisible();
  await anna.context.close();
});
