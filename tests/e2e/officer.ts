import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

/** One person at one browser, doing what people do. */
export class Officer {
  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  /** Opens the app at an address of ours (`#/…`) and waits until one can work. */
  async open(hash = '#/programma'): Promise<void> {
    await this.page.goto(`./${hash}`);
    await this.ready();
  }

  /** The workspace is open and says where it is saved. */
  async ready(): Promise<void> {
    await expect(this.page.locator('.saved')).toContainText('Salvato su questo dispositivo');
  }

  async go(hash: string): Promise<void> {
    await this.#dialogGone();
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  }

  /** A dialog that closes steps back in the history a moment later: an address set before would go with it. */
  async #dialogGone(): Promise<void> {
    const steady = () =>
      document.querySelector('dialog[open]') !== null ||
      !/^#\/(condividi|spazi|consegna|abbina)/.test(location.hash);
    await this.page.waitForFunction(steady, undefined, { timeout: 3000 }).catch(() => undefined);
  }

  async sign(name: string, office?: string): Promise<void> {
    await this.go('#/impostazioni');
    await this.page.getByLabel('Nome e cognome').fill(name);
    if (office) await this.page.getByLabel('Ufficio').fill(office);
    await this.page.getByRole('button', { name: 'Salva', exact: true }).click();
  }

  /** Uses a signalling server. */
  async signalling(url: string): Promise<void> {
    await this.go('#/impostazioni');
    await this.page.getByLabel('Indirizzo del server').fill(url);
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByText(url).first()).toBeVisible();
  }

  /** The text of the two links, from the share dialog. */
  async links(): Promise<{ edit: string; view: string }> {
    await this.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.go('#/condividi');
    const copy = async (name: string) => {
      await this.page.getByRole('button', { name }).click();
      return this.page.evaluate(() => navigator.clipboard.readText());
    };
    const edit = await copy('Copia link di modifica');
    const view = await copy('Copia link di lettura');
    await this.page.keyboard.press('Escape');
    // The address follows a moment later: before that, coming back at once is no news.
    await expect(this.page).not.toHaveURL(/condividi/);
    return { edit, view };
  }

  /** Opens the note of an action for writing; gives its text box. */
  async edit(action: string) {
    const goal = action.slice(0, action.lastIndexOf('.'));
    await this.go(`#/ambito/${goal}`);
    const row = this.row(action);
    await row.locator('[data-edit]').first().click();
    const box = row.getByRole('textbox', { name: `Nota della macroazione ${action}` });
    await expect(box).toBeFocused();
    return box;
  }

  /** The row of an action on its goal's sheet. */
  row(action: string) {
    return this.page.getByRole('region', { name: `Macroazione ${action}`, exact: true });
  }

  /** What the note of an action says, read or being written. */
  words(action: string) {
    return this.row(action).locator('.note').first();
  }

  /** The line that says where the work is saved; `data-saved` has it in one word. */
  get saved() {
    return this.page.locator('.saved');
  }

  /** The line says, within `ms`, that nothing is saved; and why. */
  async isWarned(why: RegExp, ms = 10_000): Promise<void> {
    await expect(this.saved).toHaveAttribute('data-saved', 'unsaved', { timeout: ms });
    await expect(this.saved).toContainText('Non salvato');
    await expect(this.page.locator('.warn-band')).toContainText(why);
  }

  /** Puts text in at the caret, all at once. */
  async insert(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** "Salva una copia", wherever it is on offer; gives the file. */
  async saveCopy(): Promise<{ name: string; bytes: Buffer }> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Salva una copia' }).first().click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  async saveCopyFrom(hash: string): Promise<{ name: string; bytes: Buffer }> {
    await this.go(hash);
    return this.saveCopy();
  }

  /** "Ripristina una copia" with a file; what is then said stands in the toasts. */
  async restoreCopy(bytes: Buffer, name = 'copia.mandato'): Promise<void> {
    await this.go('#/dati');
    await this.page
      .getByLabel('Scegli il file')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  }

  /** What the app has just said, the last first. */
  get said() {
    return this.page.locator('.toast').last();
  }

  async dismissSaid(): Promise<void> {
    const close = this.page.locator('.toast button');
    while ((await close.count()) > 0) await close.first().click();
  }

  /** What "I miei dati" reports under "Segnalazioni". */
  async reports() {
    await this.go('#/dati');
    return this.page.locator('section').filter({ hasText: 'Segnalazioni' });
  }

  async cut(): Promise<void> {
    await this.context.setOffline(true);
  }

  async restore(): Promise<void> {
    await this.context.setOffline(false);
  }
}

/** A new person at a new browser; `offline` where the app is to be kept for use without a network. */
export async function newOfficer(browser: Browser, kept: 'offline' | 'online' = 'online') {
  const context = await browser.newContext({
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    serviceWorkers: kept === 'online' ? 'block' : 'allow',
  });
  return new Officer(await context.newPage(), context);
}
