import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { rows } from './disk.ts';
import { newOfficer, type Officer } from './officer.ts';

interface Wish {
  readonly to?: string;
  readonly onlyNew?: boolean;
  readonly passphrase?: string;
}

/** Closes the dialog, and waits: an address asked for while it closes would close with it. */
async function shut(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** "Consegna su file": gives the file. */
async function handOver(officer: Officer, { to = '', onlyNew, passphrase }: Wish = {}) {
  const { page } = officer;
  await officer.go('#/consegna');
  await page.getByLabel('Per chi è').fill(to);
  if (onlyNew) await page.getByRole('radio', { name: 'Solo il nuovo' }).check();
  if (passphrase) {
    await page.getByRole('radio', { name: 'Chi sa la parola d’ordine' }).check();
    await page.getByLabel('Parola d’ordine', { exact: true }).fill(passphrase);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Salva il file' }).click();
  const file = await download;
  await expect(page.getByText('File salvato:')).toBeVisible();
  await shut(page);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Chooses a file in "Consegna su file". */
async function choose(officer: Officer, bytes: Buffer): Promise<void> {
  await officer.go('#/consegna');
  await officer.page.getByLabel('Scegli il file ricevuto').setInputFiles({
    name: 'da-un-collega.mandato',
    mimeType: 'application/octet-stream',
    buffer: bytes,
  });
}

/** Drops a file on the window, as from the system's file manager. */
async function drop(officer: Officer, bytes: Buffer): Promise<void> {
  await officer.page.evaluate((base64) => {
    const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'da-un-collega.mandato'));
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const options = { bubbles: true, cancelable: true, dataTransfer };
      const event = new DragEvent(type, options);
      target.dispatchEvent(event);
      if (type !== 'dragenter' && !event.defaultPrevented) throw new Error(`${type} was let go`);
    }
  }, bytes.toString('base64'));
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const outcome = (page: Page) => page.locator('dialog .status');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

// Its types come from another copy of playwright-core.
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: page as unknown as AxePage })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('two officers who are never online together write by files, and one takes a merge back', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const [anna, bruno] = [await newOfficer(browser), await newOfficer(browser)];
  await anna.open();
  await anna.sign('Anna Rossi');
  const { edit } = await anna.links();
  await anna.edit('1.1.1');
  await anna.insert('di Anna');
  await anna.ready();
  const first = await handOver(anna, { to: 'Bruno Bianchi' });
  expect(first.name).toMatch(/-per-bruno-bianchi-\d{4}-\d\d-\d\d\.mandato$/);

  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.sign('Bruno Bianchi');
  await bruno.edit('1.1.1');
  await bruno.insert('di Bruno');
  await bruno.edit('2.1.1');
  await bruno.insert('solo Bruno');
  await bruno.ready();

  await choose(bruno, first.bytes);
  await expect(heading(bruno.page, 'Cambia: una nota')).toBeFocused();
  const shown = bruno.page.getByRole('dialog');
  await expect(shown).toContainText('File di Anna Rossi');
  await expect(shown).toContainText('Macroazione 1.1.1');
  await expect(shown).toContainText('cambiata anche qui');
  await expect(shown.locator('ins')).toContainText('di Anna');
  await isAccessible(bruno.page);
  await press(bruno.page, 'Lascia stare');
  await shut(bruno.page);
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toHaveText('di Bruno');

  await drop(bruno, first.bytes);
  await expect(heading(bruno.page, 'Cambia: una nota')).toBeFocused();
  await press(bruno.page, 'Accetta');
  await expect(outcome(bruno.page)).toBeFocused();
  await expect(outcome(bruno.page)).toContainText('Unito. Cambiato: una nota.');
  await isAccessible(bruno.page);
  await shut(bruno.page);
  await expect(bruno.words('1.1.1')).toContainText('di Anna');
  await expect(bruno.words('1.1.1')).toContainText('di Bruno');

  const back = await handOver(bruno, { to: 'Anna' });
  await choose(anna, back.bytes);
  await expect(heading(anna.page, 'Cambia: 2 note')).toBeVisible();
  await press(anna.page, 'Accetta');
  await expect(outcome(anna.page)).toContainText('Unito');
  await shut(anna.page);
  await anna.go('#/ambito/2.1');
  await expect(anna.words('2.1.1')).toHaveText('solo Bruno');

  // The whole merge is taken back, a while later; what was written since stays.
  await anna.edit('1.1.2');
  await anna.insert('scritto dopo');
  await anna.edit('1.1.1'); // the editor is open on what is taken back
  await anna.go('#/consegna');
  await press(anna.page, 'Annulla l’unione');
  await expect(outcome(anna.page)).toContainText('Unione annullata');
  await expect(outcome(anna.page)).toBeFocused();
  await shut(anna.page);
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toHaveText('di Anna');
  await expect(anna.words('1.1.2')).toHaveText('scritto dopo');
  await anna.ready();

  // Only what is new; twice, and the first one over it.
  await anna.go('#/impostazioni');
  await anna.page.getByLabel('Nome dello stato «In corso»').fill('Avviata');
  await anna.page.keyboard.press('Enter');
  await anna.go('#/versioni');
  await anna.page.getByLabel('Nome della versione').fill('Giunta di luglio');
  await anna.page.keyboard.press('Enter');
  await expect(anna.said).toContainText('Versione 1 salvata');
  const second = await handOver(anna, { to: 'Bruno Bianchi', onlyNew: true });
  expect(second.bytes.length).toBeGreaterThan(0);
  await choose(bruno, second.bytes);
  const told = bruno.page.getByRole('dialog');
  await expect(
    heading(bruno.page, /e un dato di tutto lo spazio; arriva una versione$/),
  ).toBeVisible();
  await expect(told).toContainText('Stato «In corso» · Nome: «Avviata»');
  await expect(told).toContainText('Versione nuova: 1. Giunta di luglio');
  await isAccessible(bruno.page);
  await press(bruno.page, 'Accetta');
  await expect(outcome(bruno.page)).toContainText('Unito');
  await shut(bruno.page);
  for (const { bytes } of [second, first]) {
    await choose(bruno, bytes);
    await expect(heading(bruno.page, 'Nessuna nota e nessun dato cambia')).toBeVisible();
    await expect(bruno.page.getByRole('dialog')).toContainText('è già qui');
    await shut(bruno.page);
  }
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toHaveText('di Anna');
  await expect(bruno.words('1.1.2')).toHaveText('scritto dopo');
  await bruno.page.reload();
  await bruno.ready();
  await expect(bruno.words('1.1.2')).toHaveText('scritto dopo');
  for (const { context } of [anna, bruno]) await context.close();
});

