import { formatOf } from './format';

const f = formatOf('it');

/** The words of the actions a workspace adds, in Italian. */
export const additionsIt = {
  title: 'Integrazioni',
  lead: 'Macroazioni aggiunte a questo ambito dopo l’approvazione, con l’atto che le ha aggiunte. Il testo approvato resta com’è.',
  add: 'Aggiungi una macroazione',
  form: 'Nuova macroazione',
  formOf: (id: string) => `Macroazione aggiunta ${id}`,
  text: 'Che cosa si fa',
  act: 'Atto',
  actHint: 'Per esempio: Delibera di Consiglio n. 30',
  day: 'Data dell’atto',
  link: 'Collegamento',
  badLink: 'Il collegamento comincia con https://, http:// o mailto:.',
  save: 'Salva',
  cancel: 'Annulla',
  edit: 'Modifica',
  editOf: (id: string) => `Modifica la macroazione aggiunta ${id}`,
  throwAway: 'Metti nel cestino',
  throwAwayOf: (id: string) => `Metti nel cestino la macroazione aggiunta ${id}`,
  thrown: (id: string) => `Nel cestino: macroazione ${id}. Quello che vi è stato scritto resta.`,
  bin: (count: number) => f.count(count, 'Cestino: una macroazione', 'Cestino: # macroazioni'),
  bringBack: 'Riprendi',
  bringBackOf: (id: string) => `Riprendi la macroazione ${id}`,
  back: (id: string) => `Di nuovo al suo posto: macroazione ${id}`,
  added: (id: string) => `Aggiunta la macroazione ${id}.`,
  saved: (id: string) => `Cambiata la macroazione ${id}.`,
  disputed: (id: string) =>
    `Macroazione ${id}: colleghi che non si vedevano l’hanno scritta in modi diversi`,
  keep: (text: string) => `Tieni «${text}»`,
  nothing: 'nessun valore',
};

export type AdditionMessages = typeof additionsIt;
