import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { newOfficer, type Officer } from '../e2e/officer.ts';
import { startSignalling } from '../helpers/signalling.ts';

const notes: Record<string, string> = {
  '1.1.1':
    'Protocollo con la rete delle città della liuteria firmato il 12 ottobre. Manca il calendario delle iniziative 2027.',
  '1.1.2': 'Censite 31 relazioni attive; la scheda di ognuna è in cartella condivisa.',
  '1.2.1': 'Avviata la mappatura dei servizi in rete, con Ufficio Sistemi informativi.',
  '1.3.1': 'Capitolo istituito nel Bilancio 2026, 18.000 euro.',
};

const signal = async (officer: Officer, name: string, office: string, url: string) => {
  await officer.go('#/impostazioni');
  await officer.page.getByLabel('Nome e cognome').fill(name);
  await officer.page.getByLabel('Ufficio').fill(office);
  await officer.page.getByRole('button', { name: 'Salva', exact: true }).click();
  await officer.signalling(url);
};

test('the programme and a note with two people in it', async ({ browser }) => {
  test.setTimeout(120_000);
  const server = await startSignalling();
  const anna = await newOfficer(browser);
  const bruno = await newOfficer(browser);
  try {
    await anna.open();
    await signal(anna, 'Anna Rossi', 'Segreteria', server.url);
    const { edit } = await anna.links();
    await bruno.page.goto(edit);
    await bruno.ready();
    await signal(bruno, 'Bruno Verdi', 'Ufficio Mobilità', server.url);
    await expect(anna.page.locator('.saved')).toContainText('un collega collegato');
    for (const [action, text] of Object.entries(notes)) {
      await anna.edit(action);
      await anna.page.keyboard.type(text);
      await anna.page.keyboard.press('Escape');
    }
    await anna.page.setViewportSize({ width: 1440, height: 900 });
    await anna.open();
    await anna.page.reload();
    await bruno.edit('1.2.1');
    await expect(anna.page.locator('.saved')).toContainText('un collega collegato');
    await expect(anna.page.locator('.rec .who')).toBeVisible();
    await anna.page.screenshot({ path: join(import.meta.dirname, 'programma.png') });

    await anna.edit('9.2.1');
    await anna.page.keyboard.type(
      'Il documento d’intenti del contratto di fiume è firmato da nove Comuni.\n- Mancano Castelvetro e Monticelli\nIl tavolo tecnico si riunisce il 3 dicembre\n\n[ ] Cronoprogramma per la Commissione\nQuota di ciascun ente',
    );
    await bruno.edit('9.2.1');
    await expect(anna.row('9.2.1').locator('.caret')).toContainText('Bruno Verdi');
    await bruno.page.keyboard.press('Control+Home');
    await bruno.page.keyboard.press('End');
    await bruno.page.keyboard.type(' Firma del Sindaco il 2 dicembre.');
    await expect(anna.words('9.2.1')).toContainText('Firma del Sindaco');
    await anna.page.evaluate(() => scrollTo(0, 0));
    await anna.page.screenshot({ path: join(import.meta.dirname, 'scheda.png') });
  } finally {
    await server.stop();
    await anna.context.close();
    await bruno.context.close();
  }
});
