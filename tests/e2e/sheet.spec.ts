import { expect, test } from '@playwright/test';
import { newOfficer } from './officer.ts';

const start = 'Comune di Cremona, Linee programmatiche di mandato 2014-2019, ';

test('a reference is copied as an act would write it, with its link', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page, context } = anna;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await anna.open('#/ambito/1.1');
  const base = page.url().split('#')[0] ?? '';
  const copied = async (name: string) => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByText('Riferimento copiato', { exact: true }).first()).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const first = 'punto 1 «Città internazionale», ambito 1.1 «Cremona internazionale»';
  expect(await copied('Copia riferimento')).toBe(`${start}${first}\n${base}#/ambito/1.1`);
  expect(await copied('Copia il riferimento della macroazione 1.1.2')).toBe(
    `${start}${first}, macroazione 2\n${base}#/ambito/1.1?m=2`,
  );
  await anna.go('#/ambito/3.3');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Progettazione culturale');
  expect(await copied('Copia riferimento')).toBe(
    `${start}punto 3 «Città per una cultura fra memoria ed immaginazione», ` +
      `punto 4 «Una città di turismo e commercio», ` +
      `ambito 3.3 «Progettazione culturale in collegamento con altri territori»\n` +
      `${base}#/ambito/3.3`,
  );

  // The link leads back to the action.
  await anna.go('#/ambito/1.1?m=2');
  await expect(anna.row('1.1.2')).toBeFocused();
  await context.close();
});

test('arrows go to the goal before and after, but not while one writes', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/ambito/1.1');
  const heading = page.getByRole('heading', { level: 1 });
  await page.keyboard.press('ArrowLeft'); // there is none before
  await expect(page).toHaveURL(/#\/ambito\/1\.1$/);
  await page.keyboard.press('ArrowRight');
  await expect(heading).toContainText('Cremona smart city');
  await expect(heading).toBeFocused();
  await page.keyboard.press('Shift+ArrowLeft'); // somebody else's
  await expect(page).toHaveURL(/#\/ambito\/1\.2$/);
  await page.keyboard.press('ArrowLeft');
  await expect(heading).toContainText('Cremona internazionale');

  await anna.edit('1.2.1');
  await page.keyboard.type('parola');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/#\/ambito\/1\.2\?/);
  await anna.go('#/ambito/10.22');
  await expect(heading).toBeFocused();
  await page.keyboard.press('ArrowRight'); // there is none after
  await expect(page).toHaveURL(/#\/ambito\/10\.22$/);
  await anna.context.close();
});

test('an address of no goal leads to the list, and says so', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/ambito/99.1');
  await expect(
    anna.page.getByText('In questo programma non c’è l’ambito 99.1: ecco l’elenco.').first(),
  ).toBeVisible();
  await expect(anna.page).toHaveURL(/#\/$/);
  await anna.context.close();
});
