import { join } from 'node:path';
import { build } from 'vite';

/** The program of a hostile peer, as one script for `page.evaluate`: it makes `hostile`. */
export async function hostileCode(): Promise<string> {
  const built = await build({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      copyPublicDir: false,
      lib: {
        entry: join(import.meta.dirname, 'hostile-browser.ts'),
        formats: ['iife'],
        name: 'ignored',
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk') return chunk.code;
  }
  throw new Error('vite built nothing');
}
