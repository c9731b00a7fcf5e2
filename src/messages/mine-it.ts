import { formatOf } from './format';

const f = formatOf('it');

/** The words of one's own actions gone through one after another, in Italian. */
export const mineIt = {
  lead: (who: string) =>
    `Le macroazioni ancora aperte di cui risponde ${who}, dalla ferma da più tempo. Cambia solo quello che è cambiato.`,
  place: (at: number, all: number) => `${f.number(at)} di ${f.number(all)}`,
  touched: (when: string) => `Ultima modifica: ${when}`,
  untouched: 'Nessuno ha ancora scritto niente',
  next: 'Avanti',
  last: 'Fine',
  back: 'Indietro',
  note: 'Scrivi nella nota',
  done: 'Fatto: le hai viste tutte',
  again: 'Ricomincia',
  none: 'Nessuna macroazione è tua',
  noneText:
    'Qui vengono quelle in cui il responsabile è il tuo nome o il tuo ufficio. Lo puoi indicare su molte insieme nell’elenco.',
  unsigned: 'Prima scrivi nelle Impostazioni come ti chiami e il tuo ufficio.',
  sign: 'Vai alle Impostazioni',
  list: 'Vai all’elenco',
};

export type MineMessages = typeof mineIt;
