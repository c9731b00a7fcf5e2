import { formatOf } from './format';

const f = formatOf('it');

/** The words of the dashboard, in Italian. */
export const dashboardIt = {
  lead: (actions: number, at: number) =>
    f.count(
      actions,
      `Come sta la # macroazione del programma oggi, ${f.day(at, true)}.`,
      `Come stanno le # macroazioni del programma oggi, ${f.day(at, true)}.`,
    ),
  links: 'Ogni numero apre l’elenco delle macroazioni che conta.',
  projector: 'Proiettore',
  projectorLeave: 'Esci dal proiettore',
  projectorOn: 'Modo proiettore: Esc per uscire',
  print: 'Stampa',
  emptyTitle: 'Ancora niente da mostrare',
  emptyText:
    'Qui si vede a che punto è il programma, appena qualcuno indica come stanno le macroazioni. Comincia dall’elenco: lo stato si indica riga per riga. Oppure apri la scheda di un ambito.',
  emptyList: 'Apri l’elenco',
  emptyProgramme: 'Apri il programma',
  /** What a number counts, for those who hear it alone. */
  counted: (count: number, where: string) =>
    [f.count(count, 'macroazione', 'macroazioni'), where].filter(Boolean).join(', '),
  whole: 'Tutte le macroazioni, per stato',
  wholeHint: 'Ognuna conta una volta. «Non rilevata» comprende quelle con uno stato da decidere.',
  mean: {
    action: (percent: number, of: number, total: number) =>
      `Avanzamento medio <b>${f.number(percent)} %</b>: media di ${f.count(of, '# macroazione', '# macroazioni')} su ${f.number(total)} che ${of === 1 ? 'indica' : 'indicano'} un avanzamento, ognuna con lo stesso peso.`,
    goal: (percent: number, of: number, _total: number) =>
      `Avanzamento medio <b>${f.number(percent)} %</b>: media di ${f.count(of, '# ambito', '# ambiti')} con almeno una macroazione che indica un avanzamento, ognuno con lo stesso peso quante che siano le sue macroazioni.`,
  },
  weigh: 'Che cosa conta uno nella media',
  weighings: { action: 'Ogni macroazione conta uno', goal: 'Ogni ambito conta uno' },
  noMean: 'Nessuna macroazione indica ancora un avanzamento: non c’è una media.',
  cares: 'Da seguire',
  care: {
    late: 'In ritardo',
    soon: (days: number) => `In scadenza entro ${f.count(days, 'un giorno', '# giorni')}`,
    untouched: (days: number) => `Ferme da almeno ${f.count(days, 'un giorno', '# giorni')}`,
    unowned: 'Senza responsabile',
    disputed: 'Da decidere',
    arealess: 'Senza area',
  },
  careHint: {
    late: 'la scadenza è passata e sono ancora aperte',
    soon: 'ancora aperte',
    untouched: 'aperte, e nessuno ci ha scritto niente',
    unowned: 'ancora aperte',
    disputed: 'colleghi hanno scritto valori diversi',
    arealess: 'il programma non ne indica nessuna',
  },
  byPoint: 'Macroazioni di ogni punto, per stato',
  byPointHint:
    'Ogni barra è il totale del punto. Una macroazione di due punti è nella barra di tutti e due.',
  byArea: 'Macroazioni di ogni area, per stato',
  byAreaHint:
    'Ogni barra è il totale dell’area. Una macroazione di due aree è nella barra di tutte e due: le barre sommate danno più del totale.',
  noArea: 'Senza area',
  point: 'Punto',
  area: 'Area',
  total: 'Totale',
  table: 'Vedi i dati in tabella',
  tableOf: (title: string) => `${title}: i dati`,
  /** A bar in words: `In corso 3, Conclusa 2`. */
  bar: (name: string, parts: string) => `${name}: ${parts}`,
  barPart: (state: string, count: number) => `${state} ${f.number(count)}`,
  barNone: 'nessuna macroazione',
  heat: 'Macroazioni dove si incontrano punti e aree',
  heatHint:
    'In ogni casella: quante macroazioni, quante concluse, quante in ritardo. Più il fondo è colorato, più alta è la quota di concluse. Una macroazione di due aree è in due caselle.',
  doneIn: (count: number) => f.count(count, '# conclusa', '# concluse'),
  lateIn: (count: number) => f.count(count, '# in ritardo', '# in ritardo'),
  wholePoint: 'Tutto il punto',
  wholeArea: 'Tutta l’area',
  none: 'nessuna',
  time: 'Nel tempo',
  timeHint: (most: number, total: number) =>
    `Quante macroazioni avevano ogni stato alla fine di ogni mese, e quante oggi. La colonna più alta ne conta ${f.number(most)} su ${f.number(total)}: le altre non erano rilevate.`,
  timeKnown:
    'Gli stati dei mesi passati sono ricostruiti dal registro, con l’ora di chi ha scritto; quelli delle versioni sono esatti.',
  timeSaid: (first: string, last: string) => `Nel tempo. ${first}. ${last}`,
  now: 'oggi',
  versionAt: (day: string, name: string) => `${day}, versione «${name}»`,
  versionMark: 'versione salvata: dato esatto',
  moment: 'Quando',
  known: 'Come si sa',
  exact: 'esatto',
  workedOut: 'ricostruito',
};

export type DashboardMessages = typeof dashboardIt;
