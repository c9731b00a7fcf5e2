import { expect, test, type Page } from '@playwright/test';
import { newOfficer } from './officer.ts';

/** The focus is somewhere, and stays there. */
async function kept(page: Page, when: string): Promise<void> {
  const nowhere = () =>
    page.evaluate(
      () => document.activeElement === null || document.activeElement === document.body,
    );
  await expect.poll(nowhere, { message: when }).toBe(false);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(await nowhere(), when).toBe(false);
}

test('a dialog gives the focus back to what opened it', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  const dialog = page.getByRole('dialog');
  const openers = [
    page.getByRole('link', { name: 'Condividi' }),
    page.getByRole('link', { name: /^Spazio di lavoro:/ }),
    page.getByRole('button', { name: 'Scorciatoie da tastiera' }),
    page.getByRole('button', { name: 'Cerca', exact: true }),
  ];
  for (const opener of openers) {
    for (const leave of ['Escape', 'button'] as const) {
      await opener.focus();
      await page.keyboard.press('Enter');
      await expect(dialog).toBeVisible();
      await kept(page, 'in the dialog');
      if (leave === 'Escape') await page.keyboard.press('Escape');
      else await dialog.getByRole('button', { name: /^Chiudi( la ricerca)?$/ }).click();
      await expect(dialog).toHaveCount(0);
      await expect(opener).toBeFocused();
    }
  }
  // Going back does not bring a closed dialog up again.
  await page.goBack();
  await expect(dialog).toHaveCount(0);
  await anna.context.close();
});

test('a dialog opened by a link from outside leaves the focus in the screen', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/condividi');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('main')).toBeFocused();

  await page.getByRole('link', { name: 'Condividi' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Apri Impostazioni' }).click();
  await expect(page.getByRole('heading', { name: 'Impostazioni' })).toBeFocused();
  await anna.context.close();
});

test('what removes itself hands the focus on', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };
  await anna.open('#/');
  await press('Non ora');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await page.getByRole('combobox', { name: 'Area' }).selectOption('none');
  await press('Togli i filtri');
  await kept(page, 'after the filters');
  await page.getByRole('radio', { name: 'Ultimi 7 giorni' }).check();
  await page.locator('.empty').getByRole('button', { name: 'Togli i filtri' }).press('Enter');
  await kept(page, 'after the empty list');

  await anna.go('#/impostazioni');
  for (const name of ['uno', 'due']) {
    await page.getByLabel('Indirizzo del server').fill(`ws://127.0.0.1:9/${name}`);
    await page.keyboard.press('Enter');
  }
  await press(/^Togli ws:.*uno/);
  await kept(page, 'after the first server');
  await press(/^Togli ws:.*due/);
  await kept(page, 'after the last server');
  await press('Chiudi il messaggio');
  await kept(page, 'after a message');
  await anna.context.close();
});

test('making, renaming and deleting workspaces leave the focus in the dialog', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  const spaces = page.getByRole('link', { name: /^Spazio di lavoro:/ });
  const dialog = page.getByRole('dialog');
  await spaces.click();
  const name = dialog.getByLabel('Nome dello spazio');
  await name.first().fill('Cultura');
  await page.keyboard.press('Enter');
  await expect(spaces).toContainText('Cultura');
  await expect(dialog).toHaveCount(0);
  await expect(spaces).toBeFocused();

  await page.keyboard.press('Enter');
  await name.last().fill('Cultura e turismo');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.spaces')).toContainText('Cultura e turismo');
  await expect(name.last()).toBeFocused();

  const bin = dialog.getByRole('button', { name: 'Elimina «Cultura e turismo»' });
  await bin.press('Enter');
  await expect(dialog.locator(':focus')).toHaveText('Eliminare «Cultura e turismo»?');
  await dialog.getByRole('button', { name: 'Non eliminare' }).press('Enter');
  await expect(bin).toBeFocused();

  // The open one, then the last one: there is always one to work in.
  for (const doomed of ['Cultura e turismo', 'Il mio spazio di lavoro']) {
    await dialog.getByRole('button', { name: `Elimina «${doomed}»` }).press('Enter');
    await dialog.getByRole('button', { name: 'Elimina da questo dispositivo' }).press('Enter');
    await expect(
      page.getByText(`«${doomed}» eliminato da questo dispositivo`).last(),
    ).toBeVisible();
    await expect(dialog.getByRole('heading', { name: 'Spazi di lavoro' })).toBeFocused();
    await anna.ready();
  }
  await expect(dialog.locator('.spaces > li')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(spaces).toBeFocused();
  await anna.context.close();
});
