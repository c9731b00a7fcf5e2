import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { toolsOf } from './devtools.ts';
import { newOfficer, type Officer } from './officer.ts';
import { sideways } from './sideways.ts';
import { views, type View } from './views.ts';

/** Lays out the chapters out of sight too, or leaves them out again. */
const layOutAll = ({ page }: Officer, all: boolean): Promise<void> =>
  page.evaluate((on) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.chapter { content-visibility: visible }');
    document.adoptedStyleSheets = on ? [sheet] : [];
  }, all);

/** A person at the view, with all of it laid out, for axe measures it. */
async function at(view: View, officer: Officer): Promise<void> {
  await view.open(officer);
  await layOutAll(officer, true);
}

/** Colours change with the light and places with the width: nothing changes with both. */
const looks = [
  [1440, 'light', 'all'],
  [1440, 'dark', 'colours'],
  [320, 'light', 'all but colours'],
] as const;

/** What "very large" text in the browser's settings does: twice the usual 16 pixels. */
async function enlargeText(officer: Officer): Promise<void> {
  const tools = await toolsOf(officer);
  await tools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  expect(await officer.page.evaluate(() => getComputedStyle(document.body).fontSize)).not.toBe(
    '16px',
  );
}

for (const view of views) {
  test(`${view.name}: no barrier, light or dark, wide or narrow, in text of any size`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const anna = await newOfficer(browser);
    await at(view, anna);
    for (const [width, colorScheme, asked] of looks) {
      await anna.page.setViewportSize({ width, height: 900 });
      await anna.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(anna.page, asked), `${String(width)} px, ${colorScheme}`).toEqual([]);
      await layOutAll(anna, true);
      expect(await sideways(anna.page), `${String(width)} px`).toBe(0);
      // Chapters out of sight look like those in sight, and axe takes long for them: once is enough.
      await layOutAll(anna, false);
    }
    await enlargeText(anna);
    for (const width of [1280, 640]) {
      await anna.page.setViewportSize({ width, height: 900 });
      expect(await sideways(anna.page), `${String(width)} px, large text`).toBe(0);
    }
    await anna.context.close();
  });
}

const inForcedColours = [
  'Programma',
  'Scheda con l’editor aperto',
  'Ricerca con risultati',
  'Cruscotto',
];

for (const view of views.filter(({ name }) => inForcedColours.includes(name))) {
  test(`${view.name}: no barrier in the colours of the person’s own system`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const anna = await newOfficer(browser);
    await at(view, anna);
    for (const colorScheme of ['light', 'dark'] as const) {
      await anna.page.emulateMedia({ forcedColors: 'active', colorScheme });
      // axe reads the colours of the sheet, not those the system puts in their place.
      expect(await violations(anna.page, 'all but colours'), colorScheme).toEqual([]);
      expect(await paintedOver(anna.page), colorScheme).toEqual([]);
    }
    await anna.context.close();
  });
}

/** Classes of what keeps colours of its own where the system has others, but for marks and carets. */
const paintedOver = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => getComputedStyle(one).forcedColorAdjust === 'none')
      .filter((one) => !one.closest('mark, .caret'))
      .map((one) => `${one.localName}.${one.getAttribute('class') ?? ''}`),
  );
