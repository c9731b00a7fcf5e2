import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Programme } from '../../src/domain/programme.ts';
import { newOfficer } from './officer.ts';

const data = new URL('../../data/programme.json', import.meta.url);
const programme = JSON.parse(readFileSync(data, 'utf8')) as Programme;
const day = 86_400_000;

/** What the list says it shows, and the goals and actions it does show. */
async function shown(page: Page) {
  const said = (await page.locator('.counts p').first().textContent()) ?? '';
  const [goals, actions, noted, bare] = said.split('·').map((part) => parseInt(part, 10));
  const seen = await page.locator('.goal').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility())
      .map((one) => ({
        goal: one.querySelector<HTMLElement>('[data-goal]')?.dataset['goal'] ?? '',
        actions: [...one.querySelectorAll('.row')].filter((row) => row.checkVisibility()).length,
      })),
  );
  const once = new Map(seen.map((each) => [each.goal, each.actions]));
  return { goals, actions, noted, bare, seen, once };
}

/** The list shows what it counts; a goal of two points is counted once. */
async function addsUp(page: Page) {
  const found = await shown(page);
  expect(found.once.size).toBe(found.goals);
  expect([...found.once.values()].reduce((sum, count) => sum + count, 0)).toBe(found.actions);
  expect((found.noted ?? 0) + (found.bare ?? 0)).toBe(found.actions);
  return found;
}

const whole = (page: Page) => expect(page.locator('.chapter')).toHaveCount(10);

test('points, areas and notes choose what is shown, and the counts add up', async ({ browser }) => {
  test.setTimeout(120_000);
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await whole(page);
  const all = await addsUp(page);
  expect([all.goals, all.actions]).toEqual([91, 284]);
  expect(all.seen.filter(({ goal }) => goal === '3.3')).toHaveLength(2);

  const index = page.getByRole('navigation', { name: 'Punti del programma' });
  let sum = 0;
  for (const { number, title } of programme.points) {
    await index.getByRole('link', { name: title }).click();
    await expect(page).toHaveURL(new RegExp(`punto=${String(number)}$`));
    const { goals, seen } = await addsUp(page);
    const own = programme.goals.filter(({ points }) => points.includes(number));
    expect(seen.map(({ goal }) => goal).sort()).toEqual(own.map(({ id }) => id as string).sort());
    sum += goals ?? 0;
  }
  expect(sum).toBe(91 + 2);
  await index.getByRole('link', { name: 'Tutti i punti' }).click();

  const area = page.getByRole('combobox', { name: 'Area' });
  const expected = new Map<string, number>(
    programme.areas.map(({ slug, name }) => [
      name,
      programme.goals.filter(({ areas }) => areas.includes(slug)).length,
    ]),
  )
    .set('Tutte le aree insieme', 4)
    .set('Senza area', 3);
  for (const [label, goals] of expected) {
    await area.selectOption({ label });
    expect((await addsUp(page)).goals, label).toBe(goals);
  }
  await area.selectOption({ label: 'Qualsiasi area' });

  await anna.edit('3.3.1');
  await page.keyboard.type('Distretto culturale: prima riunione');
  await anna.go('#/programma');
  await whole(page);
  await page.getByRole('radio', { name: 'Con nota' }).check();
  const noted = await addsUp(page);
  expect([noted.goals, noted.actions, noted.noted, noted.bare]).toEqual([1, 1, 1, 0]);
  expect(noted.seen.map(({ goal }) => goal)).toEqual(['3.3', '3.3']);
  await page.getByRole('radio', { name: 'Senza nota' }).check();
  const bare = await addsUp(page);
  expect([bare.goals, bare.actions, bare.noted]).toEqual([91, 283, 0]);
  await anna.context.close();
});

test('a note is among those of the last days until the days have passed', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  const start = Date.parse('2026-03-02T09:00:00+01:00');
  await page.clock.setFixedTime(start);
  await anna.open();
  await anna.edit('5.1.1');
  await page.keyboard.type('Sopralluogo');
  await anna.ready();
  const after = async (days: number, filter: string) => {
    await page.clock.setFixedTime(start + days * day);
    await page.goto('./#/programma');
    await page.reload();
    await anna.ready();
    await page.getByRole('radio', { name: filter }).check();
    return (await addsUp(page)).actions;
  };
  expect(await after(6, 'Ultimi 7 giorni')).toBe(1);
  expect(await after(8, 'Ultimi 7 giorni')).toBe(0);
  await expect(page.getByRole('heading', { name: /^Nessuna macroazione/ })).toBeVisible();
  expect(await after(29, 'Ultimi 30 giorni')).toBe(1);
  expect(await after(31, 'Ultimi 30 giorni')).toBe(0);
  await anna.context.close();
});

test('filters live in the address: shared, and found again on the way back', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open('#/programma?punto=10&area=tutte&vista=compatta');
  expect((await addsUp(page)).seen.map(({ goal }) => goal)).toEqual(['10.1', '10.2', '10.3']);
  await expect(page.getByRole('combobox', { name: 'Area' })).toHaveValue('all');
  await expect(page.getByRole('button', { name: 'Vista compatta' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('radio', { name: 'Senza nota' }).check();
  const address = /#\/programma\?punto=10&area=tutte&note=senza&vista=compatta$/;
  await expect(page).toHaveURL(address);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.paper-filters')).toHaveText(
    /Filtri\s*Punto: 10\. .+Area: Tutte le aree insieme\s*Note: Senza nota/,
  );
  await page.emulateMedia({ media: 'screen' });

  await page.locator('[data-goal="10.2"]:visible').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.locator('[data-goal="10.2"]:visible')).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Senza nota' })).toBeChecked();

  await page.getByRole('button', { name: 'Togli i filtri' }).click();
  await expect(page).toHaveURL(/#\/programma\?vista=compatta$/);
  await whole(page);
  expect((await addsUp(page)).goals).toBe(91);
  await anna.context.close();
});

test('points fold away and come back, and what is counted stays', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await anna.open();
  await whole(page);
  await page.getByRole('button', { name: 'Chiudi il punto 1', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Apri il punto 1', exact: true })).toBeFocused();
  await expect(page.locator('[data-goal="1.1"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Chiudi tutti i punti' }).click();
  await expect(page.locator('[data-goal]')).toHaveCount(0);
  expect((await shown(page)).goals).toBe(91);
  await page.getByRole('button', { name: 'Apri tutti i punti' }).click();
  await expect(page.locator('[data-goal]')).toHaveCount(93);
  await anna.context.close();
});
