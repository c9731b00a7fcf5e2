import { formatOf } from './format';

const f = formatOf('it');

/** The words of what is recorded on an action, in Italian. */
export const trackingIt = {
  label: (action: string) => `Stato di attuazione della macroazione ${action}`,
  fields: {
    state: 'Stato',
    progress: 'Avanzamento',
    owners: 'Responsabile',
    start: 'Inizio',
    due: 'Scadenza',
    end: 'Conclusione',
    priority: 'Priorità',
    tags: 'Etichette',
    expected: 'Risultato atteso',
    result: 'Risultato raggiunto',
    gap: 'Scostamento',
    cause: 'Causa dello scostamento',
    dup: 'Nel DUP (missione, programma, obiettivo)',
  },
  priorities: { high: 'Alta', normal: 'Normale', low: 'Bassa' },
  unset: 'Non indicata',
  percent: (value: number) => `${f.number(value)} %`,
  percentField: 'Avanzamento, in percento',
  ownersHint: 'Uffici o persone',
  tagsHint: 'Parole separate da virgola',
  lateSince: (days: number) => f.count(days, 'In ritardo di un giorno', 'In ritardo di # giorni'),
  more: 'Altri dati e registro',
  nothing: 'Nessuno ha ancora indicato lo stato di attuazione.',
  disputed: (field: string) =>
    `${field}: colleghi che non si vedevano hanno scritto valori diversi`,
  disputedHint: 'Restano tutti e due finché qualcuno sceglie. La scelta vale per tutti.',
  keep: (value: string) => `Tieni «${value}»`,
  empty: 'nessun valore',
  odd: {
    'done-not-whole': (progress: string) => `Conclusa, ma l’avanzamento è ${progress}.`,
    'whole-not-done': 'Avanzamento al 100 %, ma lo stato non è «Conclusa».',
    'begun-not-going': 'C’è già un avanzamento, ma lo stato è di chi non ha iniziato.',
    'ends-before-start': 'La conclusione viene prima dell’inizio.',
    'due-before-start': 'La scadenza viene prima dell’inizio.',
  },
  badProgress: 'L’avanzamento è un numero da 0 a 100: il valore di prima resta.',
  register: 'Registro delle modifiche',
  registerNone: 'Ancora nessuna modifica.',
  changed: (field: string, before: string, after: string) =>
    before ? `${field}: da «${before}» a «${after}»` : `${field}: «${after}»`,
  moreChanges: (count: number) =>
    f.count(count, 'Mostra un’altra modifica', 'Mostra altre # modifiche'),
  changedItem: (kind: string, title: string) => (title ? `${kind} «${title}»` : kind),
  binned: 'spostamento nel cestino',
  unbinned: 'ripresa dal cestino',
  undo: 'Annulla l’ultima modifica',
  undone: (count: number) => f.count(count, 'Modifica annullata', '# modifiche annullate'),
  notUndone: 'Non c’è niente da annullare: un collega ha già cambiato quel valore.',
};

export type TrackingMessages = typeof trackingIt;
