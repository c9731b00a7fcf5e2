import { expect, test } from '@playwright/test';
import { newOfficer, Officer } from './officer.ts';

const settings = ({ page }: Officer) => page.locator('#stati');

test('states are renamed, added and retired for everybody, and counted as what they are', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/impostazioni');
  await settings(anna).getByLabel('Nome dello stato «In corso»').fill('Avviata');
  await anna.page.keyboard.press('Enter');
  await settings(anna).getByLabel('Colore dello stato «Avviata»').selectOption('Verde');
  await settings(anna).getByLabel('Nome', { exact: true }).fill('Collaudata');
  await settings(anna).getByLabel('Conta come').selectOption('Finito');
  await settings(anna).getByRole('button', { name: 'Aggiungi', exact: true }).press('Enter');
  await expect(settings(anna).getByLabel('Nome dello stato «Collaudata»')).toBeVisible();
  await settings(anna)
    .getByRole('button', { name: /più lo stato «In programma»/ })
    .click();
  const { edit, view } = await anna.links();

  // A colleague of the same workspace in another tab has them all, and records one.
  const bruno = new Officer(await anna.context.newPage(), anna.context);
  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.go('#/ambito/1.1');
  const state = bruno.row('1.1.1').getByRole('combobox', { name: 'Stato', exact: true });
  await expect(state.locator('option')).toHaveText([
    'Non rilevata',
    'Non avviata',
    'Avviata',
    'Conclusa',
    'Collaudata',
    'Sospesa',
    'Abbandonata',
  ]);
  await state.selectOption('Collaudata');
  await anna.go('#/cruscotto');
  await anna.page.getByRole('link', { name: /^1 Collaudata/ }).click();
  await expect(anna.page).toHaveURL(/stato=done-[0-9a-z]{12}/);
  await expect(anna.page.getByRole('link', { name: /1\.1\.1/ })).toHaveCount(1);
  await anna.go('#/elenco?stato=tutte-le-concluse');
  await expect(anna.page.getByRole('link', { name: /1\.1\.1/ })).toHaveCount(1);

  await anna.go('#/registro');
  await expect(anna.page.locator('.register-day')).toContainText(
    'Stato «In corso» · Nome: «Avviata»',
  );

  // Who only reads sees them, and cannot change them.
  const carla = await newOfficer(browser);
  await carla.page.goto(view);
  await carla.ready();
  await carla.go('#/impostazioni');
  await expect(settings(carla)).toContainText('Con il link di sola lettura');
  await expect(settings(carla).getByRole('textbox')).toHaveCount(0);
  for (const who of [anna, carla]) await who.context.close();
});
