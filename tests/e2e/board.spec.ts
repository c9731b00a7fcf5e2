import { expect, test } from '@playwright/test';
import { newOfficer, type Officer } from './officer.ts';

const column = ({ page }: Officer, name: string) =>
  page.getByRole('region', { name: new RegExp(`^${name} `) });
const card = (officer: Officer, action: string) => officer.page.locator(`[data-card="${action}"]`);
const state = (officer: Officer, action: string) =>
  card(officer, action).getByRole('combobox', { name: `Stato della macroazione ${action}` });
const due = (officer: Officer, action: string) =>
  card(officer, action).getByLabel(`Scadenza della macroazione ${action}`);
const shape = ({ page }: Officer, name: string) =>
  page
    .getByRole('group', { name: 'Come mostrare le azioni' })
    .getByRole('radio', { name, exact: true });

test('an action goes from column to column from the keyboard, and the focus with it', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco?punto=1');
  const counted = await anna.page.locator('.counts p').textContent();
  await shape(anna, 'Bacheca').check({ force: true });
  await expect(anna.page).toHaveURL(/punto=1&vista=bacheca/);
  await expect(anna.page.locator('.counts p')).toHaveText(counted!);
  await expect(column(anna, 'Non rilevata')).toContainText('1.1.1');

  await state(anna, '1.1.1').focus();
  await anna.page.keyboard.type('in c');
  await anna.page.keyboard.press('Enter');
  await expect(column(anna, 'In corso').locator('[data-card="1.1.1"]')).toBeVisible();
  await expect(column(anna, 'In corso')).toContainText('1 azione');
  await expect(state(anna, '1.1.1')).toBeFocused();
  await expect(anna.page.getByText('1.1.1: In corso', { exact: true })).toBeAttached();
  await anna.page.keyboard.press('Control+z');
  await expect(column(anna, 'Non rilevata').locator('[data-card="1.1.1"]')).toBeVisible();
  await expect(state(anna, '1.1.1')).toBeFocused();
  await state(anna, '1.1.1').selectOption('In corso');
  await expect(column(anna, 'In corso').locator('[data-card="1.1.1"]')).toBeVisible();
  // What has not been handed on yet is taken back where it is, and nothing else is.
  await state(anna, '1.1.1').focus();
  await anna.page.keyboard.type('sos');
  await anna.page.keyboard.press('Control+z');
  await expect(state(anna, '1.1.1')).toHaveValue('going');
  await anna.page.waitForTimeout(1200); // a pause is taken for a choice
  await expect(column(anna, 'In corso').locator('[data-card="1.1.1"]')).toBeVisible();
  // Without Enter: a pause is enough, and whoever goes on with Tab isn't fetched back.
  await anna.page.keyboard.type('sos');
  await expect(column(anna, 'Sospesa').locator('[data-card="1.1.1"]')).toBeVisible();
  await expect(state(anna, '1.1.1')).toBeFocused();
  await state(anna, '1.1.2').focus();
  await anna.page.keyboard.type('conc');
  await anna.page.keyboard.press('Tab');
  await expect(column(anna, 'Conclusa').locator('[data-card="1.1.2"]')).toBeVisible();
  await expect(state(anna, '1.1.2')).not.toBeFocused();

  await anna.ready();
  await anna.page.reload();
  await anna.ready();
  await expect(column(anna, 'Sospesa').locator('[data-card="1.1.1"]')).toBeVisible();
  await expect(shape(anna, 'Bacheca')).toBeChecked();
  // Of what is filtered by state a card also goes where one puts it.
  await anna.page.getByRole('combobox', { name: 'Stato', exact: true }).selectOption('Sospesa');
  await state(anna, '1.1.1').selectOption('In corso');
  await expect(column(anna, 'In corso').locator('[data-card="1.1.1"]')).toBeVisible();
  await anna.page.getByRole('button', { name: 'Rimetti in ordine' }).click();
  await expect(card(anna, '1.1.1')).toHaveCount(0);
  await anna.context.close();
});

test('a long column is shown in pieces, and whole on paper', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open('#/elenco?vista=bacheca');
  const cards = column(anna, 'Non rilevata').getByRole('listitem');
  await expect(cards).toHaveCount(30);
  await anna.page.getByRole('button', { name: 'Mostra altre 30 azioni' }).click();
  await expect(cards).toHaveCount(60);
  await expect(cards.nth(30).getByRole('link')).toBeFocused();
  await anna.page.emulateMedia({ media: 'print' });
  await expect(cards).toHaveCount(284);
  await expect(anna.page.getByRole('combobox')).toHaveCount(0);
  await anna.page.emulateMedia({ media: 'screen' });
  await expect(cards).toHaveCount(60);
  await anna.context.close();
});

