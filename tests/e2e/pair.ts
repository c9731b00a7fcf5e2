import { expect, type Page } from '@playwright/test';
import type { Officer } from './officer.ts';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Presses a button that copies a code; gives the code. */
export async function copied(officer: Officer, button: string): Promise<string> {
  await officer.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await officer.page.getByRole('button', { name: button }).click();
  await expect(officer.page.getByText('Codice copiato').first()).toBeAttached();
  return clipboard(officer.page);
}

/** The inviter shows, the invited opens and replies, the inviter reads. */
export async function pair(inviter: Officer, invited: Officer, gives: RegExp): Promise<void> {
  await inviter.go('#/abbina');
  await inviter.page.getByRole('radio', { name: gives }).check();
  await inviter.page.getByRole('button', { name: 'Mostra l’invito' }).click();
  const invitation = await copied(inviter, 'Copia l’invito');
  await expect(inviter.page.getByRole('img', { name: 'Codice QR dell’invito' })).toBeVisible();
  await invited.page.goto(invitation);
  await expect(invited.page).not.toHaveURL(/p\./);
  const reply = await copied(invited, 'Copia la risposta');
  await inviter.page.getByLabel('Risposta ricevuta').fill(reply);
  await inviter.page.getByRole('button', { name: 'Leggi', exact: true }).click();
  for (const { page } of [inviter, invited]) {
    await expect(page.getByText('Collegati.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Chiudi', exact: true }).last().click();
  }
}
