import { expect, test } from '@playwright/test';
import { startSignalling } from '../helpers/signalling.ts';
import { newOfficer, type Officer } from './officer.ts';
import { sideways } from './sideways.ts';

const grid = ({ page }: Officer) => page.getByRole('grid', { name: 'Elenco delle macroazioni' });
const row = (officer: Officer, action: string) =>
  grid(officer)
    .getByRole('row')
    .filter({ has: officer.page.locator('.c-action .n', { hasText: new RegExp(`^${action}$`) }) });
const cell = (officer: Officer, action: string, field: string) =>
  row(officer, action).locator(`.c-${field}`);
const choice = ({ page }: Officer, name: string) =>
  page.getByRole('combobox', { name, exact: true });
const option = ({ page }: Officer, name: string) =>
  page.getByRole('listbox').getByRole('option', { name });
const box = (officer: Officer, action: string) =>
  row(officer, action).getByRole('checkbox', { name: `Seleziona la macroazione ${action}` });

async function press({ page }: Officer, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Into the table from what comes before it, as Tab does. */
async function enter(officer: Officer): Promise<void> {
  await officer.page.getByRole('button', { name: 'Stampa' }).focus();
  await press(officer, 'Tab');
  await expect(grid(officer).locator(':focus')).toHaveCount(1);
}

test('three fields are written and taken back from the keyboard alone', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco');
  await expect(anna.page.locator('.counts p')).toHaveText('284 azioni');
  await enter(anna);
  await press(anna, 'Control+Home', 'ArrowRight', 'ArrowRight');
  await expect(cell(anna, '1.1.1', 'state')).toBeFocused();
  // A letter opens the choices at the first that begins so; Tab keeps it and goes on.
  await press(anna, 'i', 'i', 'Tab');
  await expect(cell(anna, '1.1.1', 'state')).toContainText('In corso');
  await expect(cell(anna, '1.1.1', 'progress')).toBeFocused();
  await anna.page.keyboard.type('140');
  await press(anna, 'Enter');
  await expect(anna.page.getByText('L’avanzamento è un numero da 0 a 100.').last()).toBeVisible();
  await press(anna, 'Control+a');
  await anna.page.keyboard.type('40 %');
  await press(anna, 'Tab', 'ArrowRight');
  await anna.page.keyboard.type('3/2/2099');
  await press(anna, 'Enter');
  await expect(cell(anna, '1.1.1', 'progress')).toContainText('40 %');
  await expect(cell(anna, '1.1.1', 'due')).toContainText('3 febbraio 2099');
  await expect(cell(anna, '1.1.2', 'due')).toBeFocused();
  // What is begun and given up changes nothing.
  await press(anna, 'ArrowUp', 'F2');
  await anna.page.keyboard.type('niente');
  await press(anna, 'Escape');
  await expect(cell(anna, '1.1.1', 'due')).toBeFocused();
  await expect(cell(anna, '1.1.1', 'due')).toContainText('3 febbraio 2099');
  await press(anna, 'Delete');
  await expect(cell(anna, '1.1.1', 'due')).toContainText('–');

  await press(anna, 'Control+z');
  await expect(cell(anna, '1.1.1', 'due')).toContainText('3 febbraio 2099');
  await press(anna, 'Control+z', 'Control+z', 'Control+z');
  await expect(cell(anna, '1.1.1', 'state')).toContainText('–');
  await expect(cell(anna, '1.1.1', 'progress')).toContainText('–');
  await anna.context.close();
});