test('a file opens with a passphrase, and brings who has no link in to read', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [anna, guest] = [await newOfficer(browser), await newOfficer(browser)];
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('riservata');
  await anna.ready();
  await anna.go('#/consegna');
  await anna.page.getByRole('radio', { name: 'Chi sa la parola d’ordine' }).check();
  await anna.page.getByLabel('Parola d’ordine', { exact: true }).fill('corta');
  await press(anna.page, 'Salva il file');
  await expect(anna.page.getByRole('alert')).toContainText('almeno 12 caratteri');
  await isAccessible(anna.page);
  await press(anna.page, 'Proponine una');
  await expect(anna.page.getByLabel('Parola d’ordine', { exact: true })).toHaveValue(
    /^[a-z]{6}(-[a-z]{6}){3}$/,
  );
  await shut(anna.page);
  const { bytes } = await handOver(anna, { passphrase: 'quattro parole a caso' });
  expect(bytes.includes('riservata')).toBe(false);

  await guest.open();
  await choose(guest, bytes);
  await expect(heading(guest.page, 'Il file chiede una parola d’ordine')).toBeFocused();
  await isAccessible(guest.page);
  const words = guest.page.getByLabel('Parola d’ordine', { exact: true });
  await words.fill('quattro parole sbagliate');
  await guest.page.keyboard.press('Enter');
  await expect(guest.page.getByRole('alert')).toContainText('non è quella del file', {
    timeout: 30_000,
  });
  await words.fill('quattro  parole a caso ');
  await guest.page.keyboard.press('Enter');
  await expect(heading(guest.page, /è di un altro spazio/)).toBeFocused({ timeout: 30_000 });
  await isAccessible(guest.page);
  await press(guest.page, 'Aggiungi lo spazio');
  await expect(guest.page.locator('.banner')).toContainText('Sola lettura');
  await guest.go('#/ambito/1.1');
  await expect(guest.words('1.1.1')).toHaveText('riservata');
  for (const { context } of [anna, guest]) await context.close();
});

