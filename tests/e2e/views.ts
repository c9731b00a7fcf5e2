import { expect } from '@playwright/test';
import { newOfficer, type Officer } from './officer.ts';

/** A screen or a dialog, and how a person comes to it. */
export interface View {
  readonly name: string;
  readonly open: (officer: Officer) => Promise<void>;
}

const everyPoint = async ({ page }: Officer): Promise<void> => {
  await expect(page.locator('.chapter')).toHaveCount(10);
};

const withNote = async (officer: Officer): Promise<void> => {
  await officer.edit('1.1.1');
  await officer.page.keyboard.type('Incontro con gli uffici');
  await expect(officer.words('1.1.1')).toContainText('Incontro con gli uffici');
};

async function searchFor({ page }: Officer, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Cerca nel programma e nelle note' }).fill(words);
}

/** Every one of them. */
export const views: readonly View[] = [
  {
    name: 'Benvenuto',
    open: async (officer) => {
      await officer.open('#/');
      await expect(officer.page.getByRole('heading', { name: 'Il programma è qui' })).toBeVisible();
    },
  },
  {
    name: 'Programma',
    open: async (officer) => {
      await officer.open();
      await withNote(officer);
      await officer.go('#/programma');
      await everyPoint(officer);
    },
  },
  {
    name: 'Programma, vista compatta',
    open: async (officer) => {
      await officer.open('#/programma?vista=compatta');
      await everyPoint(officer);
    },
  },
  {
    name: 'Programma, nessuna macroazione con questi filtri',
    open: async (officer) => {
      await officer.open('#/programma?note=7');
      await expect(
        officer.page.getByRole('heading', { name: 'Nessuna macroazione con questi filtri' }),
      ).toBeVisible();
    },
  },
  {
    name: 'Registro',
    open: async (officer) => {
      await officer.open('#/ambito/1.1');
      const state = officer.row('1.1.1').getByRole('combobox', { name: 'Stato', exact: true });
      await state.selectOption('In corso');
      await officer.go('#/registro');
      await expect(officer.page.locator('.register-day li')).toHaveCount(1);
    },
  },
  {
    name: 'Versioni, con un confronto',
    open: async (officer) => {
      await officer.open('#/versioni');
      const { page } = officer;
      await page.getByLabel('Nome della versione').fill('Giunta di luglio');
      await page.keyboard.press('Enter');
      await expect(page.locator('.versions li')).toHaveCount(1);
      await officer.go('#/ambito/1.1');
      const state = officer.row('1.1.1').getByRole('combobox', { name: 'Stato', exact: true });
      await state.selectOption('In corso');
      await withNote(officer);
      await officer.go('#/versioni');
      await page.getByRole('link', { name: /Confronta con adesso/ }).click();
      await expect(page.locator('.differences > li')).toHaveCount(1);
      await page.getByRole('button', { name: 'Riporta tutto com’era' }).click();
      await expect(page.getByText('Riportare tutto com’era?')).toBeVisible();
    },
  },
  {
    name: 'Aggiorna le mie',
    open: async (officer) => {
      await officer.open();
      await officer.sign('Anna Rossi', 'Ufficio Cultura');
      await officer.go('#/ambito/1.1');
      await officer.row('1.1.1').getByRole('combobox', { name: 'Responsabile' }).fill('Anna Rossi');
      await officer.page.keyboard.press('Tab');
      await officer.go('#/mie');
      await expect(officer.page.getByRole('heading', { name: /^Macroazione 1.1.1/ })).toBeVisible();
    },
  },
  {
    name: 'Scheda con tappe, indicatori, atti e commenti',
    open: async (officer) => {
      await officer.open('#/ambito/1.1');
      const { page } = officer;
      const here = officer.row('1.1.1');
      await here.getByText('Tappe, indicatori, atti').click();
      await here.getByRole('button', { name: 'Aggiungi una tappa' }).click();
      await page.keyboard.type('Gara');
      await here.getByLabel('Data').fill('2015-02-03');
      await page.keyboard.press('Escape');
      await here.getByRole('button', { name: 'Aggiungi un indicatore' }).click();
      await page.keyboard.type('Alberi piantati');
      await page.keyboard.press('Escape');
      for (const [at, amount] of ['120', '600'].entries()) {
        await here.getByRole('button', { name: 'Aggiungi una misura' }).click();
        await here.getByLabel('Misura: Valore').nth(at).fill(amount);
        await here
          .getByLabel('Misura: Data')
          .nth(at)
          .fill(`2015-0${at + 1}-01`);
      }
      await here.getByRole('button', { name: 'Aggiungi un atto o un documento' }).click();
      await page.keyboard.type('Delibera di Giunta n. 12');
      await here.getByText('Commenti').click();
      await here.getByLabel('Commento', { exact: true }).fill('Quando parte la gara?');
      await here.getByRole('button', { name: 'Commenta' }).click();
      await here.getByRole('button', { name: /^Rispondi/ }).click();
      await expect(here.getByRole('img', { name: 'Andamento di Alberi piantati' })).toBeVisible();
    },
  },
  {
    name: 'Scheda da leggere',
    open: async (officer) => {
      await officer.open('#/ambito/1.1');
      await withNote(officer);
      await officer.page.keyboard.press('Escape');
      await expect(officer.row('1.1.1').getByRole('button', { name: /Modifica/ })).toBeFocused();
    },
  },
  {
    name: 'Scheda con l’editor aperto',
    open: async (officer) => {
      await officer.open('#/ambito/1.1');
      await withNote(officer);
      await expect(officer.page.getByRole('toolbar')).toBeVisible();
      await officer.page.keyboard.press('Control+a');
      await officer.page.keyboard.press('Control+Alt+m');
      await officer.page.keyboard.type('Chi lo dice?');
      await officer.row('1.1.1').getByRole('button', { name: 'Commenta', exact: true }).click();
      await expect(officer.page.locator('.quoted').first()).toBeVisible();
      await expect(officer.row('1.1.1').getByRole('button', { name: /^Vai alle/ })).toBeVisible();
    },
  },
  {
    name: 'Ricerca con risultati',
    open: async (officer) => {
      await officer.open('#/impostazioni');
      await searchFor(officer, 'cultura');
      await expect(officer.page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'Ricerca senza risultati',
    open: async (officer) => {
      await officer.open('#/impostazioni');
      await searchFor(officer, 'zzzzqqq');
      await expect(officer.page.getByText('Nessun risultato per «zzzzqqq»')).toBeVisible();
    },
  },
  {
    name: 'Condividi',
    open: async (officer) => {
      await officer.open('#/impostazioni');
      await officer.go('#/condividi');
      await expect(officer.page.getByRole('dialog')).toContainText('Link di modifica');
    },
  },
  {
    name: 'Spazi di lavoro, con la domanda prima di eliminare',
    open: async (officer) => {
      await officer.open('#/impostazioni');
      await officer.go('#/spazi');
      await officer.page.getByRole('button', { name: /^Elimina «/ }).click();
      await expect(
        officer.page.getByRole('group', { name: 'Eliminare «Il mio spazio di lavoro»?' }),
      ).toBeVisible();
    },
  },
  {
    name: 'Scheda, mentre lo spazio di lavoro non si apre',
    open: async ({ page }) => {
      await page.route(/\/assets\/replica-[^/]*\.js$/, (route) => route.abort());
      await page.goto('./#/ambito/1.1');
      await expect(page.getByRole('alert').getByRole('button', { name: 'Riprova' })).toBeVisible();
    },
  },
  {
    name: 'Cruscotto, ancora vuoto',
    open: async (officer) => {
      await officer.open('#/cruscotto');
      await expect(
        officer.page.getByRole('heading', { name: 'Ancora niente da mostrare' }),
      ).toBeVisible();
    },
  },
  {
    name: 'Elenco, con righe selezionate',
    open: async (officer) => {
      await officer.open('#/elenco?gruppi=area');
      const boxes = officer.page.getByRole('checkbox', { name: /^Seleziona la macroazione/ });
      await boxes.nth(1).click();
      await expect(officer.page.getByRole('button', { name: 'Applica a 1 azione' })).toBeVisible();
      await officer.page.getByText('Viste', { exact: true }).click();
      const panel = officer.page.getByRole('group', { name: 'Viste salvate' });
      await panel.getByLabel('Salva la vista di adesso').fill('Per area');
      await officer.page.keyboard.press('Enter');
      await panel.getByRole('button', { name: 'Modifica la vista «Per area»' }).click();
      await expect(panel.getByLabel('Nome della vista')).toHaveValue('Per area');
    },
  },
  {
    name: 'Elenco, mentre si sceglie uno stato',
    open: async (officer) => {
      await officer.open('#/elenco');
      await officer.page
        .getByRole('gridcell', { name: /^(Stato )?–/ })
        .first()
        .click();
      await expect(officer.page.getByRole('listbox')).toBeFocused();
    },
  },
  {
    name: 'Elenco vuoto',
    open: async (officer) => {
      await officer.open('#/elenco?stato=conclusa');
      await expect(
        officer.page.getByRole('heading', { name: 'Nessuna macroazione con questi filtri' }),
      ).toBeVisible();
    },
  },
  {
    name: 'Elenco, bacheca',
    open: async (officer) => {
      await officer.open('#/elenco?vista=bacheca');
      const choices = officer.page.getByRole('combobox', { name: /^Stato della macroazione 1/ });
      await choices.first().selectOption('In corso');
      await expect(officer.page.locator('[data-state="going"] .card')).toHaveCount(1);
    },
  },
  {
    name: 'Elenco, calendario',
    open: async (officer) => {
      await officer.open('#/elenco?vista=calendario');
      const days = officer.page.getByLabel(/^Scadenza della macroazione 1/);
      await days.first().fill('2015-07-01');
      await expect(officer.page.locator('[data-month="2015-07"] .due')).toHaveCount(1);
    },
  },
  {
    name: 'Cruscotto',
    open: async (officer) => {
      await officer.page.clock.setSystemTime(new Date('2015-05-20T10:00:00+02:00'));
      await officer.open('#/ambito/1.1');
      for (const [index, state] of ['In corso', 'Conclusa'].entries())
        await officer.page
          .getByRole('region', { name: `Stato di attuazione della macroazione 1.1.${index + 1}` })
          .getByRole('combobox', { name: 'Stato', exact: true })
          .selectOption(state);
      await officer.page.getByLabel('Scadenza').first().fill('2015-07-01');
      await officer.ready();
      await officer.page.clock.setSystemTime(new Date('2015-07-08T10:00:00+02:00'));
      await officer.page.reload();
      await officer.ready();
      await officer.go('#/cruscotto');
      await officer.page.getByText('Vedi i dati in tabella').first().click();
      await expect(officer.page.getByRole('heading', { name: 'Nel tempo' })).toBeVisible();
      await officer.page.getByText('Vedi i dati in tabella').last().click();
      await expect(officer.page.getByRole('link', { name: /^1 In ritardo/ })).toBeVisible();
    },
  },
  {
    name: 'I miei dati',
    open: async (officer) => {
      await officer.open('#/dati');
      await expect(officer.page.getByText('Nessun problema trovato.')).toBeVisible();
    },
  },
  {
    name: 'Impostazioni',
    open: async (officer) => {
      await officer.open('#/impostazioni');
      await officer.page.getByRole('button', { name: /^Cambia: Documento unico/ }).click();
      await officer.page.getByLabel('Indirizzo del server').fill('non un indirizzo');
      await officer.page.keyboard.press('Enter');
      await expect(officer.page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'Scorciatoie da tastiera',
    open: async (officer) => {
      await officer.open('#/impostazioni');
      await officer.page.keyboard.press('?');
      await expect(officer.page.getByRole('dialog')).toContainText('Ambito seguente');
    },
  },
  {
    name: 'Abbina un dispositivo',
    open: async (officer) => {
      await officer.open('#/abbina');
      await expect(officer.page.getByRole('button', { name: 'Mostra l’invito' })).toBeVisible();
    },
  },
  {
    name: 'Abbina un dispositivo, con l’invito',
    open: async (officer) => {
      await officer.open('#/abbina');
      await officer.page.getByRole('button', { name: 'Mostra l’invito' }).click();
      await expect(officer.page.getByRole('img', { name: 'Codice QR dell’invito' })).toBeVisible();
    },
  },
  {
    name: 'Consegna su file',
    open: async (officer) => {
      await officer.open('#/consegna');
      await officer.page.getByRole('radio', { name: 'Chi sa la parola d’ordine' }).check();
      await expect(officer.page.getByLabel('Parola d’ordine', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'Che cosa cambia un file',
    open: async (officer) => {
      await officer.open('#/impostazioni');
      const { edit } = await officer.links();
      const colleague = await newOfficer(officer.context.browser()!);
      await colleague.page.goto(edit);
      await colleague.ready();
      for (const action of ['1.1.1', '1.1.2']) {
        await colleague.edit(action);
        await colleague.insert(`Scritta altrove, per ${action}`);
      }
      await colleague.ready();
      const { bytes } = await colleague.saveCopyFrom('#/dati');
      await colleague.context.close();
      await withNote(officer);
      await officer.go('#/consegna');
      await officer.page.getByLabel('Scegli il file ricevuto').setInputFiles({
        name: 'copia.mandato',
        mimeType: 'application/octet-stream',
        buffer: bytes,
      });
      await expect(officer.page.getByRole('button', { name: 'Accetta' })).toBeVisible();
    },
  },
];
