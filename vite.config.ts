import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './tests/helpers/chromium.ts';

/**
 * What the built page may do. Signalling servers are the user's own choice, so `connect-src` leaves
 * room for any `wss:` and for a server on this machine, and for nothing else.
 */
const policy = [
  "default-src 'none'",
  // The one WebAssembly is the reader of QR codes.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' wss: ws://localhost:* ws://127.0.0.1:*",
  "media-src 'self' blob:",
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

/**
 * Everything the app can ever load is kept by the service worker at the first visit. It is
 * registered, and a new one let in, by `src/storage/offline.ts`: only when the user says so.
 */
const offline = () =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: null,
    includeManifestIcons: false,
    filename: 'sw.js',
    manifest: {
      id: './',
      start_url: './',
      scope: './',
      name: 'Mandato',
      short_name: 'Mandato',
      description: 'Il programma di mandato e ciò che ne è stato, fianco a fianco',
      lang: 'it',
      dir: 'ltr',
      display: 'standalone',
      background_color: '#005866',
      theme_color: '#003943',
      file_handlers: [{ action: './', accept: { 'application/vnd.mandato': ['.mandato'] } }],
      launch_handler: { client_mode: 'focus-existing' },
      categories: ['government', 'productivity'],
      icons: [
        { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        {
          src: 'icons/icon-maskable-512.png',
          sizes: '512x512',
          type: 'image/png',
          purpose: 'maskable',
        },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,woff2,json,wasm,svg,png}'],
      maximumFileSizeToCacheInBytes: 20_000_000,
      navigateFallback: 'index.html',
      clientsClaim: true,
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });

const browserDependencies = [
  '@tiptap/core',
  '@tiptap/extension-collaboration',
  '@tiptap/extension-list',
  '@tiptap/extension-table',
  '@tiptap/extensions',
  '@tiptap/pm/gapcursor',
  '@tiptap/pm/model',
  '@tiptap/pm/state',
  '@tiptap/pm/tables',
  '@tiptap/pm/view',
  '@tiptap/starter-kit',
  '@tiptap/y-tiptap',
  'dexie',
  'lib0/buffer',
  'lib0/decoding',
  'lib0/encoding',
  'valibot',
  'y-indexeddb',
  'y-protocols/awareness',
  'yjs',
];

const inNode = { environment: './tests/helpers/client-environment.ts' };

export default defineConfig({
  base: './',
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    contentSecurityPolicy(),
    offline(),
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
    // One less than there are cores, as vitest has it, would leave one of two idle.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          ...inNode,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // Some try many cases, and the machine may be busy.
          testTimeout: 30_000,
        },
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
        // Found one by one, each would reload the page in the middle of a test.
        optimizeDeps: { include: browserDependencies },
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
