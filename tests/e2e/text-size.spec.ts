import { expect, test } from '@playwright/test';
import { chromiumLaunch } from '../helpers/chromium.ts';
import { newOfficer } from './officer.ts';
import { sideways } from './sideways.ts';
import { views } from './views.ts';

// What "very large" text in the browser's settings does: twice the usual 16 pixels.
test.use({
  launchOptions: {
    ...chromiumLaunch,
    args: [...chromiumLaunch.args, '--blink-settings=defaultFontSize=32'],
  },
});

for (const { name, open } of views) {
  test(`${name}: text of twice the size pushes nothing off the side`, async ({ browser }) => {
    const anna = await newOfficer(browser);
    await open(anna);
    expect(await anna.page.evaluate(() => getComputedStyle(document.body).fontSize)).not.toBe(
      '16px',
    );
    for (const width of [1280, 640]) {
      await anna.page.setViewportSize({ width, height: 900 });
      expect(await sideways(anna.page), `${String(width)} px`).toBe(0);
    }
    await anna.context.close();
  });
}