test('a file that is damaged, or of a space one does not have, is refused with a reason', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [anna, bruno] = [await newOfficer(browser), await newOfficer(browser)];
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('di Anna');
  await anna.ready();
  const { edit } = await anna.links();
  const { bytes } = await handOver(anna);

  await bruno.open();
  const kept = async () => [
    await rows(bruno.page, 'mandato', 'workspaces'),
    await rows(bruno.page, 'mandato', 'envelopes'),
  ];
  const before = await kept();
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1]! ^= 8;
  const newer = Buffer.from(bytes);
  newer.write('MANDATO9');
  const files: [string, Buffer, RegExp][] = [
    ['with one bit flipped', flipped, /danneggiato o incompleto/],
    ['cut short', bytes.subarray(0, bytes.length - 9), /danneggiato o incompleto/],
    ['half of it', bytes.subarray(0, bytes.length >> 1), /danneggiato o incompleto/],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), /non è una copia di Mandato/],
    ['of a newer version', newer, /versione più recente/],
    ['of a space this device does not have', bytes, /fatti dare anche il link/],
  ];
  for (const [what, file, reason] of files) {
    await choose(bruno, file);
    await expect(bruno.page.getByRole('alert'), what).toContainText(reason);
  }
  await isAccessible(bruno.page);
  expect(await kept()).toEqual(before);
  await shut(bruno.page);

  // With the link it opens; also while another space is the open one.
  await bruno.page.goto(edit);
  await bruno.ready();
  await bruno.go('#/spazi');
  await bruno.page.getByLabel('Nome dello spazio').first().fill('Un altro');
  await bruno.page.getByRole('button', { name: 'Crea e apri' }).click();
  await expect(bruno.page.locator('.band')).toContainText('Un altro');
  await choose(bruno, bytes);
  await expect(heading(bruno.page, /^Il file è dello spazio/)).toBeFocused();
  await press(bruno.page, 'Apri lo spazio e guarda che cosa cambia');
  await expect(heading(bruno.page, 'Cambia: una nota')).toBeFocused();
  await press(bruno.page, 'Accetta');
  await expect(outcome(bruno.page)).toContainText('Unito');
  await shut(bruno.page);
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toHaveText('di Anna');
  for (const { context } of [anna, bruno]) await context.close();
});

test('a file opened from the system comes up in the installed app, and a copy of all is looked at too', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.page.addInitScript(() => {
    const held = { launch: null as unknown };
    const launchQueue = { setConsumer: (consumer: unknown) => (held.launch = consumer) };
    Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
    Object.defineProperty(globalThis, 'held', { value: held });
  });
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('di Anna');
  await anna.ready();
  const { bytes } = await anna.saveCopyFrom('#/dati');
  await anna.page.evaluate((base64) => {
    const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const file = { getFile: () => Promise.resolve(new File([content], 'copia.mandato')) };
    const { held } = globalThis as unknown as {
      held: { launch: (launch: { files: unknown[] }) => void };
    };
    held.launch({ files: [file] });
  }, bytes.toString('base64'));
  await expect(heading(anna.page, 'Nessuna nota e nessun dato cambia')).toBeFocused();
  await expect(anna.page.getByRole('dialog')).toContainText('è già qui');

  const manifest = await anna.page.evaluate(async () => {
    const href = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
    return (await (await fetch(href)).json()) as { file_handlers: unknown };
  });
  expect(manifest.file_handlers).toEqual([
    { action: './', accept: { 'application/vnd.mandato': ['.mandato'] } },
  ]);
  await anna.context.close();
});
