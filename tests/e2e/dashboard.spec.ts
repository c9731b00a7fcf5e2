import { expect, test, type Page } from '@playwright/test';
import { newOfficer, type Officer } from './officer.ts';

const today = new Date('2015-07-08T10:00:00+02:00');

/** The record of an action on its goal's sheet. */
const record = (officer: Officer, action: string) =>
  officer.page.getByRole('region', { name: `Stato di attuazione della macroazione ${action}` });

const setState = (officer: Officer, action: string, state: string) =>
  record(officer, action).getByRole('combobox', { name: 'Stato', exact: true }).selectOption(state);

/** On the sheet of 1.1: one under way and late, one done. */
async function withRecords(anna: Officer): Promise<void> {
  await anna.page.clock.setSystemTime(today);
  await anna.open('#/ambito/1.1');
  await setState(anna, '1.1.1', 'In corso');
  const progress = record(anna, '1.1.1').getByRole('spinbutton', { name: /Avanzamento/ });
  await progress.fill('40');
  await progress.press('Tab');
  await record(anna, '1.1.1').getByLabel('Scadenza').fill('2015-07-01');
  await setState(anna, '1.1.2', 'Conclusa');
  await anna.ready();
}

const dashboard = async (anna: Officer): Promise<Page> => {
  await anna.page.getByRole('link', { name: 'Cruscotto' }).click();
  await expect(anna.page.getByRole('heading', { name: 'Cruscotto', level: 1 })).toBeVisible();
  return anna.page;
};

const section = (page: Page, title: string | RegExp) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });

test('with nothing recorded, it says how to begin', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open();
  const page = await dashboard(anna);
  await expect(page.getByRole('heading', { name: 'Ancora niente da mostrare' })).toBeVisible();
  await page.getByRole('link', { name: 'Apri l’elenco' }).click();
  await expect(page).toHaveURL(/#\/elenco$/);
  await anna.context.close();
});

test('each number says how many, and opens the list of those', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await withRecords(anna);
  const page = await dashboard(anna);
  await expect(page.getByText('oggi, 8 luglio 2015')).toBeVisible();
  const whole = section(page, 'Tutte le macroazioni, per stato');
  await expect(
    whole.getByRole('img', {
      name: 'Tutte le macroazioni, per stato: In corso 1, Conclusa 1 e Non rilevata 282',
    }),
  ).toBeVisible();
  await expect(whole).toContainText(
    'Avanzamento medio 40 %: media di 1 macroazione su 284 che indica un avanzamento',
  );
  await whole.getByRole('radio', { name: 'Ogni ambito conta uno' }).check();
  await expect(whole).toContainText('Avanzamento medio 40 %: media di 1 ambito');
  await expect(page).toHaveURL(/#\/cruscotto\?media=ambiti$/);
  await whole.getByRole('radio', { name: 'Ogni macroazione conta uno' }).check();

  const opens = async (where: ReturnType<typeof section>, name: string | RegExp, at: string) => {
    const link = where.getByRole('link', { name }).first();
    await link.click();
    await expect(page).toHaveURL((url) => url.hash === at);
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Cruscotto', level: 1 })).toBeVisible();
  };
  await opens(whole, '1 In corso', '#/elenco?stato=in-corso');
  await opens(whole, '282 Non rilevata', '#/elenco?stato=non-rilevata');

  const cares = section(page, 'Da seguire');
  for (const [name, at] of [
    [/^1 In ritardo/, '#/elenco?quali=in-ritardo'],
    [/^0 In scadenza entro 30 giorni/, '#/elenco?quali=in-scadenza'],
    [/^282 Ferme da almeno 90 giorni/, '#/elenco?quali=ferme'],
    [/^283 Senza responsabile/, '#/elenco?quali=senza-responsabile'],
    [/^0 Da decidere/, '#/elenco?quali=da-decidere'],
    [/^7 Senza area/, '#/elenco?area=senza'],
  ] as const)
    await opens(cares, name, at);

  const points = section(page, 'Macroazioni di ogni punto, per stato');
  await expect(points.getByRole('img')).toHaveCount(10);
  await opens(points, '7 macroazioni, 1. Città internazionale', '#/elenco?punto=1');
  await points.getByText('Vedi i dati in tabella').click();
  const table = points.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(11);
  const done = '1 macroazione, Conclusa, 1. Città internazionale';
  await opens(table, done, '#/elenco?punto=1&stato=conclusa');
  const areas = section(page, 'Macroazioni di ogni area, per stato');
  await expect(areas.getByRole('img')).toHaveCount(6);
  await opens(areas, /macroazioni, Area risorse$/, '#/elenco?area=risorse');
  await opens(areas, /^7 macroazioni, Senza area$/, '#/elenco?area=senza');

  // Where a point and an area meet.
  const heat = page.getByRole('table', { name: 'Macroazioni dove si incontrano punti e aree' });
  await expect(heat.getByRole('row')).toHaveCount(12);
  const crossing = heat
    .getByRole('row', { name: /1\. Città internazionale/ })
    .getByRole('cell')
    .first();
  await expect(crossing).toContainText('1 conclusa');
  await expect(crossing).toContainText('1 in ritardo');
  const cell = '#/elenco?punto=1&area=sviluppo-lavoro';
  await opens(heat, /^7 macroazioni, 1\. Città internazionale, Area sviluppo/, cell);
  await opens(heat, /^1 in ritardo ?, 1\. Città/, `${cell}&quali=in-ritardo`);
  await opens(heat, /^1 conclusa ?, 1\. Città/, `${cell}&stato=tutte-le-concluse`);
  await anna.context.close();
});

