import { chromium, expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumLaunch } from '../helpers/chromium.ts';
import { besides, rows } from './disk.ts';
import { Officer, newOfficer } from './officer.ts';

/** Kills, with no warning, every process of the browser that uses a profile of ours. */
function killBrowser(profile: string): void {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' });
  for (const line of processes.split('\n')) {
    if (!line.includes(`--user-data-dir=${profile}`)) continue;
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ESRCH'); // it went with another
    }
  }
}

async function start(profile: string): Promise<Officer> {
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumLaunch,
    baseURL: test.info().project.use.baseURL!,
    locale: 'it-IT',
  });
  return new Officer(context.pages()[0] ?? (await context.newPage()), context);
}

test('a browser that is killed right after typing has all that was said to be saved', async () => {
  test.setTimeout(150_000);
  const profile = await mkdtemp(join(tmpdir(), 'mandato-killed-'));
  let expected = '';
  let lost = 0;
  try {
    for (const delay of [0, 50, 200]) {
      const officer = await start(profile);
      await officer.open('#/ambito/1.1');
      if (expected) await expect(officer.words('1.1.1')).toHaveText(expected);
      await officer.edit('1.1.1');
      await officer.page.keyboard.press('Control+End');
      await officer.page.keyboard.type('detto salvo ');
      await officer.ready();
      await officer.page.keyboard.type('0123456789');
      await officer.page.waitForTimeout(delay);
      const said = await officer.saved.getAttribute('data-saved');
      const closed = officer.context.waitForEvent('close');
      killBrowser(profile);
      await closed;

      const again = await start(profile);
      await again.open('#/ambito/1.1');
      const kept = (await again.words('1.1.1').innerText()).trim();
      const safe = `${expected}detto salvo ${said === 'saved' ? '0123456789' : ''}`.trim();
      expect(kept.startsWith(safe), `"${kept}" begins with "${safe}"`).toBe(true);
      lost += `${expected}detto salvo 0123456789`.length - kept.length;
      expected = `${kept}${kept.endsWith('9') ? '' : ' '}`;
      await again.context.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
  test.info().annotations.push({ type: 'keys lost to SIGKILL of 30', description: String(lost) });
});

test('two tabs that write hundreds of edits each while the log is compacted both keep them all', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const anna = await newOfficer(browser);
  await anna.open();
  const other = new Officer(await anna.context.newPage(), anna.context);
  await other.open();
  const edits = 260;
  const write = async (officer: Officer, action: string, letter: string) => {
    await officer.edit(action);
    await officer.page.evaluate(
      async ([mark, count]) => {
        for (let i = 0; i < count; i++) {
          /* eslint-disable-next-line @typescript-eslint/no-deprecated -- as a keyboard would */
          document.execCommand('insertText', false, `${mark}${i} `);
          await new Promise((resolve) => setTimeout(resolve, 35));
        }
      },
      [letter, edits] as const,
    );
  };
  await Promise.all([write(anna, '1.1.1', 'a'), write(other, '1.1.2', 'b')]);
  const all = (letter: string) =>
    Array.from({ length: edits }, (_, i) => `${letter}${i}`).join(' ');
  const disk = await besides(anna.page);
  const kinds = async () => (await rows(disk, 'mandato', 'envelopes')).map(({ kind }) => kind);
  await expect.poll(kinds, { timeout: 30_000 }).toContain('snapshot');
  for (const officer of [anna, other]) {
    await officer.go('#/ambito/1.1');
    await expect(officer.words('1.1.1')).toHaveText(all('a'));
    await expect(officer.words('1.1.2')).toHaveText(all('b'));
    await officer.ready();
  }
  await anna.page.close();
  await other.page.close();
  const again = new Officer(await anna.context.newPage(), anna.context);
  await again.open('#/ambito/1.1');
  await expect(again.words('1.1.1')).toHaveText(all('a'));
  await expect(again.words('1.1.2')).toHaveText(all('b'));
  await expect(await again.reports()).toContainText('Nessun problema trovato');
  await anna.context.close();
});
