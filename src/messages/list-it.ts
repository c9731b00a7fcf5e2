import { formatOf } from './format';

const f = formatOf('it');

/** The words of the table of all actions, in Italian. */
export const listIt = {
  title: 'Elenco delle macroazioni',
  help: 'Frecce per spostarsi, Invio o una lettera per scrivere, Spazio per selezionare, Ctrl+Z per annullare.',
  action: 'Macroazione',
  state: 'Stato',
  anyState: 'Qualsiasi stato',
  allDone: 'Tutte le concluse',
  concern: 'Quali',
  anyConcern: 'Tutte',
  concerns: {
    late: 'In ritardo',
    soon: 'In scadenza entro 30 giorni',
    unowned: 'Senza responsabile',
    disputed: 'Da decidere',
    untouched: 'Ferme da 90 giorni',
  },
  group: 'Raggruppa per',
  noGroup: 'Nessun gruppo',
  groups: {
    point: 'Punto',
    area: 'Area',
    owner: 'Responsabile',
    state: 'Stato',
    month: 'Mese di scadenza',
  },
  order: 'Ordina per',
  asPrinted: 'Ordine del programma',
  orders: {
    due: 'Scadenza, dalla prima',
    state: 'Stato',
    progress: 'Avanzamento, dal minore',
    recent: 'Ultima modifica',
  },
  downwards: {
    due: 'Scadenza, dall’ultima',
    state: 'Stato, al contrario',
    progress: 'Avanzamento, dal maggiore',
    recent: 'Ultima modifica, dalla più recente',
  },
  count: (shown: number, all: number) =>
    shown === all
      ? f.count(all, '<b>#</b> azione', '<b>#</b> azioni')
      : `${f.count(shown, '<b>#</b> azione', '<b>#</b> azioni')} di ${f.number(all)}`,
  inGroup: (count: number) => f.count(count, '# azione', '# azioni'),
  noOwner: 'Senza responsabile',
  noDue: 'Senza scadenza',
  settle: 'Rimetti in ordine',
  settleHelp: 'Le righe appena modificate sono rimaste al loro posto.',
  emptyHelp: 'Nessuna azione corrisponde: togli i filtri per rivederle tutte.',
  late: 'in ritardo',
  selectAll: 'Seleziona tutte le azioni mostrate',
  all: 'Seleziona tutte',
  select: (action: string) => `Seleziona la macroazione ${action}`,
  cell: (field: string, action: string) => `${field} della macroazione ${action}`,
  dayHint: 'gg/mm/aaaa',
  refused: {
    state: 'Questo non è uno stato: scegline uno dell’elenco.',
    priority: 'Questa non è una priorità: Alta, Normale o Bassa.',
    progress: 'L’avanzamento è un numero da 0 a 100.',
    due: 'Scrivi la data come 31/7/2015.',
    unclear: 'Comincia così più di una scelta: scrivi qualche lettera in più.',
    long: 'Ogni nome può avere 80 lettere al massimo: separali con una virgola.',
    many: 'Al massimo 20 nomi.',
    empty: 'Prima scegli o scrivi un valore.',
  },
  kept: (why: string) => `${why} Resta il valore di prima.`,
  fork: (action: string) => `Macroazione ${action}: valori da decidere`,
  bulk: 'Modifica delle azioni selezionate',
  selected: (count: number) => f.count(count, '<b>#</b> selezionata', '<b>#</b> selezionate'),
  field: 'Campo',
  choose: 'Scegli…',
  value: 'Valore',
  apply: (count: number) => f.count(count, 'Applica a # azione', 'Applica a # azioni'),
  deselect: 'Togli la selezione',
  applied: (field: string, count: number) =>
    f.count(count, `${field}: # azione modificata.`, `${field}: # azioni modificate.`),
  nothingNew: 'Le azioni selezionate avevano già questo valore.',
  undecided: (count: number) =>
    f.count(
      count,
      '# è da decidere e resta com’è: apri la sua cella per scegliere.',
      '# sono da decidere e restano come sono: apri le loro celle per scegliere.',
    ),
  undo: 'Annulla',
  undoHelp: 'Annulla l’ultima modifica (Ctrl+Z)',
  overtaken: 'Intanto c’è una modifica più recente: annulla prima quella, con Ctrl+Z nell’elenco.',
  nothingToUndo: 'Non c’è niente da annullare.',
  shape: 'Come mostrare le azioni',
  shapes: { table: 'Tabella', board: 'Bacheca', calendar: 'Calendario' },
  moved: (action: string, to: string) => `${action}: ${to}`,
  noneHere: 'Nessuna azione',
  showMore: (count: number) => f.count(count, 'Mostra un’altra azione', 'Mostra altre # azioni'),
  thisMonth: 'questo mese',
  toThisMonth: 'Vai a questo mese',
  inMonth: (actions: number, milestones: number) =>
    [
      ...(actions > 0 || milestones === 0 ? [f.count(actions, '# azione', '# azioni')] : []),
      ...(milestones > 0 ? [f.count(milestones, '# tappa', '# tappe')] : []),
    ].join(', '),
  someLate: (count: number) => f.count(count, '# in ritardo', '# in ritardo'),
  milestone: 'Tappa',
  milestoneDone: 'raggiunta',
  untitled: 'senza titolo',
  badDay: (action: string) => `${action}: questa data non c’è. Resta quella di prima.`,
};

export type ListMessages = typeof listIt;
