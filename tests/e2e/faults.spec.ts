import { expect, test, type Page } from '@playwright/test';
import { besides, dropDatabase, rows } from './disk.ts';
import { Officer, newOfficer } from './officer.ts';

/** Text that no compression makes smaller. */
const noise = (length: number): string =>
  Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join('');

const originOf = (): string => new URL(test.info().project.use.baseURL!).origin;

/** The longest, in milliseconds, that the line kept quiet about a transaction the browser had aborted. */
const silence = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { silence: number }).silence);

/** Measures that silence from the start of the page. */
async function timeSilence(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const measured = globalThis as unknown as { silence: number };
    measured.silence = 0;
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args) {
      const transaction = begin.apply(this, args);
      transaction.addEventListener('abort', () => {
        const aborted = performance.now();
        const look = () => {
          measured.silence = Math.max(measured.silence, performance.now() - aborted);
          if (!document.querySelector('[data-saved="unsaved"]')) setTimeout(look, 10);
        };
        if (this.name === 'mandato') look();
      });
      return transaction;
    };
  });
}

/** A copy holds the words: somebody else restores it and reads them. */
async function holds(anna: Officer, copy: Buffer, action: string, words: string): Promise<void> {
  const bruno = await newOfficer(anna.context.browser()!);
  await bruno.open();
  await bruno.restoreCopy(copy);
  await expect(bruno.said).toContainText('Ripristinato');
  await bruno.go(`#/ambito/${action.slice(0, action.lastIndexOf('.'))}`);
  await expect(bruno.words(action)).toHaveText(words);
  await bruno.context.close();
}

test('a full disk is said within a second, loses nothing, and is forgotten when there is room', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  // What is kept for use offline fills most of it: fewer words, and a page that is not slow of them.
  const anna = await newOfficer(browser, 'offline');
  await timeSilence(anna.page);
  const disk = await anna.context.newCDPSession(anna.page);
  const origin = originOf();
  // From the start: the browser remembers for half a minute how much room there was.
  await disk.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_800_000 });
  await anna.open();
  await anna.edit('1.1.1');
  let words = 'prima ';
  await anna.insert(words);
  for (let i = 0; (await anna.saved.getAttribute('data-saved')) !== 'unsaved'; i++) {
    expect(i, 'the disk never got full').toBeLessThan(40);
    const more = `${noise(100_000)} `;
    await anna.insert(more);
    words += more;
    await expect(anna.saved).not.toHaveAttribute('data-saved', 'saving', { timeout: 20_000 });
  }
  await anna.isWarned(/pieno/);
  expect(await silence(anna.page)).toBeLessThan(1000);
  await anna.insert('dopo');
  words += 'dopo';
  await anna.isWarned(/pieno/);
  const copy = await anna.saveCopy();
  await expect(anna.words('1.1.1')).toHaveText(words);
  await disk.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(anna.saved).toHaveAttribute('data-saved', 'saved', { timeout: 20_000 });
  await anna.page.reload();
  await anna.ready();
  await expect(anna.words('1.1.1')).toHaveText(words);
  await holds(anna, copy.bytes, '1.1.1', words);
  await anna.context.close();
});

test('a database deleted from another tab is said, and all is in the copy', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('prima ');
  await anna.ready();
  await dropDatabase(await besides(anna.page), 'mandato');
  await anna.isWarned(/cancellato/);
  await anna.insert('dopo');
  await expect(anna.words('1.1.1')).toHaveText('prima dopo');
  const copy = await anna.saveCopy();
  expect(copy.name).toMatch(/^[a-z0-9-]+-\d{4}-\d\d-\d\d\.mandato$/);
  await anna.isWarned(/cancellato/);
  anna.page.on('dialog', (dialog) => void dialog.accept());
  await anna.page.reload();
  await anna.ready();
  await anna.restoreCopy(copy.bytes);
  await expect(anna.said).toContainText('Ripristinato');
  await anna.go('#/ambito/1.1');
  await expect(anna.words('1.1.1')).toHaveText('prima dopo');
  await anna.ready();
  await anna.context.close();
});

test('site data that was cleared is said, and all is in the copy', async ({ browser }) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('prima ');
  await anna.ready();
  const disk = await anna.context.newCDPSession(anna.page);
  await disk.send('Storage.clearDataForOrigin', { origin: originOf(), storageTypes: 'all' });
  await anna.isWarned(/cancellato|chiuso/);
  await anna.insert('dopo');
  await anna.isWarned(/cancellato/);
  await holds(anna, (await anna.saveCopy()).bytes, '1.1.1', 'prima dopo');
  await anna.context.close();
});

test('a connection closed by the browser is said while it lasts, then opened again', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('prima ');
  await anna.ready();
  await anna.page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    };
    const mended = globalThis as unknown as { mend: () => void };
    mended.mend = () => (IDBDatabase.prototype.transaction = begin);
  });
  await anna.insert('durante ');
  await anna.isWarned(/chiuso/);
  await anna.insert('ancora');
  const copy = await anna.saveCopy();
  await anna.page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
  await anna.ready();
  await anna.page.reload();
  await anna.ready();
  await expect(anna.words('1.1.1')).toHaveText('prima durante ancora');
  await holds(anna, copy.bytes, '1.1.1', 'prima durante ancora');
  await anna.context.close();
});

const refusals: Record<string, { stub: () => void; why: RegExp }> = {
  'is refused': {
    why: /non permette/,
    stub: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
  },
  'never answers': {
    why: /non risponde/,
    stub: () => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    },
  },
};