test('on a phone the columns fold, and open for the card one moves there', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.page.setViewportSize({ width: 390, height: 844 });
  await anna.open('#/elenco?vista=bacheca&punto=1');
  await expect(column(anna, 'In corso').locator('details')).not.toHaveAttribute('open');
  await state(anna, '1.1.1').selectOption('In corso');
  await expect(column(anna, 'In corso').locator('[data-card="1.1.1"]')).toBeVisible();
  await column(anna, 'In corso').locator('summary').press('Enter');
  await expect(card(anna, '1.1.1')).toBeHidden();
  await column(anna, 'In corso').locator('summary').press('Enter');
  await expect(card(anna, '1.1.1')).toBeVisible();
  await anna.context.close();
});

test('a day is changed in the calendar; what is past is late, milestones stand among them', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.page.clock.setSystemTime(new Date('2015-08-02T10:00:00+02:00'));
  await anna.open('#/ambito/1.1');
  const here = anna.row('1.1.1');
  await here.getByText('Tappe, indicatori, atti').click();
  await here.getByRole('button', { name: 'Aggiungi una tappa' }).click();
  await anna.page.keyboard.type('Gara');
  await here.getByLabel('Data').fill('2015-09-15');
  await anna.page.keyboard.press('Tab');
  await anna.go('#/elenco?punto=1&vista=calendario');
  const present = column(anna, 'agosto 2015');
  await expect(present).toContainText('questo mese');
  await expect(column(anna, 'settembre 2015')).toContainText('Tappa: Gara');
  await expect(column(anna, 'settembre 2015').getByRole('link')).toHaveAttribute(
    'href',
    '#/ambito/1.1?m=1',
  );

  await due(anna, '1.1.1').fill('2015-08-01');
  await expect(present.locator('[data-card="1.1.1"]')).toContainText('in ritardo');
  await expect(present).toContainText('1 agosto');
  await expect(due(anna, '1.1.1')).toBeFocused();
  await expect(anna.page.getByText('1.1.1: 1 agosto 2015', { exact: true })).toBeAttached();
  await anna.page.keyboard.press('Control+z');
  await expect(due(anna, '1.1.1')).toHaveValue('');
  await expect(due(anna, '1.1.1')).toBeFocused();
  await due(anna, '1.1.1').fill('2015-08-01');
  await expect(present.locator('[data-card="1.1.1"]')).toContainText('in ritardo');
  await expect(due(anna, '1.1.1')).toBeFocused();
  // Typed digit by digit, it goes nowhere before it is whole.
  await anna.page.keyboard.type('12');
  await expect(present.locator('[data-card="1.1.1"]')).toContainText('in ritardo');
  await anna.page.keyboard.type('122015');
  await anna.page.keyboard.press('Enter');
  const december = column(anna, 'dicembre 2015');
  await expect(december.locator('[data-card="1.1.1"]')).not.toContainText('in ritardo');
  await expect(due(anna, '1.1.1')).toBeFocused();
  await anna.ready();
  await anna.page.reload();
  await anna.ready();
  await expect(due(anna, '1.1.1')).toHaveValue('2015-12-12');
  await due(anna, '1.1.1').fill('');
  await expect(column(anna, 'Senza scadenza').locator('[data-card="1.1.1"]')).toBeVisible();
  await shape(anna, 'Tabella').check({ force: true });
  await expect(anna.page).toHaveURL(/#\/elenco\?punto=1$/);
  await anna.context.close();
});

test('who may only read sees both, with nothing to change', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open();
  const { view } = await anna.links();
  const lia = await newOfficer(browser);
  await lia.page.goto(view);
  await lia.ready();
  for (const [to, region] of [
    ['bacheca', 'Non rilevata'],
    ['calendario', 'Senza scadenza'],
  ] as const) {
    await lia.go(`#/elenco?vista=${to}`);
    await expect(column(lia, region).getByRole('listitem')).toHaveCount(30);
    await expect(lia.page.locator('.card select, .due input')).toHaveCount(0);
  }
  for (const who of [anna, lia]) await who.context.close();
});
