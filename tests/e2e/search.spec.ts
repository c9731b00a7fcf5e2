import { expect, test, type Page } from '@playwright/test';
import { newOfficer } from './officer.ts';

const field = (page: Page) =>
  page.getByRole('combobox', { name: 'Cerca nel programma e nelle note' });
const options = (page: Page) => page.getByRole('dialog').getByRole('option');
const chosen = (page: Page) => page.locator('[role="option"][aria-selected="true"]');

async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await field(page).fill(words);
}

test('words with typing errors and without accents are found, and marked', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  const queries: [string, RegExp][] = [
    ['liutria', /^liuteria$/i],
    ['sicureza', /^sicurezza$/i],
    ['ciclabilita', /^ciclabil/i],
    ['LIUTERIA', /^liuteria$/i],
  ];
  for (const [query, word] of queries) {
    await field(page).fill(query);
    await expect(options(page).locator('mark').filter({ hasText: word }).first()).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('status').first()).toContainText('risultat');
  }
  await field(page).fill('xyzwq');
  await expect(page.getByText('Nessun risultato per «xyzwq»')).toBeVisible();
  await expect(options(page)).toHaveCount(0);
  await field(page).fill('');
  await expect(page.getByText('Anche con errori di battitura')).toBeVisible();
  await anna.context.close();
});

test('arrows choose a result and Enter opens it, with the focus there', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/ambito/1.1');
  await ask(page, 'liuteria');
  await expect(chosen(page)).toHaveCount(1);
  const first = await chosen(page).getAttribute('id');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', first ?? '');
  await page.keyboard.press('ArrowUp'); // around the end
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant', first ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', first ?? '');
  while ((await chosen(page).locator('.n').textContent()) !== '3.2.4') {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/#\/ambito\/3\.2\?m=4$/);
  await expect(anna.row('3.2.4')).toBeFocused();
  await expect(anna.row('3.2.4')).toBeInViewport();

  // A point among the results: the list, at its top.
  await ask(page, 'progetto per la casa');
  await expect(chosen(page).locator('.n')).toHaveText('8');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/programma\?punto=8$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  // Escape leaves everything as it was.
  const link = page.locator('[data-goal="8.1"]:visible');
  await link.focus();
  await ask(page, 'musica');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(link).toBeFocused();
  await anna.context.close();
});

test('notes are found as soon as they are written', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await anna.edit('6.2.1');
  await page.keyboard.type('Telefonata con Zanardelli');
  await page.keyboard.press('Escape');
  await ask(page, 'zanardeli');
  const notes = page.getByRole('group', { name: /^Note/ });
  await expect(notes.getByRole('option')).toHaveCount(1);
  await expect(notes.locator('mark')).toHaveText('Zanardelli');
  await notes.getByRole('option').click();
  await expect(page).toHaveURL(/#\/ambito\/6\.2\?m=1$/);
  await expect(anna.row('6.2.1')).toBeFocused();
  await anna.context.close();
});

test('there is more to show of a group with many results, and the focus stays', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await ask(page, 'città');
  const actions = page.getByRole('group', { name: /^Macroazioni/ });
  await expect(actions.getByRole('option')).toHaveCount(5);
  const total = Number(await actions.locator('p span').last().textContent());
  const more = actions.getByRole('button', { name: /^Mostra/ });
  await expect(more).toHaveText(`Mostra altri ${String(total - 5)}`);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(actions.getByRole('option')).toHaveCount(Math.min(25, total));
  while (await more.isVisible()) {
    await more.press('Enter');
    await page.waitForTimeout(50);
  }
  await expect(actions.getByRole('option')).toHaveCount(total);
  await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  await anna.context.close();
});