for (const [how, { stub, why }] of Object.entries(refusals)) {
  test(`where opening the database ${how}, one can work, is warned for good, and saves a copy`, async ({
    browser,
  }) => {
    const anna = await newOfficer(browser);
    await anna.page.addInitScript(stub);
    await anna.page.goto('./#/programma');
    await expect(anna.page.getByRole('heading', { level: 1 })).toBeVisible();
    await anna.isWarned(why, 15_000);
    await anna.edit('1.1.1');
    await anna.insert('solo in memoria');
    await expect(anna.words('1.1.1')).toHaveText('solo in memoria');
    const copy = await anna.saveCopy();
    await anna.page.waitForTimeout(1000); // long enough for a retry to have lied
    await anna.isWarned(why);
    await expect(await anna.reports()).toContainText(why);
    await holds(anna, copy.bytes, '1.1.1', 'solo in memoria');
    await anna.context.close();
  });
}

/** The disk answers nothing until `answer()` is called in the page. */
function sleepyDisk(): void {
  const open = IDBFactory.prototype.open;
  let answer = (): void => undefined;
  const awake = new Promise<void>((resolve) => (answer = resolve));
  Object.assign(globalThis, { answer });
  IDBFactory.prototype.open = function (...args) {
    let real: IDBOpenDBRequest | undefined;
    const kinds = ['success', 'error', 'blocked', 'upgradeneeded'] as const;
    const late: Record<string, unknown> = {};
    Object.defineProperties(late, {
      result: { get: () => real?.result },
      error: { get: () => real?.error },
      transaction: { get: () => real?.transaction },
    });
    void awake.then(() => {
      real = open.apply(this, args);
      for (const kind of kinds) {
        real.addEventListener(kind, (event) => {
          const handler = late[`on${kind}`];
          if (typeof handler === 'function') handler.call(late, event);
        });
      }
    });
    return late as unknown as IDBOpenDBRequest;
  };
}
const wake = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { answer: () => void }).answer());

test('a disk that answers late brings the work that was there, and what was written meanwhile stays', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('di ieri');
  await anna.ready();
  await anna.page.close();

  // Nothing written meanwhile: yesterday's work comes up by itself.
  const second = new Officer(await anna.context.newPage(), anna.context);
  await second.page.addInitScript(sleepyDisk);
  await second.page.goto('./#/ambito/1.1');
  await second.isWarned(/non risponde/, 15_000);
  await wake(second.page);
  await second.ready();
  await expect(second.words('1.1.1')).toHaveText('di ieri');

  // Something written before the disk answered: it is kept, keys and all.
  await second.page.goto('about:blank');
  await second.page.goto('./#/ambito/1.1');
  await second.isWarned(/non risponde/, 15_000);
  await second.edit('1.1.1');
  await second.insert('prima del disco');
  await wake(second.page);
  await second.ready();
  await expect(second.words('1.1.1')).toHaveText('prima del disco');
  await second.page.close();
  const third = new Officer(await anna.context.newPage(), anna.context);
  await third.open('#/ambito/1.1');
  await expect(third.words('1.1.1')).toHaveText('prima del disco');
  expect(await rows(third.page, 'mandato', 'workspaces')).toHaveLength(2);
  await anna.context.close();
});

for (const [pace, rate] of [
  ['', 1],
  [', on a slow machine', 2],
] as const)
  test(`words typed the moment the page can take them, then closed at once, are there again${pace}`, async ({
    browser,
  }) => {
    const anna = await newOfficer(browser);
    const tools = await anna.context.newCDPSession(anna.page);
    await tools.send('Emulation.setCPUThrottlingRate', { rate });
    await anna.page.goto('./#/ambito/1.1');
    await anna.row('1.1.1').locator('[data-edit]').first().click();
    await anna.page.getByRole('textbox', { name: 'Nota della macroazione 1.1.1' }).waitFor();
    await anna.insert('subito');
    await anna.page.close();
    const again = new Officer(await anna.context.newPage(), anna.context);
    await again.open('#/ambito/1.1');
    await expect(again.words('1.1.1')).toHaveText('subito');
    await anna.context.close();
  });

for (const answer of [true, false]) {
  test(`the browser is asked to keep the data at the first note, once; that it ${
    answer ? 'will' : 'will not promise'
  } is said`, async ({ browser }) => {
    const anna = await newOfficer(browser);
    await anna.page.addInitScript((kept) => {
      const asked = () => Number(sessionStorage.getItem('asked') ?? 0);
      navigator.storage.persist = () => {
        sessionStorage.setItem('asked', String(asked() + 1));
        return Promise.resolve(kept);
      };
      navigator.storage.persisted = () => Promise.resolve(kept && asked() > 0);
    }, answer);
    const asked = () => anna.page.evaluate(() => Number(sessionStorage.getItem('asked') ?? 0));
    await anna.open('#/dati');
    const main = anna.page.locator('main');
    await expect(main).toContainText('Non l’abbiamo ancora chiesto');
    expect(await asked()).toBe(0);
    await anna.edit('1.1.1');
    await anna.insert('prima nota');
    await expect.poll(asked).toBe(1);
    await anna.edit('2.1.1');
    await anna.insert('seconda nota');
    await anna.ready();
    await anna.page.reload();
    await anna.ready();
    await anna.edit('2.1.1');
    await anna.insert('ancora');
    await anna.ready();
    expect(await asked()).toBe(1);
    await anna.go('#/dati');
    await expect(main).toContainText(answer ? 'Sì. Il browser ha promesso' : 'Non lo promette');
    await anna.context.close();
  });
}