test('one moves through all of the table, and the focus is never lost', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco');
  await enter(anna);
  await press(anna, 'Control+End');
  await expect(grid(anna).locator(':focus')).toBeInViewport();
  await expect(grid(anna).getByRole('row').last()).toHaveAttribute('aria-rowindex', '285');
  await expect(grid(anna)).toHaveAttribute('aria-rowcount', '285');
  // What is far away is not on the page; the line one is in always is.
  expect(await grid(anna).getByRole('row').count()).toBeLessThan(100);
  await anna.page.mouse.move(600, 500);
  await anna.page.mouse.wheel(0, -100_000);
  await expect(row(anna, '1.1.1')).toBeInViewport();
  await expect(grid(anna).locator(':focus')).toHaveCount(1);
  await press(anna, 'PageUp');
  await expect(grid(anna).locator(':focus')).toBeInViewport();
  await press(anna, 'Control+Home', 'ArrowUp');
  await press(anna, 'ArrowRight', 'ArrowRight', 'Enter');
  await expect(anna.page).toHaveURL(/ordine=stato/);
  await expect(grid(anna).getByRole('columnheader', { name: 'Stato' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await anna.context.close();
});

test('twelve rows are chosen with Shift, changed together, and taken back in one step', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco?punto=2');
  await expect(grid(anna).getByRole('row').nth(12)).toBeVisible();
  await box(anna, '2.1.1').click();
  const rows = grid(anna).getByRole('row');
  await rows
    .nth(12)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  const bulk = anna.page.getByRole('form', { name: 'Modifica delle azioni selezionate' });
  await expect(bulk).toContainText('12 selezionate');
  await expect(grid(anna).locator('tbody :checked')).toHaveCount(12);
  // Again on a box that is ticked: the mark says what is chosen.
  await rows
    .nth(6)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(bulk).toContainText('6 selezionate');
  await expect(rows.nth(6).getByRole('checkbox')).toBeChecked();
  await expect(grid(anna).locator('tbody :checked')).toHaveCount(6);
  for (let step = 0; step < 6; step++) await press(anna, 'Shift+ArrowDown');
  await expect(bulk).toContainText('12 selezionate');

  await bulk.getByRole('button', { name: 'Applica a 12 azioni' }).click();
  await expect(bulk).toContainText('Prima scegli');
  await bulk.getByLabel('Valore').selectOption('Sospesa');
  await bulk.getByRole('button', { name: 'Applica a 12 azioni' }).click();
  await expect(anna.said).toContainText('Stato: 12 azioni modificate.');
  await expect(grid(anna).locator('.c-state', { hasText: 'Sospesa' })).toHaveCount(12);
  await anna.said.getByRole('button', { name: 'Annulla' }).click();
  await expect(grid(anna).locator('.c-state', { hasText: 'Sospesa' })).toHaveCount(0);
  await expect(anna.said).toContainText('12 modifiche annullate');

  await rows.nth(3).getByRole('checkbox').focus();
  await press(anna, 'Escape');
  await expect(bulk).toHaveCount(0);
  await anna.context.close();
});

test('filters, order and groups stay in the address', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco');
  for (const [action, due] of [
    ['3.1.1', '5/5/2099'],
    ['3.1.2', '4/4/2099'],
  ] as const) {
    await choice(anna, 'Punto').selectOption({ value: '3' });
    await cell(anna, action, 'due').click();
    await anna.page.keyboard.type(due);
    await press(anna, 'Enter');
    await expect(cell(anna, action, 'due')).toContainText('2099');
  }
  await choice(anna, 'Raggruppa per').selectOption('Mese di scadenza');
  await choice(anna, 'Ordina per').selectOption('Scadenza, dalla prima');
  await choice(anna, 'Quali').selectOption('Senza responsabile');
  const headings = grid(anna).getByRole('rowheader').filter({ hasText: /2099/ });
  await expect(headings).toHaveText([/aprile 2099.*1 azione/, /maggio 2099.*1 azione/]);
  await anna.ready();
  const counted = await anna.page.locator('.counts p').textContent();
  expect(counted).toMatch(/^\d+ azioni di 284$/);

  await anna.page.reload();
  await anna.ready();
  await expect(headings).toHaveCount(2);
  await expect(choice(anna, 'Ordina per')).toHaveValue('due');
  await expect(anna.page.locator('.counts p')).toHaveText(counted!);
  // Nothing is left, and there is a way back.
  await choice(anna, 'Stato').selectOption('Conclusa');
  await anna.page.getByRole('main').getByRole('button', { name: 'Togli i filtri' }).last().click();
  await expect(anna.page.locator('.counts p')).toHaveText('284 azioni');
  await anna.context.close();
});

test('a view is kept under a name, opened by the keyboard, shared, and taken back', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco?punto=2&ordine=scadenza');
  const { page } = anna;
  const menu = page.locator('.views');
  const panel = page.getByRole('group', { name: 'Viste salvate' });
  const link = (name: string) => panel.getByRole('link', { name });
  await menu.locator('summary').focus();
  await press(anna, 'Enter');
  await panel.getByLabel('Salva la vista di adesso').fill('Punto due');
  await press(anna, 'Enter');
  await expect(link('Punto due')).toHaveAttribute('aria-current', 'true');
  await press(anna, 'Escape');
  await expect(menu.locator('summary')).toBeFocused();
  await choice(anna, 'Punto').selectOption({ value: '3' });
  await menu.locator('summary').click();
  await panel.getByLabel('Salva la vista di adesso').fill('Giunta');
  await panel.getByText('Per tutto lo spazio').click();
  await panel.getByRole('button', { name: 'Salva', exact: true }).click();
  await expect(menu.locator('.present')).toHaveText('Giunta');
  await anna.ready();

  await page.reload();
  await anna.ready();
  await menu.locator('summary').click();
  await link('Punto due').focus();
  await press(anna, 'Enter');
  await expect(page).toHaveURL(/elenco\?punto=2&ordine=scadenza$/);
  await expect(choice(anna, 'Punto')).toHaveValue('2');
  await expect(menu.locator('summary')).toBeFocused();
  for (const name of ['Giunta', 'Punto due']) {
    await menu.locator('summary').click();
    await panel.getByRole('button', { name: `Modifica la vista «${name}»` }).click();
    await panel.getByRole('button', { name: 'Elimina' }).click();
    await expect(link(name)).toHaveCount(0);
    await anna.said.getByRole('button', { name: 'Annulla' }).click();
    await menu.locator('summary').click();
    await expect(link(name)).toBeVisible();
    await press(anna, 'Escape');
  }
  await anna.context.close();
});

