import { expect, test, type Browser } from '@playwright/test';
import { violations } from './axe.ts';
import { listenTo } from './listen.ts';
import { newOfficer } from './officer.ts';
import { pair } from './pair.ts';
import { sideways } from './sideways.ts';

test('on a narrow phone the band keeps people and "Condividi" on one line', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await page.setViewportSize({ width: 320, height: 700 });
  await anna.open();
  await anna.sign('Anna Rossi');
  const people = page.getByRole('list', { name: 'Chi è qui' });
  const share = page.getByRole('link', { name: 'Condividi' });
  for (const others of [1, 2, 3]) {
    const tab = await anna.context.newPage();
    await tab.goto('./#/programma');
    await expect(people.getByRole('listitem')).toHaveCount(1 + others);
    const top = (await people.boundingBox())?.y ?? NaN;
    expect(Math.abs(((await share.boundingBox())?.y ?? NaN) - top)).toBeLessThan(10);
  }
  await anna.context.close();
});

/** Anna and Bruno, each at a browser of their own, paired with no server; he may write. */
async function two(browser: Browser, hisName = 'Bruno Verdi') {
  const [anna, bruno] = [await newOfficer(browser), await newOfficer(browser)];
  await anna.open();
  await anna.sign('Anna Rossi');
  await pair(anna, bruno, /Entra e scrive/);
  await bruno.sign(hisName, 'Ufficio Mobilità');
  await anna.go('#/condividi');
  const dialog = anna.page.getByRole('dialog');
  const him = dialog.locator('.company > li').filter({ hasText: hisName }).last();
  await expect(him).toContainText('Ufficio Mobilità');
  return { anna, bruno, dialog, him };
}

test('"Condividi" says of each colleague who they are, how they are reached and what they lack', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { anna, bruno, dialog, him } = await two(browser);
  await expect(him).toContainText('può scrivere');
  await expect(him).toContainText('collegamento diretto, senza server');
  await expect(him).toContainText('Avete le stesse modifiche', { timeout: 30_000 });
  await bruno.go('#/ambito/2.1');
  await expect(him).toContainText('sta leggendo l’ambito 2.1');
  await bruno.edit('2.1.1');
  await expect(him).toContainText('è su 2.1.1');

  // A reader takes Anna's name: it is marked wherever it is seen.
  const reader = await newOfficer(browser);
  await pair(anna, reader, /Entra e legge/);
  await reader.sign('anna rossi');
  await anna.go('#/condividi');
  const impostor = dialog.locator('.company > li').filter({ hasText: 'in sola lettura' });
  await expect(impostor).toContainText(/anna rossi \(nome dichiarato, codice [0-9a-f]{4}\)/);
  await expect(dialog).toContainText('chi ha il link di sola lettura può darsi il nome che vuole');
  await expect(
    anna.page.getByRole('list', { name: 'Chi è qui', includeHidden: true }),
  ).toContainText(/anna rossi \(nome dichiarato, codice [0-9a-f]{4}\)/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await anna.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(anna.page)).toEqual([]);
  }
  for (const { context } of [anna, bruno, reader]) await context.close();
});

test('two of one name are told apart: in the list, as authors, at their carets', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { anna, bruno, him } = await two(browser, 'Anna Rossi');
  await expect(him).toContainText(/Anna Rossi \(codice [0-9a-f]{4}\)/);
  await bruno.edit('1.1.1');
  await bruno.page.keyboard.type('Scrivo io');
  await anna.go('#/ambito/1.1');
  await expect(anna.row('1.1.1')).toContainText(/Anna Rossi \(codice [0-9a-f]{4}\)/);
  await anna.edit('1.1.1');
  await expect(anna.row('1.1.1').locator('.caret')).toContainText(
    /Anna Rossi \(codice [0-9a-f]{4}\)/,
  );
  for (const { context } of [anna, bruno]) await context.close();
});

