import type { Page } from 'playwright';
import { newContext, newOfficer, openPage, pause, type Bench } from './bench';
import type { BarePage } from './pages/bare';
import { watchKeys } from './watch';

/** A sealed keystroke is about as long: signature, head, Yjs's update. */
const envelopeBytes = 130;
const noteSelector = '[aria-label="Macroazione 1.1.1"] .note';

const nothing = (): void => undefined;

export interface Pair {
  readonly writer: Page;
  readonly reader: Page;
}

/** Two people in one workspace: one writes the note of 1.1.1, the other reads it. */
export async function twoOfficers(
  bench: Bench,
  signalling: string,
  before: () => void = nothing,
): Promise<Pair> {
  const anna = await newOfficer(bench);
  await anna.page.addInitScript(before);
  await anna.open();
  await anna.sign('Anna Rossi');
  await anna.signalling(signalling);
  const { edit: link } = await anna.links();
  const bruno = await newOfficer(bench);
  await bruno.page.addInitScript(before);
  await bruno.page.goto(link);
  await bruno.ready();
  await bruno.sign('Bruno Verdi');
  await bruno.signalling(signalling);
  await bruno.go('#/ambito/1.1');
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('inizio');
  await bruno.page.locator(noteSelector).getByText('inizio').waitFor();
  await watchKeys(anna.page, noteSelector);
  await watchKeys(bruno.page, noteSelector);
  return { writer: anna.page, reader: bruno.page };
}

export async function twoBare(bench: Bench, signalling: string, before: () => void = nothing) {
  const open = async () => {
    const context = await newContext(bench);
    await context.addInitScript(before);
    return openPage<BarePage>(bench, context, 'bare');
  };
  const [a, b] = [await open(), await open()];
  for (const { there } of [a, b]) await there.join(signalling);
  for (const { there } of [a, b]) while (!(await there.connected())) await pause(50);
  await pause(500);
  for (const { page } of [a, b]) await watchKeys(page, '#note');
  return { writer: a.page, reader: b.page, commit: () => a.there.commit(envelopeBytes) };
}
