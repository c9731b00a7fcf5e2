import { formatOf } from './format';

const f = formatOf('it');

/** The words of the record of changes, in Italian. */
export const registerIt = {
  lead: 'Chi ha cambiato cosa, da che valore a che valore, e quando. Le ore sono quelle dell’orologio di chi ha scritto.',
  filters: 'Filtri del registro',
  person: 'Persona',
  everybody: 'Tutti',
  action: 'Macroazione',
  everyAction: 'Tutte',
  from: 'Dal giorno',
  to: 'Al giorno',
  reset: 'Togli i filtri',
  count: (count: number) => f.count(count, 'Una modifica', '# modifiche'),
  none: 'Ancora nessuna modifica',
  noneHere: 'Nessuna modifica con questi filtri',
  noneText:
    'Quando qualcuno indica stato, avanzamento o altro su una macroazione, qui ne resta traccia.',
  more: (count: number) => f.count(count, 'Mostra un’altra modifica', 'Mostra altre # modifiche'),
  whole: 'Tutto il registro',
  yes: 'sì',
  no: 'no',
  records: {
    state: 'Stato',
    deadline: 'Scadenza',
    view: 'Vista',
    schedule: 'Versioni automatiche',
    addition: 'Integrazione',
  },
  recordOf: (kind: string, name: string) => `${kind} «${name}»`,
  recordFields: {
    name: 'Nome',
    colour: 'Colore',
    retired: 'Non si propone più',
    day: 'Data',
    off: 'Non in uso',
    gone: 'Nel cestino',
    pace: 'Quando',
    text: 'Testo',
    act: 'Atto',
    link: 'Collegamento',
  },
  recordOther: 'modificata',
  print: 'Stampa',
};

export type RegisterMessages = typeof registerIt;
