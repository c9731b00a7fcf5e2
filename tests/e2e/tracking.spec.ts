import { expect, test } from '@playwright/test';
import { startSignalling } from '../helpers/signalling.ts';
import { newOfficer, type Officer } from './officer.ts';

/** The record of an action on its goal's sheet. */
const record = (officer: Officer, action: string) =>
  officer.page.getByRole('region', { name: `Stato di attuazione della macroazione ${action}` });

const field = (officer: Officer, action: string, name: string) =>
  record(officer, action).getByRole('combobox', { name, exact: true });

test('what is recorded on an action is kept, shown in the list, and can be taken back', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi', 'Segreteria');
  await anna.go('#/ambito/1.1');
  await field(anna, '1.1.1', 'Stato').selectOption('In corso');
  const progress = record(anna, '1.1.1').getByRole('spinbutton', { name: /Avanzamento/ });
  await progress.fill('40');
  await progress.press('Tab');
  await anna.page.keyboard.type('Segreteria, Ufficio Ambiente');
  await anna.page.keyboard.press('Tab');
  await record(anna, '1.1.1').getByLabel('Scadenza').fill('2099-07-31');
  await anna.ready();

  await anna.page.reload();
  await anna.ready();
  await expect(field(anna, '1.1.1', 'Stato')).toHaveValue('going');
  await expect(progress).toHaveValue('40');
  await expect(field(anna, '1.1.1', 'Responsabile')).toHaveValue('Segreteria, Ufficio Ambiente');
  await expect(record(anna, '1.1.1').getByLabel('Scadenza')).toHaveValue('2099-07-31');
  await expect(anna.page.locator('.state-sum')).toContainText('In corso 1');

  // Who changed what, and the last of it taken back.
  await field(anna, '1.1.1', 'Stato').selectOption('Conclusa');
  await expect(record(anna, '1.1.1')).toContainText('Conclusa, ma l’avanzamento è 40 %');
  await record(anna, '1.1.1').getByText('Altri dati e registro').click();
  const register = record(anna, '1.1.1').getByRole('listitem');
  await expect(register.filter({ hasText: 'Stato: da «In corso» a «Conclusa»' })).toContainText(
    'Anna Rossi, oggi',
  );
  await record(anna, '1.1.1').getByRole('button', { name: 'Annulla l’ultima modifica' }).click();
  await expect(anna.said).toContainText('Modifica annullata');
  await expect(field(anna, '1.1.1', 'Stato')).toHaveValue('going');
  await expect(record(anna, '1.1.1')).not.toContainText('ma l’avanzamento');

  await anna.go('#/programma');
  await expect(anna.page.locator('.row').filter({ hasText: 'In corso' })).toHaveCount(1);
  await anna.context.close();
});

test('words typed in a field of the record are not lost by a page that goes', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/ambito/1.1');
  await record(anna, '1.1.1').getByText('Altri dati e registro').click();
  await record(anna, '1.1.1').getByLabel('Risultato atteso').click();
  await anna.page.keyboard.type('Gemellaggio firmato');
  await anna.page.reload();
  await anna.ready();
  await record(anna, '1.1.1').getByText('Altri dati e registro').click();
  await expect(record(anna, '1.1.1').getByLabel('Risultato atteso')).toHaveValue(
    'Gemellaggio firmato',
  );
  await anna.context.close();
});

test('an action whose day is past is late, and is not once it is done', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.page.clock.setSystemTime(new Date('2015-08-02T10:00:00+02:00'));
  await anna.open('#/ambito/1.1');
  await record(anna, '1.1.1').getByLabel('Scadenza').fill('2015-07-31');
  await expect(record(anna, '1.1.1')).toContainText('In ritardo di 2 giorni');
  await field(anna, '1.1.1', 'Stato').selectOption('Conclusa');
  await expect(record(anna, '1.1.1')).not.toContainText('In ritardo');
  await anna.context.close();
});

test('two values written apart are both kept, until one colleague decides for all', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const signalling = await startSignalling();
  const anna = await newOfficer(browser);
  const bruno = await newOfficer(browser);
  const lia = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.signalling(signalling.url);
  const { edit, view } = await anna.links();
  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.sign('Bruno Verdi');
  await bruno.signalling(signalling.url);
  await anna.go('#/ambito/1.1');
  await field(anna, '1.1.1', 'Stato').selectOption('In programma');
  await bruno.go('#/ambito/1.1');
  const patience = { timeout: 30_000 };
  await expect(field(bruno, '1.1.1', 'Stato')).toHaveValue('planned', patience);

  // Apart.
  await signalling.stop();
  for (const who of [anna, bruno]) {
    await who.page.reload();
    await who.ready();
  }
  await field(anna, '1.1.1', 'Stato').selectOption('Conclusa');
  await field(bruno, '1.1.1', 'Stato').selectOption('Sospesa');
  await field(bruno, '1.1.2', 'Stato').selectOption('In corso');
  for (const who of [anna, bruno]) await who.ready();

  // Together again: both see both, with who wrote them.
  const again = await startSignalling(Number(new URL(signalling.url).port));
  const forkOf = (who: Officer) =>
    record(who, '1.1.1').getByRole('group', { name: /^Stato: colleghi/ });
  for (const who of [anna, bruno]) {
    await expect(forkOf(who)).toContainText('Conclusa', patience);
    await expect(forkOf(who)).toContainText('Sospesa');
    await expect(forkOf(who)).toContainText('Anna Rossi, oggi');
    await expect(forkOf(who)).toContainText('Bruno Verdi, oggi');
    await expect(field(who, '1.1.2', 'Stato')).toHaveValue('going');
  }
  // A reader sees both as well, and decides nothing.
  await lia.page.goto(view);
  await lia.ready();
  await lia.signalling(signalling.url);
  await lia.go('#/ambito/1.1');
  await expect(forkOf(lia)).toContainText('Sospesa', patience);
  await expect(record(lia, '1.1.1').getByRole('combobox')).toHaveCount(0);
  await expect(forkOf(lia).getByRole('button')).toHaveCount(0);
  await lia.go('#/programma');
  await expect(lia.page.locator('.row').filter({ hasText: 'Da decidere' })).toHaveCount(1);
  await lia.go('#/ambito/1.1');

  await forkOf(bruno).getByRole('button', { name: 'Tieni «Conclusa»' }).click();
  for (const who of [anna, bruno, lia]) await expect(forkOf(who)).toHaveCount(0, patience);
  for (const who of [anna, bruno])
    await expect(field(who, '1.1.1', 'Stato')).toHaveValue('done', patience);
  await expect(record(lia, '1.1.1')).toContainText('Conclusa');
  for (const who of [anna, bruno, lia]) await who.context.close();
  await again.stop();
});
