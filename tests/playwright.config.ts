import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromiumLaunch } from './helpers/chromium.ts';
import { freePort } from './helpers/free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

// Workers read this file too: the first reading chooses, the others inherit.
const port = (process.env['MANDATO_PORT'] ??= String(await freePort()));
const address = `http://127.0.0.1:${port}/`;

/** The built app, served as any static host would, in the Chromium of the machine. */
export default defineConfig({
  testDir: './e2e',
  outputDir: './.out/playwright',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: './.out/playwright.json' }]],
  use: {
    baseURL: address,
    browserName: 'chromium',
    launchOptions: chromiumLaunch,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    // Keeping a copy for use offline takes a sixth of a short test: those that go offline ask for it.
    serviceWorkers: 'block',
    // A click that waits for ever would only say that the test took too long.
    actionTimeout: 30_000,
    trace: 'off',
    screenshot: 'off',
    video: 'off',
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
  },
});