test('one follows a colleague from goal to goal, until one goes elsewhere', async ({ browser }) => {
  test.setTimeout(120_000);
  const { anna, bruno, him, dialog } = await two(browser);
  const { page } = anna;
  const heading = page.getByRole('heading', { level: 1 });
  await bruno.go('#/ambito/1.2');
  await him.getByRole('button', { name: 'Segui Bruno Verdi' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(heading).toContainText('Ambito 1.2:');
  const banner = page.locator('.banner').filter({ hasText: 'Stai seguendo Bruno Verdi.' });
  await expect(banner).toBeVisible();
  const heard = await listenTo(page);
  await bruno.go('#/ambito/3.1');
  await expect(heading).toContainText('Ambito 3.1:');
  await expect(heading).toBeFocused();
  await expect.poll(heard).toContain('Bruno Verdi è sull’ambito 3.1');
  expect(await violations(page)).toEqual([]);

  await banner.getByRole('button', { name: 'Smetti di seguire' }).press('Enter');
  await expect(banner).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
  await bruno.go('#/ambito/4.1');
  await anna.go('#/condividi');
  await expect(him).toContainText('sta leggendo l’ambito 4.1');
  await page.keyboard.press('Escape');
  await expect(heading).toContainText('Ambito 3.1:');

  // Going elsewhere oneself ends it too.
  await anna.go('#/condividi');
  await him.getByRole('button', { name: 'Segui Bruno Verdi' }).click();
  await expect(heading).toContainText('Ambito 4.1:');
  await page.keyboard.press('ArrowLeft');
  await expect(heading).not.toContainText('Ambito 4.1:');
  await expect(banner).toHaveCount(0);
  for (const { context } of [anna, bruno]) await context.close();
});

test('carets of colleagues are hidden when one says so, and stay hidden', async ({ browser }) => {
  test.setTimeout(120_000);
  const { anna, bruno } = await two(browser);
  const caret = anna.row('1.1.1').locator('.caret');
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('Parole');
  await bruno.edit('1.1.1');
  await expect(caret).toBeVisible();
  await anna.row('1.1.1').getByRole('button', { name: 'Nascondi i cursori' }).click();
  await expect(caret).toBeHidden();
  await bruno.page.keyboard.type(' e altre');
  await expect(anna.words('1.1.1')).toContainText('e altre');
  await expect(caret).toBeHidden();
  await anna.go('#/impostazioni');
  const shown = anna.page.getByRole('checkbox', { name: 'Mostra dove scrivono i colleghi' });
  await expect(shown).not.toBeChecked();
  await anna.page.reload();
  await anna.ready();
  await expect(shown).not.toBeChecked();
  await shown.check();
  for (const { context } of [anna, bruno]) await context.close();
});

test('a link says what it gives before it is copied, shown as a code or sent', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: (data: { url: string }) => {
        document.body.dataset['sent'] = data.url;
        return Promise.resolve();
      },
    });
  });
  await anna.open();
  const { edit, view } = await anna.links();
  await anna.go('#/condividi');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Chi lo riceve legge e scrive tutto');
  await expect(dialog).toContainText('non c’è modo di ritirarlo');
  await expect(dialog.getByRole('img')).toHaveCount(0);
  for (const [title, code] of [
    ['Link di modifica', 'Codice QR del link di modifica'],
    ['Link di sola lettura', 'Codice QR del link di sola lettura'],
  ] as const) {
    const toggle = dialog.getByRole('button', { name: new RegExp(`codice QR ${title}`) });
    await toggle.press('Enter');
    await expect(dialog.getByRole('img', { name: code })).toBeVisible();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  }
  await expect(dialog).toContainText('Chi inquadra questo codice legge e scrive tutto');
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
  }
  await dialog.getByRole('button', { name: 'Invia' }).first().click();
  await expect(page.locator('body')).toHaveAttribute('data-sent', edit);
  await dialog.getByRole('button', { name: 'Invia' }).last().click();
  await expect(page.locator('body')).toHaveAttribute('data-sent', view);
  await anna.context.close();
});

test('where the system has no way of sending, none is on offer', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'share');
  });
  await anna.open('#/condividi');
  const dialog = anna.page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Copia link di modifica' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Invia' })).toHaveCount(0);
  await anna.context.close();
});

test('a new workspace from this one has all of it, other links, and leaves the old as it is', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.edit('1.1.1');
  await page.keyboard.type('Da portare con noi');
  await anna.ready();
  const old = await anna.links();
  await anna.go('#/condividi');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Chi ha i vecchi link non entra nel nuovo spazio.');
  await dialog.getByLabel('Nome del nuovo spazio').fill('Gruppo ristretto');
  await dialog.getByRole('button', { name: 'Crea il nuovo spazio e aprilo' }).press('Enter');
  await expect(dialog).toContainText('Condividi «Gruppo ristretto»');
  await expect(anna.said).toContainText('passa il suo link ai colleghi che scegli');
  const fresh = await anna.links();
  expect(fresh.edit).not.toBe(old.edit);
  expect(fresh.view).not.toBe(old.view);
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toContainText('Da portare con noi');
  await expect(anna.row('1.1.1')).toContainText('Anna Rossi');
  await anna.edit('1.1.1');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', e oltre');
  await anna.ready();

  // It is kept; and in the old one nothing has changed.
  await page.reload();
  await anna.ready();
  await expect(page.locator('.space')).toContainText('Gruppo ristretto');
  await expect(anna.words('1.1.1')).toContainText('Da portare con noi, e oltre');
  expect(await (await anna.reports()).textContent()).toContain('Nessun problema trovato.');
  await anna.go('#/spazi');
  await page.getByRole('button', { name: 'Apri «Il mio spazio di lavoro»' }).click();
  await expect(page.locator('.space')).toContainText('Il mio spazio di lavoro');
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toContainText('Da portare con noi');
  await expect(anna.words('1.1.1')).not.toContainText('e oltre');
  await anna.context.close();
});
