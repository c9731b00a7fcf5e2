import { expect, test, type Browser } from '@playwright/test';
import {
  besides,
  documents,
  dropDatabase,
  dropDocuments,
  rested,
  rows,
  spoil,
  type RowKey,
} from './disk.ts';
import { Officer, newOfficer } from './officer.ts';

const actions = ['1.1.1', '1.2.1', '2.1.1', '3.1.1', '4.1.1', '5.1.1'];
const wordsOf = (action: string) => `parole di ${action}`;

/** An officer who wrote six notes, each in a visit of its own, and left. */
async function sixVisits(browser: Browser): Promise<Officer> {
  const officer = await newOfficer(browser);
  for (const action of actions) {
    const visit = new Officer(await officer.context.newPage(), officer.context);
    await visit.open();
    await visit.edit(action);
    await visit.insert(wordsOf(action));
    await visit.ready();
    await visit.insert('.'); // a second row, so that the first is seen to be gone
    await visit.ready();
    await rested(visit.page);
    await visit.page.close();
  }
  return officer;
}

/** Which notes hold their words, in a new visit. */
async function found(officer: Officer): Promise<string[]> {
  await officer.open();
  const whole: string[] = [];
  for (const action of actions) {
    await officer.go(`#/ambito/${action.slice(0, action.lastIndexOf('.'))}`);
    // Its note comes together with what stands above it.
    await expect(officer.row(action).locator('.shown')).toBeVisible();
    if ((await officer.row(action).innerText()).includes(wordsOf(action))) whole.push(action);
  }
  return whole;
}

test('rows of the log that are spoilt or gone are counted, and the rest loads', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const anna = await sixVisits(browser);
  const disk = await besides(anna.page);
  const log = await rows(disk, 'mandato', 'envelopes');
  const sessions = new Map<string, RowKey[]>();
  for (const { key } of log) {
    const [, session] = key as [string, string, number];
    sessions.set(session, [...(sessions.get(session) ?? []), key]);
  }
  expect(sessions.size).toBe(actions.length);
  const damages = ['flipped', 'cut', 'empty', 'noise', 'text'] as const;
  // The words stand in the first row of each visit. Keys are random, so any five visits do.
  const firsts = [...sessions.values()].map(([first]) => first!);
  const spoilt = damages.map((damage, i) => ({ key: firsts[i]!, damage }));
  await spoil(disk, 'mandato', 'envelopes', spoilt);

  // The stored document has all of them: nothing is missing, and the log is made anew from it.
  expect(await found(anna)).toEqual(actions);
  const report = await anna.reports();
  await expect(report).toContainText('5 righe del registro su questo dispositivo non si leggono');
  await expect(report).toContainText('ricostruito');
  await expect
    .poll(async () => (await rows(disk, 'mandato', 'envelopes')).map(({ kind }) => kind))
    .toContain('snapshot');
  await anna.page.goto('about:blank');

  // Now the document goes, and the log alone has everything.
  await dropDocuments(disk);
  expect(await found(anna)).toEqual(actions);
  await anna.context.close();
});

test('without the stored document, what the spoilt rows held is missing and said, and no more', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const anna = await sixVisits(browser);
  const disk = await besides(anna.page);
  const log = await rows(disk, 'mandato', 'envelopes');
  const first = (session: string) => log.find(({ key }) => (key as string[])[1] === session)!.key;
  const sessions = [...new Set(log.map(({ key }) => (key as string[])[1]!))];
  await dropDocuments(disk);
  await spoil(disk, 'mandato', 'envelopes', [
    { key: first(sessions[0]!), damage: 'noise' },
    { key: first(sessions[1]!), damage: 'gone' },
  ]);
  expect(await found(anna)).toHaveLength(actions.length - 2);
  await expect(await anna.reports()).toContainText('2 righe del registro');
  await expect(anna.saved).toContainText('Salvato');
  await anna.context.close();
});

test('a stored document with rows spoilt, in whatever way, is made anew from the log', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('parole');
  const disk = await besides(anna.page);
  let words = 'parole';
  for (const damage of ['flipped', 'cut', 'empty', 'noise', 'text', 'gone'] as const) {
    await anna.ready();
    await rested(disk);
    await anna.page.goto('about:blank');
    const [name] = await documents(disk);
    const stored = await rows(disk, name!, 'updates');
    await spoil(
      disk,
      name!,
      'updates',
      stored.map(({ key }) => ({ key, damage })),
    );
    await anna.open('#/ambito/1.1');
    await expect(anna.words('1.1.1'), damage).toHaveText(words);
    await anna.edit('1.1.1');
    await anna.page.keyboard.press('Control+End');
    await anna.insert(` ${damage}`);
    words += ` ${damage}`;
  }
  await anna.ready();
  await expect(await anna.reports()).toContainText('Nessun problema trovato');
  await anna.context.close();
});

test('a log that is gone is made anew from the stored document, even after the whole database went', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  const { edit } = await anna.links();
  await anna.edit('1.1.1');
  await anna.insert('parole');
  await anna.ready();
  await rested(anna.page);
  await anna.page.goto('about:blank');
  const disk = await besides(anna.page);
  const all = (await rows(disk, 'mandato', 'envelopes')).map(({ key }) => key);
  await spoil(
    disk,
    'mandato',
    'envelopes',
    all.map((key) => ({ key, damage: 'gone' as const })),
  );
  await anna.open('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toHaveText('parole');
  await expect(await anna.reports()).toContainText('ricostruito');
  await expect.poll(() => rows(disk, 'mandato', 'envelopes')).toHaveLength(1);
  await anna.page.goto('about:blank');

  // Keys and all: the link, and what y-indexeddb kept, bring it back.
  await dropDatabase(disk, 'mandato');
  await anna.page.goto(edit);
  await anna.ready();
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toHaveText('parole');
  await expect(await anna.reports()).toContainText('ricostruito');
  await expect.poll(() => rows(disk, 'mandato', 'envelopes')).toHaveLength(1);
  await anna.page.goto('about:blank');
  await dropDocuments(disk);
  await anna.open('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toHaveText('parole');
  await anna.context.close();
});
