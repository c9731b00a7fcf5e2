import { expect, test as base, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStaticHost, type StaticHost } from '../helpers/static-host.ts';

const test = base.extend<{ host: StaticHost }>({
  host: async ({ browserName: _ }, use) => {
    const host = await startStaticHost();
    await use(host);
    await host.cut();
  },
});

test.use({ serviceWorkers: 'allow' });

/** Collects what the page must not do: break its policy, fail, or ask anyone but its host. */
async function watch(page: Page, host: StaticHost): Promise<string[]> {
  const wrongs: string[] = [];
  const { origin } = new URL(host.url);
  page.on('console', (message) => {
    if (message.type() === 'error') wrongs.push(message.text());
  });
  page.on('pageerror', (error) => wrongs.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) wrongs.push(`asked ${request.url()}`);
  });
  page.on('websocket', (socket) => wrongs.push(`socket to ${socket.url()}`));
  await page.exposeFunction('reportViolation', (what: string) => wrongs.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = globalThis as unknown as {
        reportViolation: (what: string) => void;
      };
      reportViolation(`${event.violatedDirective}: ${event.sample}`);
    });
  });
  return wrongs;
}

/** Waits until the service worker has everything and answers for this page. */
async function untilKept(page: Page): Promise<void> {
  const controlled = () =>
    page.evaluate(() => navigator.serviceWorker.controller?.state === 'activated');
  await expect.poll(controlled, { timeout: 15_000 }).toBe(true);
}

test('runs under a sub-path, keeps its policy and asks nobody else', async ({ page, host }) => {
  const wrongs = await watch(page, host);
  await page.goto(host.url);
  await expect(page.locator('#app')).not.toBeEmpty();
  await untilKept(page);
  expect(wrongs).toEqual([]);
});

test('refuses script text and foreign scripts, and cleans HTML', async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.locator('#app')).not.toBeEmpty();
  const found = await page.evaluate(async () => {
    const outcome = (run: () => unknown): string => {
      try {
        return String(run());
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    // The debugger lifts the ban on script text for its own task: go to another one.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const box = document.createElement('div');
    return {
      evaluated: outcome(() => Reflect.construct(Function, ['return 1'])),
      foreign: outcome(() => new Worker('https://example.org/x.js')),
      html: outcome(() => {
        box.innerHTML = '<b>a</b><img src=x onerror="alert(1)">';
        return box.innerHTML;
      }),
    };
  });
  expect(found.evaluated).toMatch(/Error$/);
  expect(found.foreign).toMatch(/Error$/);
  expect(found.html).toBe('<b>a</b>');
});

test('opens with the network cut, from the second visit on', async ({ page, host }) => {
  await page.goto(host.url);
  await untilKept(page);
  await page.close();
  await host.cut();

  const again = await page.context().newPage();
  const wrongs = await watch(again, host);
  await again.goto(host.url);
  await expect(again.locator('#app')).not.toBeEmpty();
  expect(wrongs).toEqual([]);
});

test('a newer edition waits and does not reload the page', async ({ page, host }) => {
  await page.goto(host.url);
  await untilKept(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-mark', 'here'));
  const worker = readFileSync(join(import.meta.dirname, '../../dist/sw.js'), 'utf8');
  host.replace('sw.js', `${worker}\n// newer`);
  const waits = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 20));
    return registration.waiting !== null;
  });
  expect(waits).toBe(true);
  await expect(page.locator('html')).toHaveAttribute('data-mark', 'here');
});
