/** A query, and what it must find in the programme of Cremona. */
export interface SearchTrial {
  /** What plain comparison of letters would miss. */
  readonly trial: 'accent' | 'stem' | 'typo';
  readonly query: string;
  /** The words of the source that mean what is asked, listed by hand out of all its words. */
  readonly words: string;
  /**
   * Keys of all rows that hold one such word for each word of the query. Written down from a plain
   * reading of the source (`tests/unit/search/recall.test.ts` reads it again), not from the index.
   */
  readonly keys: string;
}

export const searchTrials: readonly SearchTrial[] = [
  {
    trial: 'accent',
    query: 'ciclabilita',
    words: 'ciclabile ciclabilita',
    keys: 'action:6.1.3 action:6.2.1 action:9.2.4',
  },
  {
    trial: 'accent',
    query: 'universita',
    words: 'universita universitaria universitarie universitario',
    keys: 'point:1 action:2.2.1 action:2.2.3 aim:2.3:0 action:2.3.1 action:3.2.3 action:3.2.8 action:3.7.2',
  },
  {
    trial: 'accent',
    query: 'COMUNITA',
    words: 'comunita',
    keys: 'point:3 point:7 point:9 action:5.8.1 aim:7.1:0 action:7.5.4 action:7.10.6 action:7.12.12 action:7.12.15 area:gestione-territorio area:welfare-di-comunita',
  },
  {
    trial: 'accent',
    query: 'fragilita lavorativa',
    words: 'fragili fragilita lavorativa lavorative lavorativi lavoro',
    keys: 'point:7 goal:2.6 aim:2.6:0 action:2.6.2 action:7.3.4',
  },
  {
    trial: 'accent',
    query: 'mobilità sostenibile',
    words: 'mobilita sostenibile sostenibilita',
    keys: 'point:6 point:9 action:6.1.3',
  },
  {
    trial: 'stem',
    query: 'ciclabile',
    words: 'ciclabile ciclabilita',
    keys: 'action:6.1.3 action:6.2.1 action:9.2.4',
  },
  {
    trial: 'stem',
    query: 'commerciante',
    words: 'commerciale commerciali commercianti commercio',
    keys: 'point:2 point:4 action:1.3.3 action:3.1.4 aim:4.1:0 action:4.3.2 action:4.5.1 action:4.5.2 aim:4.6:0 action:4.6.1 action:4.6.2 action:4.6.3',
  },
  {
    trial: 'stem',
    query: 'turisti',
    words: 'turismo turisti turistica turistiche turistici turistico',
    keys: 'point:1 point:3 point:4 point:5 point:10 aim:1.1:0 action:1.1.1 action:1.1.2 action:1.3.3 action:3.1.4 action:3.1.6 aim:3.3:0 aim:4.1:0 action:4.1.1 goal:4.2 aim:4.2:0 action:4.2.1 action:4.2.2 action:4.2.3 action:4.4.1 action:4.4.2 action:4.6.4 action:7.9.3 action:9.2.13 action:10.20.1',
  },
  {
    trial: 'stem',
    query: 'progettare',
    words:
      'progettare progettazione progettazioni progetti progetto progettuale progettuali progettualita',
    keys: 'point:3 point:4 point:5 point:8 point:9 point:10 action:1.3.1 action:1.3.2 action:2.1.1 action:2.2.2 action:2.4.2 action:2.4.3 action:2.6.2 action:2.7.1 action:3.1.1 action:3.1.5 action:3.1.6 aim:3.2:0 action:3.2.1 action:3.2.5 action:3.2.8 action:3.2.10 goal:3.3 aim:3.3:0 action:3.3.2 aim:3.4:0 action:3.4.1 aim:3.5:0 action:3.7.1 action:4.2.1 action:4.2.4 action:4.4.2 aim:4.5:0 action:4.5.1 action:4.5.6 action:4.6.3 action:5.8.1 action:6.1.3 action:6.4.2 action:6.6.2 aim:7.1:0 aim:7.4:0 action:7.4.2 action:7.6.4 action:7.6.6 action:7.9.2 action:7.9.6 action:7.11.1 action:7.12.1 action:7.12.3 action:7.12.8 action:7.12.10 action:7.13.5 action:7.13.7 action:7.15.1 action:7.15.3 action:7.15.4 action:8.1.9 goal:8.2 action:9.2.1 action:9.2.3 action:9.2.7 action:9.2.8 action:9.3.1 action:9.5.1 action:10.4.4 goal:10.6 aim:10.6:0 action:10.6.1 action:10.6.2 action:10.6.4 action:10.20.1 action:10.22.2',
  },
  {
    trial: 'stem',
    query: 'partecipativo',
    words: 'partecipata partecipate partecipativi partecipato partecipazione partecipe',
    keys: 'point:5 point:7 point:10 action:1.3.2 action:3.1.2 aim:4.5:0 goal:5.8 action:5.8.2 action:5.9.1 action:6.3.1 action:7.12.13 action:7.13.2 aim:7.15:0 action:7.15.1 goal:10.1 aim:10.1:0 action:10.1.4 action:10.2.5 action:10.3.1 action:10.3.2 action:10.3.6 goal:10.22 action:10.22.1 action:10.22.2',
  },
  {
    trial: 'stem',
    query: 'volontario',
    words: 'volontariato volontario',
    keys: 'point:7 action:7.4.2 action:7.4.4 action:7.12.7 goal:7.15 aim:7.15:0 action:7.15.3',
  },
  {
    trial: 'stem',
    query: "dell'agricoltura",
    words: 'agricolo agricoltura',
    keys: 'action:2.3.1 action:7.12.5',
  },
  {
    trial: 'stem',
    query: 'rigenerare urbano',
    words: 'rigenerazione urbana urbane urbano',
    keys: 'action:3.2.11 goal:3.4 action:3.4.1 action:3.5.1 action:4.5.1 goal:5.7 action:5.7.3',
  },
  {
    trial: 'typo',
    query: 'liutria',
    words: 'liutaria liutario liuteria',
    keys: 'point:1 action:2.2.2 action:3.2.4',
  },
  {
    trial: 'typo',
    query: 'sicureza',
    words: 'sicura sicurezza',
    keys: 'point:5 point:10 action:2.2.1 action:3.6.2 action:5.7.2 goal:5.8 aim:5.8:0 action:5.8.2 action:5.9.1 action:5.9.2 goal:5.10 aim:5.10:0 action:5.10.1 action:6.2.1 action:6.6.1',
  },
  {
    trial: 'typo',
    query: 'bibloteca',
    words: 'biblioteca biblioteche',
    keys: 'action:3.2.6',
  },
  {
    trial: 'typo',
    query: 'quartiri',
    words: 'quartiere quartieri',
    keys: 'point:5 point:8 aim:4.5:0 action:4.5.6 action:5.1.1 action:5.7.1 action:5.8.2 action:5.10.2 action:8.1.8 action:10.1.4',
  },
  {
    trial: 'typo',
    query: 'teatro poncielli',
    words: 'ponchielli teatri teatro',
    keys: 'action:2.2.3 action:3.2.2',
  },
  {
    trial: 'typo',
    query: 'trasparensa',
    words: 'trasparenti trasparenza',
    keys: 'action:3.2.10 action:9.6.1 goal:10.2 action:10.2.1 action:10.2.3 action:10.2.4',
  },
  {
    trial: 'typo',
    query: 'dissabili',
    words: 'disabile disabili disabilita disability',
    keys: 'action:3.5.2 action:7.7.3 goal:7.8 aim:7.8:0 action:7.8.2 action:7.10.1 action:7.12.2 action:10.14.1',
  },
];
