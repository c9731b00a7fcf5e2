import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './tests/helpers/chromium.ts';

/**
 * What the built page may do. Signalling servers are the user's own choice, so `connect-src` leaves
 * room for any `wss:` and for a server on this machine, and for nothing else.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' wss: ws://localhost:* ws://127.0.0.1:*",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default mandato-inert svelte-trusted-html',
].join('; ');

/** Writes the policy into the built page; the dev server needs inline styles for hot reload. */
const contentSecurityPolicy = (): Plugin => ({
  name: 'mandato:content-security-policy',
  apply: 'build',
  transformIndexHtml: (html) => {
    const anchor = '<meta charset="utf-8" />';
    if (!html.includes(anchor)) throw new Error(`index.html has lost its ${anchor}`);
    const tag = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
    return html.replace(anchor, `${anchor}\n    ${tag}`);
  },
});

const inNode = { environment: './tests/helpers/client-environment.ts' };

export default defineConfig({
  base: './',
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    contentSecurityPolicy(),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  preview: { host: '127.0.0.1', port: 4173 },
  test: {
    projects: [
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: { ...inNode, name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          ...inNode,
          name: 'sync',
          include: ['tests/sync/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
