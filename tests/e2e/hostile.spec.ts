import { expect, test, type Browser, type Page } from '@playwright/test';
import type { HostilePeer } from '../helpers/hostile-browser.ts';
import { hostileCode } from '../helpers/hostile-code.ts';
import { startSignalling, type Signalling } from '../helpers/signalling.ts';
import { alterDocument } from './devtools.ts';
import { newOfficer, type Officer } from './officer.ts';

declare global {
  var hostile: HostilePeer;
  var intruded: boolean;
  var connectionsClosed: number;
}

let signalling: Signalling;
let code: string;
test.beforeAll(async () => {
  code = await hostileCode();
});
test.beforeEach(async () => {
  signalling = await startSignalling();
});
test.afterEach(async () => {
  await signalling.stop();
});

/** A page of the app's origin that runs none of the app, but the hostile peer's program. */
async function hostilePage(page: Page): Promise<Page> {
  await page.goto('./icons/icon.svg');
  await page.evaluate(code);
  return page;
}

/** Whatever goes wrong on a page, from now on; and whether "intruso" was ever on its screen. */
async function watch({ page }: Officer): Promise<string[]> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.evaluate(() => {
    globalThis.intruded = false;
    const look = () => {
      if (document.documentElement.innerText.includes('intruso')) globalThis.intruded = true;
    };
    const options = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.documentElement, options);
  });
  return errors;
}

const intruded = ({ page }: Officer) => page.evaluate(() => globalThis.intruded);

/** Two editors and a reader, linked, with a note that says "parole vere". */
async function office(browser: Browser, prepare?: (page: Page) => Promise<unknown>) {
  const [anna, bruno, lia] = [
    await newOfficer(browser),
    await newOfficer(browser),
    await newOfficer(browser),
  ];
  await prepare?.(anna.page);
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.signalling(signalling.url);
  const { edit, view } = await anna.links();
  for (const [who, link, name] of [
    [bruno, edit, 'Bruno Verdi'],
    [lia, view, 'Lia Neri'],
  ] as const) {
    await who.page.goto(link);
    await who.ready();
    await who.sign(name);
    await who.signalling(signalling.url);
  }
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('parole vere');
  for (const who of [bruno, lia]) {
    await who.go('#/ambito/1.1');
    await expect(who.words('1.1.1')).toHaveText('parole vere', { timeout: 60_000 });
  }
  await expect(anna.page.locator('.saved')).toContainText('2 colleghi', { timeout: 60_000 });
  return { anna, bruno, lia, view };
}

test('one who holds the view link and speaks by hand changes nothing and is cut off', async ({
  browser,
}) => {
  test.setTimeout(360_000);
  const { anna, bruno, lia, view } = await office(browser);
  const errors = [await watch(anna), await watch(bruno), await watch(lia)];
  const context = await browser.newContext();
  const attacker = await hostilePage(await context.newPage());
  const enter = () =>
    attacker.evaluate(([link, url]) => hostile.enter(link, url, 3), [
      view,
      signalling.url,
    ] as const);

  await enter();
  await attacker.evaluate(() => hostile.overhear(3));
  let words = 'parole vere';
  for (const name of await attacker.evaluate(() => hostile.names)) {
    await enter();
    const cutOff = attacker.evaluate((attack) => hostile.attack(attack), name);
    // Meanwhile the others work on.
    await anna.page.keyboard.type('.');
    words += '.';
    expect(await cutOff, `cut off for ${name}`).toBe(true);
    for (const who of [anna, bruno, lia]) {
      await expect(who.words('1.1.1'), name).toContainText(words, { timeout: 20_000 });
      expect(await intruded(who), name).toBe(false);
    }
  }
  await attacker.evaluate(() => hostile.leave());
  await expect(anna.words('1.1.1')).toContainText(words);
  await anna.go('#/condividi');
  await expect(anna.page.locator('.company > li b')).toHaveText(
    ['Anna Rossi', /Bruno|Lia/, /Bruno|Lia/],
    {
      timeout: 60_000,
    },
  );
  expect(errors).toEqual([[], [], []]);
  for (const who of [anna, bruno, lia]) await who.context.close();
  await context.close();
});

test('nobody takes a colleague’s place by claiming his session or replaying his words', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { anna, bruno, lia, view } = await office(browser);
  const context = await browser.newContext();
  const attacker = await hostilePage(await context.newPage());
  await attacker.evaluate(([link, url]) => hostile.enter(link, url, 3), [
    view,
    signalling.url,
  ] as const);
  await attacker.evaluate(() => hostile.overhear(3));
  await lia.go('#/condividi');
  const people = lia.page.locator('.company > li');
  await expect(people.filter({ hasText: 'Anna Rossi' })).toHaveCount(1);
  const sessions = await attacker.evaluate(() => hostile.sessions);
  for (const session of sessions) {
    await attacker.evaluate(
      async ([link, url, victim]) => {
        await hostile.enter(link, url, 3);
        await hostile.impersonate(victim);
      },
      [view, signalling.url, session] as const,
    );
    await expect(people.filter({ hasText: 'Anna Rossi' })).toHaveCount(1);
    await expect(people.filter({ hasText: 'Bruno Verdi' })).toHaveCount(1);
    // The name it gives itself is that of a reader, as anybody's who holds the view link.
    for (const text of await people.filter({ hasText: 'Impostore' }).allInnerTexts()) {
      expect(text).toMatch(/lettura/i);
    }
    await attacker.evaluate(() => hostile.leave());
    await expect(people.filter({ hasText: 'Impostore' })).toHaveCount(0, { timeout: 30_000 });
    await expect(people.filter({ hasText: 'Anna Rossi' })).toHaveCount(1);
    await expect(people.filter({ hasText: 'Bruno Verdi' })).toHaveCount(1);
  }
  await anna.page.keyboard.type('!');
  await expect(bruno.words('1.1.1')).toHaveText('parole vere!');
  for (const who of [anna, bruno, lia]) await who.context.close();
  await context.close();
});

