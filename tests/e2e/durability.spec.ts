import { expect, test, type Page } from '@playwright/test';
import { newOfficer, type Officer } from './officer.ts';

/**
 * A page is killed right after the last key, in three ways, many times over; a new page then finds
 * every character. The keys are typed into one note, so each trial also checks all that came before.
 */
const ways: Record<string, (page: Page) => Promise<void>> = {
  'navigation in the same tick': async (page) => {
    const typed = page.evaluate(() => {
      for (const key of '0123456789')
        /* eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to type in one task */
        document.execCommand('insertText', false, key);
      location.href = 'about:blank';
    });
    // The page may be gone before it can answer; what it typed is looked for afterwards.
    await typed.catch((error: unknown) => expect(String(error)).toContain('context was destroyed'));
    await page.waitForURL('about:blank');
    await page.close();
  },
  'page.close()': async (page) => {
    await page.keyboard.type('0123456789');
    await page.close();
  },
  'a crashed renderer': async (page) => {
    await page.keyboard.type('0123456789');
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined); // the answer never comes
    await crashed;
    await page.close();
  },
};
const trials = { 'navigation in the same tick': 12, 'page.close()': 12, 'a crashed renderer': 6 };

async function typeAndDie(officer: Officer, way: (page: Page) => Promise<void>): Promise<void> {
  await officer.edit('1.1.1');
  await officer.page.keyboard.press('Control+End');
  await way(officer.page);
}

for (const [name, way] of Object.entries(ways)) {
  test(`nothing typed is lost by ${name}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const first = await newOfficer(browser, 'offline');
    await first.open();
    await first.edit('1.1.1');
    await first.page.keyboard.type('inizio ');
    await first.ready();
    await first.page.close();
    const { context } = first;
    let expected = 'inizio ';
    for (let trial = 0; trial < trials[name as keyof typeof trials]; trial++) {
      const { Officer } = await import('./officer.ts');
      const officer = new Officer(await context.newPage(), context);
      await officer.open('#/ambito/1.1');
      await expect(officer.words('1.1.1')).toHaveText(expected);
      await typeAndDie(officer, way);
      expected += '0123456789';
    }
    const last = await context.newPage();
    await last.goto('./#/ambito/1.1');
    await expect(
      last.getByRole('region', { name: 'Macroazione 1.1.1', exact: true }).locator('.note').first(),
    ).toHaveText(expected);
    await context.close();
  });
}
