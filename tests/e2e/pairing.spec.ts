import { expect, test } from '@playwright/test';
import { newOfficer } from './officer.ts';
import { copied, pair } from './pair.ts';

test('devices paired with no server write together, and a reader only follows', async ({
  browser,
}) => {
  const [anna, bruno, reader] = [
    await newOfficer(browser),
    await newOfficer(browser),
    await newOfficer(browser),
  ];
  const sockets: string[] = [];
  for (const { page } of [anna, bruno, reader]) page.on('websocket', (s) => sockets.push(s.url()));
  await anna.open();
  await anna.sign('Anna Rossi');
  await pair(anna, bruno, /Entra e scrive/);
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('Senza server');
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toContainText('Senza server');
  await bruno.edit('1.1.1');
  await bruno.page.keyboard.press('Control+End');
  await bruno.page.keyboard.type(', e ritorno');
  await expect(anna.words('1.1.1')).toContainText('Senza server, e ritorno');

  await pair(bruno, reader, /Entra e legge/);
  await reader.go('#/ambito/1.1');
  await expect(reader.words('1.1.1')).toContainText('Senza server, e ritorno');
  await expect(reader.page.locator('[data-edit]')).toHaveCount(0);

  // Anna and the reader, who never exchanged a code, are linked through Bruno; he may leave.
  await reader.go('#/condividi');
  await expect(reader.page.getByText('Collegato con 2 dispositivi.')).toBeVisible();
  await bruno.context.close();
  await anna.edit('1.1.1');
  await anna.page.keyboard.press('Control+End');
  await anna.page.keyboard.type('. Bruno è uscito');
  await reader.go('#/ambito/1.1');
  await expect(reader.words('1.1.1')).toContainText('Bruno è uscito');
  expect(sockets).toEqual([]);
  for (const { context } of [anna, reader]) await context.close();
});

test('a code that is wrong is refused with a reason, and the invitation stays', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open('#/abbina');
  await anna.page.getByRole('button', { name: 'Mostra l’invito' }).click();
  const invitation = await copied(anna, 'Copia l’invito');
  const read = async (text: string) => {
    await anna.page.getByLabel('Risposta ricevuta').fill(text);
    await anna.page.getByRole('button', { name: 'Leggi', exact: true }).click();
  };
  await read('buongiorno');
  await expect(anna.page.getByRole('alert')).toContainText('non è un codice di abbinamento');
  await read(invitation);
  await expect(anna.page.getByRole('alert')).toContainText('va letto dall’altro dispositivo');
  await expect(anna.page.getByRole('img', { name: 'Codice QR dell’invito' })).toBeVisible();
  await anna.context.close();
});

test('with no server, a reader’s machine left open hands on between two who come and go', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [anna, bruno, reader] = [
    await newOfficer(browser),
    await newOfficer(browser),
    await newOfficer(browser),
  ];
  await anna.open();
  const { edit } = await anna.links();
  await pair(anna, reader, /Entra e legge/);
  await anna.edit('1.1.1');
  await anna.insert('Di Anna, che esce');
  await reader.go('#/ambito/1.1');
  await expect(reader.words('1.1.1')).toHaveText('Di Anna, che esce');
  await anna.page.goto('about:blank');

  // Bruno has the edit link, and meets nobody but the reader.
  await bruno.page.goto(edit);
  await bruno.ready();
  await pair(reader, bruno, /È già nello spazio/);
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toHaveText('Di Anna, che esce');
  await bruno.edit('1.1.2');
  await bruno.insert('Di Bruno, che esce');
  await reader.go('#/ambito/1.1');
  await expect(reader.words('1.1.2')).toHaveText('Di Bruno, che esce');
  await bruno.context.close();

  await anna.open('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toHaveText('Di Anna, che esce');
  await pair(reader, anna, /È già nello spazio/);
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.2')).toHaveText('Di Bruno, che esce');
  for (const { context } of [anna, reader]) await context.close();
});

test('two who have met connect again with one code, and without it as before', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [anna, bruno] = [await newOfficer(browser), await newOfficer(browser)];
  await anna.open();
  await anna.sign('Anna Rossi');
  await pair(anna, bruno, /Entra e scrive/);
  await bruno.sign('Bruno Bianchi', 'Cultura');
  await anna.edit('1.1.1');
  await anna.insert('Prima');
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toContainText('Prima');

  // Both go away, work apart, and come back another day.
  await bruno.page.goto('about:blank');
  await anna.page.reload();
  await anna.ready();
  await bruno.open('#/ambito/1.1');
  await bruno.edit('1.1.2');
  await bruno.insert('Scritta da solo');
  await anna.go('#/abbina');
  await anna.page.getByRole('button', { name: 'Ricollega Bruno Bianchi' }).click();
  await expect(anna.page.getByText('Mostra questo invito a Bruno Bianchi')).toBeVisible();
  const invitation = await copied(anna, 'Copia l’invito');
  await bruno.page.evaluate((to) => location.assign(to), invitation);
  for (const { page } of [anna, bruno]) {
    await expect(page.getByText('Collegati.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Chiudi', exact: true }).last().click();
  }
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.2')).toContainText('Scritta da solo');

  // Bruno's browser has forgotten who it was: the reply does.
  await bruno.page.evaluate(async () => {
    const opening = indexedDB.open('mandato');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const clearing = opening.result
      .transaction('certificates', 'readwrite')
      .objectStore('certificates')
      .clear();
    await new Promise((resolve) => (clearing.onsuccess = resolve));
    opening.result.close();
  });
  await bruno.page.reload();
  await anna.page.reload();
  await anna.ready();
  await anna.go('#/abbina');
  await anna.page.getByRole('button', { name: 'Ricollega Bruno Bianchi' }).first().click();
  const second = await copied(anna, 'Copia l’invito');
  await bruno.page.goto(second);
  const reply = await copied(bruno, 'Copia la risposta');
  await anna.page.getByLabel('Risposta ricevuta').fill(reply);
  await anna.page.getByRole('button', { name: 'Leggi', exact: true }).click();
  for (const { page, context } of [anna, bruno]) {
    await expect(page.getByText('Collegati.', { exact: true })).toBeVisible();
    await context.close();
  }
});
