import { chromium } from 'playwright';
import { chromiumLaunch } from '../helpers/chromium.ts';
import type { Measurement } from './bench';
import { buildAll } from './build';
import { coldStart } from './cold-start';
import { edit } from './edit';
import type { Figure } from './figure';
import { filter } from './filter';
import { firstScripts } from './first-scripts';
import { serve } from './host';
import { join } from './join';
import { kept } from './kept';
import { list } from './list';
import { messages } from './messages';
import { newcomer } from './newcomer';
import { overlay } from './overlay';
import { protocol } from './protocol';
import { reload } from './reload';
import { search } from './search';
import { table } from './table';
import { years } from './years';

/** In the order in which they matter. */
const measurements: Record<string, Measurement> = {
  edit,
  search,
  reload,
  'cold-start': coldStart,
  'first-scripts': firstScripts,
  kept,
  join,
  newcomer,
  filter,
  list,
  years,
  messages,
  overlay,
  protocol,
};

/** Measures what is named, or everything. 0 unless a measurement itself failed. */
export async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in measurements));
  if (unknown.length > 0) {
    console.error(
      `There is no ${unknown.join(', ')}: only ${Object.keys(measurements).join(', ')}`,
    );
    return 1;
  }
  const host = await serve(await buildAll());
  const figures: Figure[] = [];
  const tell = (figure: Figure): void => {
    figures.push(figure);
    console.log(JSON.stringify(figure));
  };
  let failed = 0;
  for (const [name, measure] of Object.entries(measurements)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const browser = await chromium.launch(chromiumLaunch);
    try {
      await measure({ browser, host }, tell);
    } catch (error) {
      failed++;
      console.error(`${name} could not be measured: ${reasonOf(error)}`);
    } finally {
      await browser.close();
    }
  }
  await host.cut();
  console.log(`\n${table(figures)}`);
  return failed === 0 ? 0 : 1;
}

/** The browser adds its own log to a message, which may be long. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).slice(0, 1500) : String(error);
