import { expect, test } from '@playwright/test';
import { newOfficer, type Officer } from './officer.ts';

/** The record of an action on its goal's sheet. */
const record = (officer: Officer, action: string) =>
  officer.page.getByRole('region', { name: `Stato di attuazione della macroazione ${action}` });

test('milestones, an indicator and an act are kept on an action, by keyboard, thrown away and brought back', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi', 'Segreteria');
  await anna.go('#/ambito/1.1');
  const here = record(anna, '1.1.1');
  const { keyboard } = anna.page;
  await here.getByText('Tappe, indicatori, atti').click();

  // A milestone: the first field has the focus, and nothing is there before something is written.
  await here.getByRole('button', { name: 'Aggiungi una tappa' }).click();
  await keyboard.type('Gara d’appalto');
  await keyboard.press('Tab');
  await expect(here.getByLabel('Data')).toBeFocused();
  await here.getByLabel('Data').fill('2015-02-03');
  await here.getByLabel('Collegamento').fill('javascript:alert(1)');
  await keyboard.press('Tab');
  await expect(anna.said).toContainText('Il collegamento comincia con https://');
  await expect(here.getByLabel('Collegamento')).toHaveValue('');
  await here.getByLabel('Collegamento').fill('https://comune.example/gara');
  await keyboard.press('Escape');
  await expect(here.getByRole('button', { name: 'Modifica: Gara d’appalto' })).toBeFocused();
  const milestone = here.getByRole('listitem').filter({ hasText: 'Gara d’appalto' });
  await expect(milestone).toContainText('entro il 3 febbraio 2015');
  await expect(milestone).toContainText('in ritardo');
  await expect(milestone.getByRole('link')).toHaveAttribute('href', 'https://comune.example/gara');
  await milestone.getByRole('checkbox', { name: 'Raggiunta: Gara d’appalto' }).check();
  await expect(milestone).not.toContainText('in ritardo');

  // An indicator with two measures.
  await here.getByRole('button', { name: 'Aggiungi un indicatore' }).click();
  await keyboard.type('Alberi piantati');
  await here.getByLabel('Unità di misura').fill('alberi');
  await here.getByLabel('Valore di partenza').fill('0');
  await here.getByLabel('Obiettivo').fill('15.000');
  await here.getByRole('button', { name: 'Fatto' }).click();
  const indicator = here.getByRole('listitem').filter({ hasText: 'Alberi piantati' });
  await expect(indicator).toContainText(
    'da 0 alberi · ancora nessuna misura · obiettivo 15.000 alberi',
  );
  const amounts = indicator.getByRole('textbox', { name: 'Misura: Valore' });
  for (const [at, amount, day] of [
    [0, '120,5', '2015-06-01'],
    [1, '600', '2016-06-01'],
  ] as const) {
    await indicator.getByRole('button', { name: 'Aggiungi una misura' }).click();
    await amounts.nth(at).fill(amount);
    await indicator.getByLabel('Misura: Data').nth(at).fill(day);
  }
  await expect(indicator).toContainText('ora 600 alberi');
  await expect(indicator.getByRole('img', { name: 'Andamento di Alberi piantati' })).toBeVisible();

  // An act.
  await here.getByRole('button', { name: 'Aggiungi un atto o un documento' }).click();
  await keyboard.type('Delibera di Giunta n. 12');
  await here.getByLabel('Data').last().fill('2015-02-03');
  await keyboard.press('Escape');
  const act = here.getByRole('listitem').filter({ hasText: 'Delibera di Giunta n. 12' });
  await expect(act).toContainText('del 3 febbraio 2015');
  await anna.ready();
  await anna.page.reload();
  await anna.ready();
  await expect(here).toContainText('una tappa, un indicatore e un atto');

  // Into the bin and back; the record says all of it.
  await here.getByText('Tappe, indicatori, atti').click();
  await milestone.getByRole('button', { name: 'Modifica: Gara d’appalto' }).click();
  await here.getByRole('button', { name: 'Metti nel cestino', exact: true }).click();
  await expect(here.getByRole('heading', { name: 'Cestino (1)' })).toBeVisible();
  await expect(here).toContainText('un indicatore e un atto');
  await here.getByRole('button', { name: 'Riprendi: Gara d’appalto' }).click();
  await expect(milestone).toContainText('raggiunta');
  await here.getByText('Altri dati e registro').click();
  await expect(here).toContainText('Tappa «Gara d’appalto»: spostamento nel cestino');
  await here.getByRole('button', { name: /Mostra altre/ }).click();
  await expect(here).toContainText('Indicatore «Alberi piantati» · Obiettivo: «15.000»');
  await anna.context.close();
});

test('an approved change stands beside the words first approved, which stay as they are', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/ambito/1.1');
  const { page } = anna;
  const here = anna.row('1.1.1');
  const approved = await here.locator('.law p').first().textContent();
  await here.getByText('Tappe, indicatori, atti').click();
  await here.getByRole('button', { name: 'Registra una modifica approvata' }).click();
  await page.keyboard.type('Due gemellaggi nuovi entro il 2017');
  await here.getByLabel('Atto').fill('Delibera di Consiglio n. 30');
  await here.getByLabel('Data').fill('2016-05-09');
  await page.keyboard.press('Escape');
  const law = here.locator('.law');
  await expect(law).toContainText('Modificata Delibera di Consiglio n. 30 del 9 maggio 2016');
  await expect(law).toContainText('Due gemellaggi nuovi entro il 2017');
  await expect(law.locator('p').first()).toHaveText(approved ?? '');
  await anna.go('#/programma');
  await expect(page.locator('.amendment')).toContainText('Due gemellaggi nuovi');
  await anna.context.close();
});