test('a row one has changed keeps its place until one asks', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco?stato=non-rilevata&punto=1');
  await cell(anna, '1.1.1', 'state').click();
  await option(anna, 'Conclusa').click();
  await expect(cell(anna, '1.1.1', 'state')).toContainText('Conclusa');
  await anna.page.getByRole('button', { name: 'Rimetti in ordine' }).click();
  await expect(row(anna, '1.1.1')).toHaveCount(0);
  await anna.context.close();
});

test('values written apart are shown in the table, decided there, and readers only read', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const patience = { timeout: 30_000 };
  const signalling = await startSignalling();
  const [anna, bruno, lia] = [
    await newOfficer(browser),
    await newOfficer(browser),
    await newOfficer(browser),
  ];
  await anna.open();
  await anna.sign('Anna Rossi');
  const { edit, view } = await anna.links();
  await bruno.page.goto(edit);
  await bruno.ready();
  for (const [who, letter] of [
    [anna, 'c'],
    [bruno, 's'],
  ] as const) {
    await who.go('#/elenco');
    await cell(who, '1.1.1', 'state').click();
    await press(who, letter, 'Enter');
    await who.ready();
  }
  for (const who of [anna, bruno]) await who.signalling(signalling.url);
  for (const who of [anna, bruno]) {
    await who.go('#/elenco');
    await expect(cell(who, '1.1.1', 'state')).toContainText('Da decidere', patience);
  }
  await lia.page.goto(view);
  await lia.ready();
  await lia.signalling(signalling.url);
  await lia.go('#/elenco');
  await expect(cell(lia, '1.1.1', 'state')).toContainText('Da decidere', patience);
  await expect(grid(lia).getByRole('checkbox')).toHaveCount(0);
  await cell(lia, '1.1.2', 'state').click();
  await press(lia, 'Enter', 'c');
  await expect(lia.page.getByRole('listbox')).toHaveCount(0);
  await cell(lia, '1.1.1', 'state').click();
  await expect(lia.page.getByRole('dialog')).toContainText('Sospesa');
  await expect(lia.page.getByRole('dialog').getByRole('button', { name: /Tieni/ })).toHaveCount(0);
  await press(lia, 'Escape');

  await cell(anna, '1.1.1', 'state').focus();
  await press(anna, 'Enter');
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Tieni «Sospesa»' }).click();
  await expect(anna.page.getByRole('dialog')).toHaveCount(0);
  await expect(cell(anna, '1.1.1', 'state')).toBeFocused();
  for (const who of [anna, bruno, lia])
    await expect(cell(who, '1.1.1', 'state')).toContainText('Sospesa', patience);
  for (const who of [anna, bruno, lia]) await who.context.close();
  await signalling.stop();
});

test('on a phone rows are cards, and the bar for many leaves room for them', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.page.setViewportSize({ width: 390, height: 844 });
  await anna.open('#/elenco');
  await cell(anna, '1.1.1', 'priority').click();
  await option(anna, 'Alta').click();
  await expect(cell(anna, '1.1.1', 'priority')).toContainText('Alta');
  await box(anna, '1.1.2').click();
  const bar = await anna.page.getByRole('form', { name: /^Modifica/ }).boundingBox();
  expect(bar!.height).toBeLessThan(110);
  for (const width of [390, 320]) {
    await anna.page.setViewportSize({ width, height: 844 });
    expect(await sideways(anna.page)).toBe(0);
    const tops = await anna.page
      .getByRole('navigation', { name: 'Sezioni' })
      .locator('a, .find')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(1);
  }
  await anna.context.close();
});

test('on paper every row is there, and nothing to press', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco');
  await cell(anna, '1.1.1', 'state').click();
  await press(anna, 'c', 'Enter', 'Enter');
  await anna.page.emulateMedia({ media: 'print' });
  await expect(grid(anna).locator('tbody tr')).toHaveCount(284);
  await expect(anna.page.getByRole('checkbox')).toHaveCount(0);
  await expect(anna.page.getByRole('listbox')).toHaveCount(0);
  await expect(cell(anna, '1.1.1', 'state')).toContainText('Conclusa');
  await expect(cell(anna, '1.1.2', 'state').locator('.none')).toBeVisible();
  const [action, state] = await Promise.all(
    ['action', 'state'].map((field) => cell(anna, '1.1.1', field).boundingBox()),
  );
  expect(action!.width).toBeGreaterThan(1.5 * state!.width);
  await expect(anna.page.locator('.paper-filters')).toHaveCount(0);
  await anna.go('#/elenco?punto=1&stato=conclusa');
  await expect(anna.page.locator('.paper-filters')).toBeVisible();
  await expect(anna.page.locator('.paper-filters')).toHaveText(
    /Filtri\s*Punto: 1\. .+Stato: Conclusa/,
  );
  await anna.page.emulateMedia({ media: 'screen' });
  await expect(anna.page.locator('.paper-filters')).toBeHidden();
  await anna.go('#/elenco');
  await expect.poll(() => grid(anna).locator('tbody tr').count()).toBeLessThan(100);
  await anna.context.close();
});
