import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { newContext, type Measurement } from './bench';
import { figure } from './figure';
import { programmeSelector, start } from './shown';

const built = join(import.meta.dirname, '../.out/bench');

/** The scripts that had come when the programme was on the screen of a first visit, gzipped. */
export const firstScripts: Measurement = async (bench, tell) => {
  const context = await newContext(bench);
  const { come, asked } = await start(
    context,
    `${bench.host.url}app/#/programma`,
    programmeSelector,
    1,
  );
  await context.close();
  const name = 'JavaScript before the programme is on screen, gzipped';
  tell(figure(name, await weigh(come), 'KiB', { atMost: 90 }));
  tell(figure(`${name}, with what was asked for by then`, await weigh(asked), 'KiB', 'none'));
};

async function weigh(paths: readonly string[]): Promise<number> {
  const sizes = paths.map(async (path) => {
    const script = await readFile(join(built, path));
    return gzipSync(script, { level: 9 }).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}
