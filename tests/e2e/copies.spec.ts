import { expect, test, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { startSignalling } from '../helpers/signalling.ts';
import { rows } from './disk.ts';
import { newOfficer } from './officer.ts';

test('a copy brings everything back, twice without harm, and adds to what is there', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.edit('1.1.1');
  await anna.insert('prima copia');
  await anna.edit('2.1.1');
  await anna.insert('altra nota');
  await anna.ready();
  await anna.go('#/dati');
  const first = await anna.saveCopy();
  expect(first.name).toMatch(/^[a-z0-9-]+-\d{4}-\d\d-\d\d\.mandato$/);

  const bruno = await newOfficer(browser);
  await bruno.open();
  for (let times = 0; times < 2; times++) {
    await bruno.restoreCopy(first.bytes);
    await expect(bruno.said).toContainText('Ripristinato');
    await bruno.dismissSaid();
  }
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toHaveText('prima copia');
  await expect(bruno.row('1.1.1')).toContainText('Anna Rossi');
  await bruno.go('#/ambito/2.1');
  await expect(bruno.words('2.1.1')).toHaveText('altra nota');

  // Each goes on alone, in the same note too.
  await bruno.edit('1.1.1');
  await bruno.page.keyboard.press('Control+End');
  await bruno.insert(' e Bruno');
  await bruno.edit('1.1.2');
  await bruno.insert('solo Bruno');
  await bruno.ready();
  await anna.edit('1.1.1');
  await anna.page.keyboard.press('Control+End');
  await anna.insert(' e Anna');
  await anna.edit('3.1.1');
  await anna.insert('solo Anna');
  await anna.ready();
  const second = await anna.saveCopyFrom('#/dati');
  for (let times = 0; times < 2; times++) {
    await bruno.restoreCopy(second.bytes);
    await expect(bruno.said).toContainText('Ripristinato');
    await bruno.dismissSaid();
  }
  await bruno.restoreCopy(first.bytes); // and the old one over it
  await expect(bruno.said).toContainText('Ripristinato');
  const check = async () => {
    await bruno.go('#/ambito/1.1');
    await expect(bruno.words('1.1.1')).toHaveText(/^prima copia( e Anna e Bruno| e Bruno e Anna)$/);
    await expect(bruno.words('1.1.2')).toHaveText('solo Bruno');
    await bruno.go('#/ambito/3.1');
    await expect(bruno.words('3.1.1')).toHaveText('solo Anna');
  };
  await check();
  await bruno.page.reload();
  await bruno.ready();
  await check();
  await bruno.context.close();
  await anna.context.close();
});

/** The file with its digest made right again: only somebody who means to does that. */
function forged(body: Buffer): Buffer {
  const digest = createHash('sha256').update(body).digest();
  return Buffer.concat([Buffer.from('MANDATO1'), digest, body]);
}

/** Everything kept of workspaces and notes. */
const kept = async (page: Page) => [
  await rows(page, 'mandato', 'workspaces'),
  await rows(page, 'mandato', 'envelopes'),
];

test('a file that is no sound copy is refused with a reason, and nothing changes', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('di Anna');
  await anna.ready();
  const { bytes } = await anna.saveCopyFrom('#/dati');
  await anna.context.close();

  const bruno = await newOfficer(browser);
  await bruno.open();
  await bruno.edit('1.1.1');
  await bruno.insert('di Bruno');
  await bruno.ready();
  const before = await kept(bruno.page);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1]! ^= 4;
  const newer = Buffer.from(bytes);
  newer.write('MANDATO3');
  const files: [string, Buffer, RegExp][] = [
    ['with one bit flipped', flipped, /danneggiato o incompleto/],
    ['cut short', bytes.subarray(0, bytes.length - 7), /danneggiato o incompleto/],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), /non è una copia di Mandato/],
    ['empty', Buffer.alloc(0), /non è una copia di Mandato/],
    ['of a newer version', newer, /versione più recente/],
    ['a bomb', forged(deflateRawSync(Buffer.alloc(200 * 1024 * 1024))), /riempirebbe la memoria/],
    ['nonsense under a good digest', forged(deflateRawSync(Buffer.from('{}'))), /danneggiato/],
  ];
  for (const [what, file, reason] of files) {
    await bruno.restoreCopy(file);
    await expect(bruno.said, what).toContainText(reason, { timeout: 20_000 });
    await bruno.dismissSaid();
  }

  // Larger than any copy: refused before a byte of it is read.
  const folder = await mkdtemp(join(tmpdir(), 'mandato-large-'));
  try {
    const path = join(folder, 'grande.mandato');
    const file = await open(path, 'w');
    await file.truncate(3 * 1024 ** 3);
    await file.close();
    await bruno.page.getByLabel('Scegli il file').setInputFiles(path);
    await expect(bruno.said).toContainText(/supera 1\d\d(,\d)? MB/);
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(await kept(bruno.page)).toEqual(before);
  await bruno.go('#/ambito/1.1');
  await expect(bruno.words('1.1.1')).toHaveText('di Bruno');
  await bruno.ready();
  await bruno.context.close();
});

test('a copy made by a reader comes back for reading only', async ({ browser }) => {
  const signalling = await startSignalling();
  const anna = await newOfficer(browser);
  const reader = await newOfficer(browser);
  const guest = await newOfficer(browser);
  try {
    await anna.open();
    await anna.signalling(signalling.url);
    const { view } = await anna.links();
    await anna.edit('2.1.1');
    await anna.insert('Da vedere');
    await reader.page.goto(view);
    await reader.ready();
    await reader.signalling(signalling.url);
    await reader.go('#/ambito/2.1');
    await expect(reader.words('2.1.1')).toHaveText('Da vedere', { timeout: 20_000 });
    const { bytes } = await reader.saveCopyFrom('#/dati');

    await guest.open();
    await guest.restoreCopy(bytes);
    await expect(guest.said).toContainText('Ripristinato');
    await guest.go('#/ambito/2.1');
    await expect(guest.words('2.1.1')).toHaveText('Da vedere');
    await expect(guest.page.locator('[data-edit]')).toHaveCount(0);
    await expect(guest.page.locator('.banner')).toContainText('Sola lettura');
  } finally {
    await signalling.stop();
    for (const { context } of [anna, reader, guest]) await context.close();
  }
});