test('lies told through the signalling server end no link, and ghosts keep nobody out for long', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { anna, bruno, lia, view } = await office(browser, (page) =>
    page.addInitScript(() => {
      globalThis.connectionsClosed = 0;
      const Stock = RTCPeerConnection;
      globalThis.RTCPeerConnection = class extends Stock {
        override close() {
          if (this.connectionState === 'connected') globalThis.connectionsClosed++;
          super.close();
        }
      };
    }),
  );
  const errors = [await watch(anna), await watch(bruno), await watch(lia)];
  const context = await browser.newContext();
  const attacker = await hostilePage(await context.newPage());
  await attacker.evaluate(([link, url]) => hostile.enter(link, url, 3), [
    view,
    signalling.url,
  ] as const);
  await attacker.evaluate(() => hostile.slander(0));
  await anna.page.keyboard.type(' e ancora');
  await expect(lia.words('1.1.1')).toHaveText('parole vere e ancora');
  await attacker.evaluate(() => hostile.slander(60));
  expect(await anna.page.evaluate(() => globalThis.connectionsClosed)).toBe(0);

  const { edit } = await bruno.links();
  const carla = await newOfficer(browser);
  await carla.page.goto(edit);
  await carla.ready();
  await carla.signalling(signalling.url);
  await carla.go('#/ambito/1.1');
  await expect(carla.words('1.1.1')).toHaveText('parole vere e ancora', { timeout: 60_000 });
  expect(errors).toEqual([[], [], []]);
  for (const who of [anna, bruno, lia, carla]) await who.context.close();
  await context.close();
});

test('another tab of the same browser that posts forged or overheard words changes nothing', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { anna, bruno, lia, view } = await office(browser);
  const errors = [await watch(anna), await watch(bruno), await watch(lia)];
  const context = await browser.newContext();
  const attacker = await hostilePage(await context.newPage());
  await attacker.evaluate(([link, url]) => hostile.enter(link, url, 3), [
    view,
    signalling.url,
  ] as const);
  await attacker.evaluate(() => hostile.overhear(3));
  const frames = await attacker.evaluate(() => hostile.frames.map((frame) => [...frame]));
  for (const who of [anna, lia]) {
    const tab = await hostilePage(await who.context.newPage());
    await tab.evaluate(
      ([link, bytes]) =>
        hostile.postToTabs(
          link,
          bytes.map((frame) => Uint8Array.from(frame)),
        ),
      [view, frames] as const,
    );
    await tab.close();
  }
  await anna.page.bringToFront();
  await anna.page.keyboard.type('!');
  for (const who of [anna, bruno, lia]) {
    await expect(who.words('1.1.1')).toContainText('parole vere!');
    expect(await intruded(who)).toBe(false);
  }
  expect(errors).toEqual([[], [], []]);
  for (const who of [anna, bruno, lia]) await who.context.close();
  await context.close();
});

test('a reader who alters the document of their own page alters nobody else’s', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { anna, bruno, lia } = await office(browser);
  const errors = [await watch(anna), await watch(bruno)];
  expect(await alterDocument(lia)).toBe(1);
  await expect(lia.words('1.1.1')).toHaveText('intruso parole vere');
  await anna.page.keyboard.type('!');
  await expect(lia.words('1.1.1')).toHaveText('intruso parole vere!');
  await expect(bruno.words('1.1.1')).toHaveText('parole vere!');
  for (const who of [anna, bruno]) expect(await intruded(who)).toBe(false);
  // Nor is it signed by the same browser, once that is given the edit link.
  const { edit } = await bruno.links();
  await lia.page.goto(edit);
  await lia.ready();
  await lia.edit('1.1.1');
  await expect(lia.words('1.1.1')).toContainText('parole vere!');
  await expect(lia.words('1.1.1')).not.toContainText('intruso');
  await lia.page.keyboard.press('Control+End');
  await lia.page.keyboard.type('?');
  await expect(anna.words('1.1.1')).toContainText('parole vere!?');
  for (const who of [anna, bruno]) expect(await intruded(who)).toBe(false);
  expect(errors).toEqual([[], []]);
  for (const who of [anna, bruno, lia]) await who.context.close();
});
