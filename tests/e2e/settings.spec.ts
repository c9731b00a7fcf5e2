import { expect, test } from '@playwright/test';
import { newOfficer } from './officer.ts';

test('the language changes at once, in the same page, and is remembered', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/impostazioni');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'it');
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(/Settings/);
  await expect(page.getByRole('radio', { name: 'English' })).toBeFocused();

  // The approved words stay as they are, and say which language they are in.
  await anna.go('#/ambito/1.1');
  await expect(page.getByRole('region', { name: 'Action 1.1.1', exact: true })).toBeVisible();
  for (const words of ['Cremona internazionale', 'Costruire rapporti', 'Promozione del sistema']) {
    const lang = await page
      .locator('main')
      .getByText(words)
      .last()
      .evaluate((one) => one.closest('[lang]')?.getAttribute('lang'));
    expect(lang, words).toBe('it');
  }
  await expect(page.locator('body')).toHaveAttribute('data-same-page', '');
  await page.reload();
  await expect(html).toHaveAttribute('lang', 'en');
  await anna.context.close();
});

test('nothing but the programme is left in Italian when one reads in English', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  const italian = /\b(di|della|dispositivo|spazio|apri|chiudi|cerca|salva)\b/i;
  await anna.open('#/impostazioni');
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  for (const hash of ['#/impostazioni', '#/ambito/1.1', '#/dati', '#/condividi', '#/spazi']) {
    await anna.go(hash);
    await expect(page.locator('main h1')).toBeVisible();
    const words = await page.evaluate(() => {
      const copy = document.body.cloneNode(true) as HTMLElement;
      for (const own of copy.querySelectorAll('[lang="it"], .toasts, noscript')) own.remove();
      return copy.innerText.replace(/Il mio spazio di lavoro/g, '');
    });
    expect(words, hash).not.toMatch(italian);
  }
  await anna.context.close();
});

test('light or dark is as the person says, else as the device is', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/impostazioni');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).not.toBe(light);
  await page.getByRole('radio', { name: 'Chiaro' }).check();
  await expect.poll(ground).toBe(light);
  await page.reload();
  await anna.ready();
  await expect.poll(ground).toBe(light);
  await page.getByRole('radio', { name: 'Scuro' }).check();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(ground).not.toBe(light);
  await anna.context.close();
});

test('keys of one letter can be switched off; arrows and Escape stay', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /un solo tasto/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await anna.ready();
  await page.keyboard.press('/');
  await expect(dialog).toHaveCount(0);
  await anna.go('#/ambito/1.1');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/1\.2$/);
  await page.getByRole('button', { name: 'Cerca' }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Cerca' })).toBeFocused();
  await anna.context.close();
});

test('the shortcuts can be read on a phone too, from the settings', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.page.setViewportSize({ width: 390, height: 800 });
  await anna.open('#/impostazioni');
  const show = anna.page.getByRole('button', { name: 'Mostra queste scorciatoie' });
  await show.press('Enter');
  await expect(anna.page.getByRole('dialog')).toContainText('Ambito seguente');
  await anna.page.keyboard.press('Escape');
  await expect(show).toBeFocused();
  await anna.context.close();
});
