import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { excel, webPage, word } from '../browser/editor/clipboards.ts';
import { newOfficer, type Officer } from './officer.ts';

/** The same page, by the types of another copy of its library. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

let anna: Officer;
let complaints: string[];

test.beforeEach(async ({ browser }) => {
  anna = await newOfficer(browser, 'offline');
  complaints = [];
  const { page } = anna;
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (/spia|esempio|example|cremona/.test(request.url())) complaints.push(request.url());
  });
  await anna.open();
});

test.afterEach(async () => {
  expect(complaints).toEqual([]);
  await anna.context.close();
});

/** What the browser does at Ctrl+V with this on the clipboard. */
const paste = (page: Page, html: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    clipboardData.setData('text/plain', 'testo');
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, html);

test('a note is written with the toolbar, closed with Escape, and read as it was written', async () => {
  const { page } = anna;
  const box = await anna.edit('1.1.1');
  await page.keyboard.type('Sopralluogo');
  await page.keyboard.press('Alt+F10');
  await expect(page.getByRole('button', { name: 'Titolo', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  await expect(page.getByRole('button', { name: 'Titolo', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Grassetto' }).click();
  await page.keyboard.type('forte');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Elenco di attività' }).click();
  await page.keyboard.type('fatto');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('da fare');
  await page.keyboard.press('Escape');

  await expect(box).toHaveCount(0);
  const row = anna.row('1.1.1');
  await expect(row.locator('[data-edit]')).toBeFocused();
  const words = anna.words('1.1.1');
  await expect(words.locator('h4')).toHaveText('Sopralluogo');
  await expect(words.locator('strong').first()).toHaveText('forte');
  await expect(words.locator('li[data-checked="true"]')).toContainText('fatto');
  await expect(words.locator('li[data-checked="false"]')).toContainText('da fare');

  // The button that has the focus opens it again, at its end.
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  await page.keyboard.type(' oggi');
  await page.keyboard.press('Escape');
  await expect(words).toContainText('da fare oggi');
});

test('what comes from Word, Excel and the web is clean under the page’s own rules', async () => {
  const { page } = anna;
  const box = await anna.edit('1.1.1');
  await paste(page, word);
  await expect(box.locator('h4')).toHaveText('Relazione');
  await expect(box.locator('li li li')).toHaveText('In fondo');
  await expect(box.locator('ol[start="3"] > li')).toHaveCount(2);
  await expect(box.locator('strong').first()).toHaveText('approvato');
  await expect(box).not.toContainText('segreto');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Escape');

  await anna.edit('1.1.2');
  await paste(page, excel);
  await expect(anna.words('1.1.2').locator('td').nth(3)).toHaveText('1.234,50');
  await page.keyboard.press('Escape');

  await anna.edit('1.1.1');
  await page.keyboard.press('Control+a');
  await paste(page, webPage);
  await expect(anna.words('1.1.1')).toContainText('Notizia');
  await page.keyboard.press('Escape');
  const words = anna.words('1.1.1');
  await expect(words.locator('a')).toHaveCount(1);
  await expect(words.locator('img, svg, iframe, script, style, form, input, video')).toHaveCount(0);
});

test('a note does not move away under a press while its sheet is loading, and needs nothing of it', async ({
  browser,
}) => {
  const anna = await newOfficer(browser);
  let go: (how: 'continue' | 'abort') => void = () => undefined;
  const held = new Promise<'continue' | 'abort'>((resolve) => (go = resolve));
  await anna.page.route(/TrackingPanel-.*\.js/, async (route) => route[await held]());
  await anna.open('#/ambito/1.1');
  await expect(anna.row('1.1.1')).toContainText('Promozione del sistema città');
  await expect(anna.page.locator('[data-edit]')).toHaveCount(0);
  go('continue');
  await expect(anna.page.getByRole('combobox', { name: 'Stato', exact: true })).toHaveCount(2);
  await expect(anna.page.locator('[data-edit]')).toHaveCount(2);

  await anna.page.unroute(/TrackingPanel-.*\.js/);
  await anna.page.route(/TrackingPanel-.*\.js/, (route) => route.abort());
  await anna.page.reload();
  await expect(anna.row('1.1.1').getByRole('alert')).toBeVisible();
  await anna.edit('1.1.1');
  await anna.insert('anche così');
  await expect(anna.words('1.1.1')).toHaveText('anche così');
  await anna.context.close();
});

test('a link that would run something is refused with words, a good one is taken', async () => {
  const { page } = anna;
  const box = await anna.edit('1.1.1');
  await page.keyboard.press('Control+k');
  const field = page.getByLabel('Indirizzo del collegamento');
  await expect(field).toBeFocused();
  await field.fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(anna.row('1.1.1').getByRole('alert')).toContainText('Scrivi un indirizzo');
  await field.fill('comune.cremona.it');
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  await expect(box.locator('a')).toHaveAttribute('href', 'https://comune.cremona.it');
});

test('the open note has no barriers, light or dark, with all it can show', async () => {
  const { page } = anna;
  const box = await anna.edit('1.1.1');
  await paste(page, word);
  await page.getByRole('button', { name: 'Altri formati' }).click();
  await page.getByRole('button', { name: 'Inserisci una tabella' }).click();
  await page.keyboard.press('Control+k');
  await expect(page.getByLabel('Indirizzo del collegamento')).toBeFocused();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    const { violations } = await new AxeBuilder({ page: page as unknown as AxePage })
      .include('.editor')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  await expect(box).toBeVisible();
});
