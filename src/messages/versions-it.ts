import { formatOf } from './format';

const f = formatOf('it');

/** The words of the versions, in Italian. */
export const versionsIt = {
  lead: 'Una versione è una copia di tutto, stati, dati e note, com’è in un momento. Resta nello spazio di lavoro, nessuno la può cambiare, e si può confrontare o riprendere.',
  name: 'Nome della versione',
  proposed: (at: number) => `Situazione al ${f.day(at, true)}`,
  meetingEnds: 'Fine di una riunione',
  ofMeeting: (at: number) => `Riunione del ${f.day(at, true)}`,
  make: 'Salva una versione',
  made: (number: number, name: string) => `Versione ${f.number(number)} salvata: ${name}`,
  none: 'Ancora nessuna versione',
  noneText:
    'Salvane una alla fine di una riunione o prima di una scadenza: sarà il termine di confronto.',
  numbered: (number: number, name: string) => `${f.number(number)}. ${name}`,
  by: (who: string, when: string) => `${who}, ${when}`,
  digest: 'Impronta SHA-256',
  automatic: 'automatica',
  sameAs: (name: string) => `Stesso contenuto di «${name}»`,
  byItself: 'Salva una versione da sola',
  byItselfHint:
    'La salva il primo che apre questo spazio di lavoro, o lo ha aperto, quel giorno o dopo, e può scrivere: una per data, con il suo nome. Vale per tutti.',
  paces: {
    never: 'Mai',
    deadlines: 'A ogni scadenza di legge o dell’ente',
    monthly: 'Ogni mese, il primo giorno',
  },
  paceSaid: {
    never: 'Nessuna versione si salverà più da sola',
    deadlines: 'Una versione si salverà da sola a ogni scadenza',
    monthly: 'Una versione si salverà da sola ogni mese',
  },
  compareNow: 'Confronta con adesso',
  compareNowOf: (name: string) => `Confronta con adesso: ${name}`,
  compare: 'Confronto',
  from: 'Com’era',
  to: 'Com’è',
  now: 'Adesso',
  choose: 'Scegli…',
  onDay: 'In un giorno…',
  dayOf: 'Giorno',
  day: (day: string) => `Il ${day}`,
  differences: (actions: number, records: number) =>
    actions + records === 0
      ? 'Nessuna differenza'
      : `Differenze: ${f.list([...(actions ? [f.count(actions, 'una macroazione', '# macroazioni')] : []), ...(records ? [f.count(records, 'un dato di tutto lo spazio', '# dati di tutto lo spazio')] : [])])}`,
  damaged:
    'Questa versione non è arrivata tutta, o non è più com’era quando fu salvata: non la si può guardare.',
  looking: 'Confronto in corso…',
  exact: 'Stati e dati sono ricostruiti dal registro, con l’ora di chi ha scritto.',
  notesFrom: (name: string) =>
    `Le note sono quelle della versione «${name}», l’ultima prima di quel giorno.`,
  notesUnknown:
    'Delle note non c’è una versione fino a quel giorno: si confrontano solo stati e dati.',
  note: 'Nota',
  removed: 'tolto:',
  added: 'aggiunto:',
  restoreOne: 'Riporta com’era',
  restoreOneOf: (action: string) => `Riporta com’era la macroazione ${action}`,
  restoreAll: 'Riporta tutto com’era',
  restoreAsk: 'Riportare tutto com’era?',
  restoreHelp:
    'È una tua modifica, e vale per tutti: quello che dicono adesso stati, scadenze, dati e note viene sostituito, e le macroazioni aggiunte dopo vanno nel cestino. Prima si salva una versione di adesso, così si può tornare indietro. Quello che i colleghi stanno scrivendo altrove non va perso.',
  restoreYes: 'Salva e riporta',
  restoreNo: 'Lascia stare',
  before: (name: string) => `Prima di riprendere «${name}»`,
  restored: (facts: number, notes: number) =>
    facts + notes === 0
      ? 'Era già così: niente è cambiato'
      : `Riportato com’era: ${f.list([...(facts ? [f.count(facts, 'un dato', '# dati')] : []), ...(notes ? [f.count(notes, 'una nota', '# note')] : [])])}`,
};

export type VersionMessages = typeof versionsIt;
