import { expect, test } from '@playwright/test';
import { startSignalling } from '../helpers/signalling.ts';
import { newOfficer, type Officer } from './officer.ts';

const state = (officer: Officer, action: string) =>
  officer.row(action).getByRole('combobox', { name: 'Stato', exact: true });

test('a version is saved, reaches a colleague, is compared with now, and one action of it is brought back', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const signalling = await startSignalling();
  const anna = await newOfficer(browser);
  const bruno = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi', 'Segreteria');
  await anna.signalling(signalling.url);
  const { edit } = await anna.links();
  await anna.go('#/ambito/1.1');
  await state(anna, '1.1.1').selectOption('In corso');
  await state(anna, '1.1.2').selectOption('In programma');
  await anna.edit('1.1.1');
  await anna.insert('Incontro con gli uffici del turismo');
  await anna.ready();

  await anna.go('#/cruscotto');
  await anna.page.getByRole('link', { name: 'Versioni' }).click();
  await expect(anna.page.getByRole('heading', { name: 'Ancora nessuna versione' })).toBeVisible();
  const name = anna.page.getByLabel('Nome della versione');
  await anna.page.getByRole('button', { name: 'Fine di una riunione' }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveValue(/^Riunione del \d/);
  await anna.page.keyboard.type('Giunta di luglio'); // in the place of what is proposed
  await anna.page.keyboard.press('Enter');
  await expect(anna.said).toContainText('Versione 1 salvata: Giunta di luglio');

  // A colleague changes things after it, and looks at what changed.
  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.sign('Bruno Verdi');
  await bruno.signalling(signalling.url);
  await bruno.go('#/ambito/1.1');
  await expect(state(bruno, '1.1.1')).toHaveValue('going', { timeout: 30_000 });
  await state(bruno, '1.1.1').selectOption('Conclusa');
  await state(bruno, '1.1.2').selectOption('Sospesa');
  await bruno.edit('1.1.1');
  await bruno.insert(' e della cultura');
  await bruno.ready();
  await bruno.go('#/versioni');
  const kept = bruno.page.locator('.versions li');
  await expect(kept).toContainText('Anna Rossi, oggi');
  await expect(kept.locator('code')).toHaveText(/^[0-9a-f]{64}$/);
  await kept.getByRole('link', { name: /Confronta con adesso/ }).click();
  const changes = bruno.page.locator('.differences > li');
  await expect(changes).toHaveCount(2);
  const first = changes.filter({ hasText: 'Macroazione 1.1.1' });
  await expect(first).toContainText('Stato: da «In corso» a «Conclusa»');
  await expect(first.locator('ins')).toHaveText(' e della cultura');

  // One action as it was; then everything, after a version of now.
  await first.getByRole('button', { name: 'Riporta com’era la macroazione 1.1.1' }).click();
  await expect(bruno.said).toContainText('Riportato com’era: un dato e una nota');
  await expect(changes).toHaveCount(1);
  await bruno.page.getByRole('button', { name: 'Riporta tutto com’era' }).click();
  await bruno.page.getByRole('button', { name: 'Salva e riporta' }).click();
  await expect(bruno.page.getByText('Nessuna differenza')).toBeVisible();
  await expect(kept).toHaveCount(2);
  await bruno.ready();

  // It is a change like any other: it is there for Anna too, and nothing she has is rewound.
  await anna.go('#/ambito/1.1');
  await expect(state(anna, '1.1.2')).toHaveValue('planned', { timeout: 30_000 });
  await expect(state(anna, '1.1.1')).toHaveValue('going');
  await expect(anna.words('1.1.1')).not.toContainText('cultura');
  for (const who of [anna, bruno]) await who.context.close();
  await signalling.stop();
});

test('how it was on a day is told from the record, and what is not known is said', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.page.clock.setFixedTime(new Date('2015-07-30T09:00:00+02:00'));
  await anna.open('#/ambito/1.1');
  await state(anna, '1.1.1').selectOption('In programma');
  await anna.ready();
  await anna.page.clock.setFixedTime(new Date('2015-08-02T09:00:00+02:00'));
  await state(anna, '1.1.1').selectOption('In corso');
  await anna.ready();
  await anna.go('#/versioni');
  await anna.page.getByRole('combobox', { name: 'Com’era' }).selectOption('In un giorno…');
  await anna.page.getByRole('textbox', { name: 'Giorno', exact: true }).fill('2015-07-31');
  await expect(anna.page.locator('.differences > li')).toContainText(
    'Stato: da «In programma» a «In corso»',
  );
  await expect(anna.page.getByText('Delle note non c’è una versione')).toBeVisible();
  await anna.page.reload();
  await anna.ready();
  await expect(anna.page.locator('.differences > li')).toHaveCount(1);

  // The dashboard has it over time: the month worked out, the version exact, and today.
  await anna.page.getByRole('button', { name: 'Salva una versione' }).click();
  await expect(anna.page.locator('.versions li')).toHaveCount(1);
  await anna.go('#/cruscotto');
  const time = anna.page
    .locator('section')
    .filter({ has: anna.page.getByRole('heading', { name: 'Nel tempo' }) });
  await expect(time.getByRole('img')).toHaveAccessibleName(
    'Nel tempo. 31 luglio 2015: In programma 1 e Non rilevata 283. oggi: In corso 1 e Non rilevata 283',
  );
  await time.getByText('Vedi i dati in tabella').click();
  const lines = time.getByRole('row');
  await expect(lines).toHaveCount(4);
  await expect(lines.nth(1)).toContainText('31 luglio 2015');
  await expect(lines.nth(1)).toContainText('ricostruito');
  await expect(lines.nth(2)).toContainText('versione «1. Situazione al 2 agosto 2015»');
  await expect(lines.nth(2)).toContainText('esatto');
  await anna.context.close();
});

test('a version is saved by itself once a deadline is there', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await page.clock.install({ time: new Date('2015-07-30T09:00:00+02:00') });
  await anna.open('#/versioni');
  await page.getByRole('radio', { name: /^A ogni scadenza/ }).check();
  await anna.ready();
  await page.clock.fastForward('49:00:00');
  const kept = page.locator('.versions li');
  await expect(kept).toContainText('Automatica, 31 luglio 2015');
  await page.clock.fastForward('24:00:00');
  await anna.ready();
  await expect(kept).toHaveCount(1);
  await anna.context.close();
});
