// Runs one function of a module and prints what it gives: in a process of its own, where it may put
// another clock in place of the machine's.
process.env['NODE_ENV'] = 'production';
const { runnerImport } = await import('vite');

const [file = '', name = '', given = '[]'] = process.argv.slice(2);
/** @type {{ module: Record<string, (...given: unknown[]) => Promise<unknown>> }} */
const { module } = await runnerImport(file, { configFile: false, logLevel: 'warn' });
const answer = await module[name]?.(...JSON.parse(given));
process.stdout.write(JSON.stringify(answer), () => process.exit(0));
