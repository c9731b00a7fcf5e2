import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { programme } from './search-corpus';

const root = join(import.meta.dirname, '../..');
const pages = join(import.meta.dirname, 'pages');

/** Builds the app and the pages it is measured beside; gives the folder that holds both. */
export async function buildAll(): Promise<string> {
  const folder = join(root, 'tests/.out/bench');
  const common = { emptyOutDir: true, reportCompressedSize: false };
  await build({ root, logLevel: 'error', build: { ...common, outDir: join(folder, 'app') } });
  const entries = readdirSync(pages).filter((name) => name.endsWith('.html'));
  await build({
    root: pages,
    configFile: false,
    base: './',
    publicDir: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    build: {
      ...common,
      outDir: join(folder, 'pages'),
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entries.map((name) => join(pages, name)) },
    },
    worker: { format: 'es' },
  });
  writeFileSync(join(folder, 'pages/static.html'), staticPage());
  return folder;
}

/** All the words of the programme in a page that needs no script. */
function staticPage(): string {
  const points = programme.points.map(({ number, title, introduction }) => {
    const goals = programme.goals.filter((goal) => goal.points[0] === number);
    const told = goals.map(
      (goal) =>
        `<section><h3>${goal.id} ${safe(goal.title)}</h3>${goal.aims.map(paragraph).join('')}<ol>${goal.actions
          .map(
            ({ text, items }) =>
              `<li>${safe(text)}${items.map((item) => paragraph(item.text)).join('')}</li>`,
          )
          .join('')}</ol></section>`,
    );
    const head = `<h2>${number}. ${safe(title)}</h2>${introduction.map(paragraph).join('')}`;
    return `<article>${head}${told.join('')}</article>`;
  });
  return (
    '<!doctype html><html lang="it"><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${safe(programme.title)}</title><h1>${safe(programme.title)}</h1>${points.join('')}</html>`
  );
}

const paragraph = (text: string): string => `<p>${safe(text)}</p>`;
const safe = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
