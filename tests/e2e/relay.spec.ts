import { expect, test } from '@playwright/test';
import { startSignalling } from '../helpers/signalling.ts';
import { newOfficer } from './officer.ts';

test('two editors who are never there together stay in touch through a reader’s machine left open', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const signalling = await startSignalling();
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.signalling(signalling.url);
  const { edit, view } = await anna.links();

  const lia = await newOfficer(browser);
  await lia.page.goto(view);
  await lia.ready();
  await lia.sign('Lia Neri');
  await lia.signalling(signalling.url);
  await lia.go('#/ambito/1.1');
  await anna.edit('1.1.1');
  await anna.insert('Di Anna, prima di uscire');
  await expect(lia.words('1.1.1')).toHaveText('Di Anna, prima di uscire', { timeout: 120_000 });
  // A reader knows how fresh the copy is, by an editor's signature.
  await expect(lia.page.getByText(/Ultimo aggiornamento: oggi, .* da Anna Rossi/)).toBeVisible();
  await anna.context.close();

  // The machine of who may only read, left open.
  await lia.go('#/condividi');
  const panel = lia.page.locator('section').filter({ hasText: 'Lascia aperto per i colleghi' });
  await expect(panel).toContainText('Ancora nessuno');
  await expect(panel).toContainText('nessuno può cambiarle');
  const awake = panel.getByRole('button', { name: 'Tieni acceso questo computer' });
  await awake.click();
  await expect(awake).toHaveAttribute('aria-pressed', 'true');
  await expect(panel.getByRole('status')).not.toBeEmpty();

  const bruno = await newOfficer(browser);
  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.sign('Bruno Verdi');
  await bruno.signalling(signalling.url);
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toHaveText('Di Anna, prima di uscire', { timeout: 120_000 });
  await expect(panel.getByText('Bruno Verdi')).toBeVisible();
  await expect(panel.locator('.served')).toContainText(/modific[ah]e? consegnat[ae]/);
  await bruno.edit('1.1.1');
  await bruno.page.keyboard.press('Control+End');
  await bruno.insert(', e di Bruno');
  await lia.page.keyboard.press('Escape');
  await expect(lia.words('1.1.1')).toHaveText('Di Anna, prima di uscire, e di Bruno');
  await expect(lia.page.getByText(/Ultimo aggiornamento: oggi, .* da Bruno Verdi/)).toBeVisible();
  for (const who of [bruno, lia]) await who.context.close();
  await signalling.stop();
});
