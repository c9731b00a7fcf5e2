import { expect, test } from '@playwright/test';
import { newOfficer } from './officer.ts';

test('on a narrow phone the band keeps people and "Condividi" on one line', async ({ browser }) => {
  const anna = await newOfficer(browser);
  const { page } = anna;
  await page.setViewportSize({ width: 320, height: 700 });
  await anna.open();
  await anna.sign('Anna Rossi');
  const people = page.getByRole('list', { name: 'Chi è qui' });
  const share = page.getByRole('link', { name: 'Condividi' });
  for (const others of [1, 2, 3]) {
    const tab = await anna.context.newPage();
    await tab.goto('./#/programma');
    await expect(people.getByRole('listitem')).toHaveCount(1 + others);
    const top = (await people.boundingBox())?.y ?? NaN;
    expect(Math.abs(((await share.boundingBox())?.y ?? NaN) - top)).toBeLessThan(10);
  }
  await anna.context.close();
});
