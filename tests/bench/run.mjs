// `npm run bench` measures everything; `npm run bench -- search edit` only what it names.
import { fileURLToPath } from 'node:url';

// Else Vite, which reads this program, takes what it builds in this process for development too.
process.env['NODE_ENV'] = 'production';
const { runnerImport } = await import('vite');

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
/** @type {{ module: typeof import('./main.ts') }} */
const { module } = await runnerImport(main, { configFile: false, logLevel: 'warn' });
process.exit(await module.main(process.argv.slice(2)));