test('it counts the days to what the law wants', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.page.clock.setSystemTime(today);
  await anna.open();
  const deadlines = section(await dashboard(anna), 'Scadenze di legge');
  const items = deadlines.getByRole('listitem');
  await expect(items).toHaveCount(4);
  await expect(items.first()).toContainText('Documento unico di programmazione (DUP)');
  await expect(items.first()).toContainText('fra 23 giorni');
  await expect(items.first()).toContainText('art. 170');
  await expect(items.nth(1)).toContainText('147-ter');
  await expect(items.nth(2)).toContainText('15 novembre 2015');
  await expect(items.last()).toContainText('fra 4 anni');

  // The body has other days: said once, in the settings.
  await deadlines.getByRole('link', { name: 'Cambiali nelle impostazioni' }).click();
  const { page } = anna;
  const rows = page.getByRole('list', { name: 'Scadenze' }).getByRole('listitem');
  await page.getByRole('button', { name: /^Cambia: Documento unico/ }).click();
  await page.getByRole('combobox', { name: 'Mese' }).selectOption('settembre');
  await page.getByRole('button', { name: 'Salva', exact: true }).last().click();
  await expect(rows.first()).toContainText('ogni anno, 30 settembre');
  await expect(rows.first()).toContainText('di solito il 31 luglio');
  await expect(page.getByRole('button', { name: /^Cambia: Documento unico/ })).toBeFocused();
  await page.getByRole('button', { name: /^Non usare: Stato di attuazione/ }).click();
  await page.getByRole('button', { name: 'Aggiungi una scadenza' }).click();
  await page.keyboard.type('Relazione al Consiglio');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(5);
  await page.getByRole('button', { name: /^Cambia: Fine del mandato/ }).click();
  await page.getByLabel('Giorno in cui finisce').fill('2019-05-26');
  await page.keyboard.press('Enter');
  await expect(rows.last()).toContainText('26 maggio 2019');
  await anna.ready();
  await page.reload();
  await dashboard(anna);
  await expect(items).toHaveCount(4);
  await expect(items.first()).toContainText('30 settembre 2015');
  await expect(items.nth(2)).toContainText('Relazione al Consiglio');
  await expect(items.nth(2)).toContainText('31 dicembre 2015');
  await expect(items.last()).toContainText('fra 1418 giorni');
  await anna.context.close();
});

test('to a room it is alone on the screen in larger type, until Esc', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await withRecords(anna);
  const page = await dashboard(anna);
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const usual = await size();
  await page.getByRole('button', { name: 'Proiettore' }).click();
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeHidden();
  expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  expect(await size()).toBeGreaterThan(usual * 1.3);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible();
  expect(await size()).toBe(usual);
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();

  // A browser that refuses the whole screen: large type in the window; leaving by a link as well.
  await page.evaluate(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });
  await page.getByRole('button', { name: 'Proiettore' }).click();
  await expect(page.getByRole('button', { name: 'Esci dal proiettore' })).toBeVisible();
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  expect(await size()).toBeGreaterThan(usual * 1.3);
  await page.keyboard.press('Escape');
  expect(await size()).toBe(usual);
  await page.getByRole('button', { name: 'Proiettore' }).click();
  await page.getByRole('link', { name: '1 In corso' }).click();
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible();
  await anna.context.close();
});

test('on paper it has its numbers in tables too, whole charts and nothing to press', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await withRecords(anna);
  const page = await dashboard(anna);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // As wide as A4 within its margins.
  await page.setViewportSize({ width: 673, height: 980 });
  for (const name of [/ogni punto/, /ogni area/])
    await expect(section(page, name).getByRole('table')).toBeVisible();
  const pressable = await page
    .locator('button, summary, .tabs')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  expect(pressable).toBe(0);
  const cut = await page
    .locator('.chart .scroll')
    .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
  expect(Math.max(...cut)).toBeLessThanOrEqual(1);
  // No chart is longer than a page, which is what keeps it in one piece.
  const tall = await page
    .locator('.whole, .tiles, .place-bars, .figures, .heat')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.max(...tall)).toBeLessThan(960);
  const file = await page.pdf({ preferCSSPageSize: true });
  const pages = file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThan(7);
  await anna.context.close();
});
