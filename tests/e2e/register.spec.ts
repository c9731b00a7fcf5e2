import { expect, test } from '@playwright/test';
import { newOfficer } from './officer.ts';

test('the record of changes says who changed what, and is filtered by action, person and day', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.page.clock.setFixedTime(new Date('2015-07-30T09:00:00+02:00'));
  await anna.open();
  await anna.go('#/registro');
  await expect(anna.page.getByRole('heading', { name: 'Ancora nessuna modifica' })).toBeVisible();
  await anna.sign('Anna Rossi', 'Segreteria');
  const state = (action: string) =>
    anna.page
      .getByRole('region', { name: `Stato di attuazione della macroazione ${action}` })
      .getByRole('combobox', { name: 'Stato', exact: true });
  await anna.go('#/ambito/1.1');
  await state('1.1.1').selectOption('In programma');
  await anna.page.clock.setFixedTime(new Date('2015-07-31T10:12:00+02:00'));
  await state('1.1.1').selectOption('In corso');
  await state('1.1.2').selectOption('Conclusa');
  await anna.ready();

  await anna.go('#/cruscotto');
  await anna.page.getByRole('link', { name: 'Registro' }).click();
  const lines = anna.page.locator('.register-day li');
  await expect(lines).toHaveCount(3);
  await expect(anna.page.getByRole('heading', { name: '31 luglio 2015' })).toBeVisible();
  await expect(lines.filter({ hasText: 'da «In programma» a «In corso»' })).toContainText('10:12');
  await expect(lines.last()).toContainText('Anna Rossi');

  const filters = anna.page.getByRole('form', { name: 'Filtri del registro' });
  await filters.getByLabel('Macroazione').selectOption('1.1.1');
  await expect(lines).toHaveCount(2);
  await filters.getByLabel('Al giorno', { exact: true }).fill('2015-07-30');
  await expect(lines).toHaveCount(1);
  // The address holds what was asked for.
  await anna.page.reload();
  await anna.ready();
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('Stato: «In programma»');
  await anna.page.emulateMedia({ media: 'print' });
  await expect(anna.page.locator('.paper-filters')).toHaveText(
    /Filtri\s*Macroazione: 1\.1\.1\s*Al giorno: 30 luglio 2015/,
  );
  await anna.page.emulateMedia({ media: 'screen' });
  await filters.getByLabel('Dal giorno', { exact: true }).fill('2015-07-31');
  await expect(
    anna.page.getByRole('heading', { name: 'Nessuna modifica con questi filtri' }),
  ).toBeVisible();
  await anna.page.emulateMedia({ media: 'print' });
  await expect(anna.page.locator('.paper-filters')).toContainText('Dal giorno: 31 luglio 2015');
  await anna.page.emulateMedia({ media: 'screen' });
  await anna.page.getByRole('link', { name: 'Togli i filtri' }).click();
  await filters.getByLabel('Persona').selectOption('Anna Rossi');
  await expect(lines).toHaveCount(3);
  await lines.last().getByRole('link', { name: '1.1.1' }).click();
  await expect(anna.row('1.1.1')).toBeInViewport();
  await anna.context.close();
});
