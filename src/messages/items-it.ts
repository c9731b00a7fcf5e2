import { formatOf } from './format';

const f = formatOf('it');

/** The words of what is kept on an action, in Italian. */
export const itemsIt = {
  title: 'Tappe, indicatori, atti',
  counts: {
    milestone: (count: number) => f.count(count, 'una tappa', '# tappe'),
    indicator: (count: number) => f.count(count, 'un indicatore', '# indicatori'),
    evidence: (count: number) => f.count(count, 'un atto', '# atti'),
    amendment: (count: number) => f.count(count, 'una modifica', '# modifiche'),
  },
  kinds: {
    milestone: 'Tappe',
    indicator: 'Indicatori',
    evidence: 'Atti e documenti',
    amendment: 'Modifiche approvate',
  },
  one: {
    milestone: 'Tappa',
    indicator: 'Indicatore',
    measure: 'Misura',
    evidence: 'Atto o documento',
    comment: 'Commento',
    reply: 'Risposta',
    amendment: 'Modifica approvata',
  },
  fields: {
    title: 'Titolo',
    day: 'Data',
    done: 'Raggiunta',
    link: 'Collegamento',
    act: 'Atto',
    unit: 'Unità di misura',
    baseline: 'Valore di partenza',
    target: 'Obiettivo',
    amount: 'Valore',
    text: 'Testo',
    quote: 'Parole citate',
    anchor: 'Posto nella nota',
    to: 'Per',
    resolved: 'Risolto',
    gone: 'Nel cestino',
  },
  hints: {
    act: 'Per esempio: Delibera di Giunta n. 12',
    text: 'Il nuovo testo, come l’ha approvato il Consiglio',
    unit: 'Per esempio: alberi',
  },
  add: {
    milestone: 'Aggiungi una tappa',
    indicator: 'Aggiungi un indicatore',
    evidence: 'Aggiungi un atto o un documento',
    amendment: 'Registra una modifica approvata',
    measure: 'Aggiungi una misura',
  },
  resolved: 'risolto',
  unresolved: 'di nuovo aperto',
  untitled: 'senza titolo',
  edit: (name: string) => `Modifica: ${name}`,
  editShort: 'Modifica',
  doneOf: (name: string) => `Raggiunta: ${name}`,
  measureOf: (field: string) => `Misura: ${field}`,
  throwAwayOf: (name: string) => `Metti nel cestino: ${name}`,
  bringBackOf: (name: string) => `Riprendi: ${name}`,
  close: 'Fatto',
  throwAway: 'Metti nel cestino',
  thrown: (name: string) => `Nel cestino: ${name}`,
  bin: (count: number) => `Cestino (${f.number(count)})`,
  bringBack: 'Riprendi',
  back: (name: string) => `Di nuovo al suo posto: ${name}`,
  on: (day: string) => `del ${day}`,
  by: (day: string) => `entro il ${day}`,
  reached: 'raggiunta',
  late: 'in ritardo',
  page: 'Apri il documento',
  unreached: 'da raggiungere',
  badLink: 'Il collegamento comincia con https://, http:// o mailto:. Quello di prima resta.',
  badNumber: 'Scrivi un numero, per esempio 12,5. Il valore di prima resta.',
  way: (from: string, now: string, to: string) =>
    [from && `da ${from}`, now ? `ora ${now}` : 'ancora nessuna misura', to && `obiettivo ${to}`]
      .filter(Boolean)
      .join(' · '),
  chart: (name: string) => `Andamento di ${name}`,
};

export type ItemMessages = typeof itemsIt;
