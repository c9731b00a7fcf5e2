import { formatOf } from './format';

const f = formatOf('it');

/** The words of a workspace's deadlines, in Italian. */
export const deadlinesIt = {
  title: 'Scadenze di legge',
  names: {
    dup: 'Documento unico di programmazione (DUP)',
    'progress-report': 'Stato di attuazione dei programmi',
    'dup-update': 'Nota di aggiornamento del DUP',
  },
  law: {
    dup: 'art. 170, comma 1, TUEL (d.lgs. 267/2000)',
    'progress-report':
      'artt. 147-ter e 193 TUEL; principio contabile 4/1, punto 4.2 (d.lgs. 118/2011)',
    'dup-update': 'art. 170, comma 1, TUEL (d.lgs. 267/2000)',
  },
  inDays: (days: number) =>
    days === 0
      ? 'oggi'
      : days === 1
        ? 'domani'
        : days > 0
          ? f.count(days, 'fra # giorno', 'fra # giorni')
          : f.count(-days, '# giorno fa', '# giorni fa'),
  term: 'Fine del mandato',
  termIn: (years: number) =>
    years === 0
      ? 'quest’anno'
      : years > 0
        ? f.count(years, 'fra # anno', 'fra # anni')
        : f.count(-years, '# anno fa', '# anni fa'),
  termYear: (year: number) => `nel ${year}`,
  termLaw:
    'relazione di fine mandato: almeno 60 giorni prima che il mandato scada (art. 4, d.lgs. 149/2011)',
  hint: 'Lo statuto e il regolamento di contabilità dell’ente possono dare altri giorni.',
  toSettings: 'Cambiali nelle impostazioni',
  what: 'I giorni che il cruscotto ricorda. Per legge sono questi; lo statuto e il regolamento di contabilità possono darne altri. Valgono per tutti quelli che lavorano in questo spazio.',
  cannot: 'Sei in sola lettura: le scadenze le cambia chi può scrivere.',
  list: 'Scadenze',
  yearly: (day: string) => `ogni anno, ${day}`,
  usual: (day: string) => `di solito il ${day}`,
  own: 'scadenza dell’ente',
  off: 'Non in uso',
  inUse: 'In uso',
  change: 'Cambia',
  changeOf: (name: string) => `Cambia: ${name}`,
  stop: 'Non usare',
  stopOf: (name: string) => `Non usare: ${name}`,
  use: 'Usa',
  useOf: (name: string) => `Usa: ${name}`,
  reset: 'Come di solito',
  resetOf: (name: string) => `Come di solito: ${name}`,
  throwAway: 'Elimina',
  throwAwayOf: (name: string) => `Elimina: ${name}`,
  add: 'Aggiungi una scadenza',
  full: (most: number) =>
    f.count(most, 'Più di una scadenza non ci sta.', 'Più di # scadenze dell’ente non ci stanno.'),
  name: 'Che cosa scade',
  day: 'Giorno',
  month: 'Mese',
  termDay: 'Giorno in cui finisce',
  termHint: 'Il giorno è quello delle elezioni, fissato per decreto: finché non c’è, si sa l’anno.',
  save: 'Salva',
  cancel: 'Lascia stare',
  saved: (name: string) => `Scadenza cambiata: ${name}`,
  added: (name: string) => `Scadenza aggiunta: ${name}`,
  thrown: (name: string) => `Scadenza eliminata: ${name}`,
  undo: 'Annulla',
  undone: 'Scadenza com’era prima',
  notUndone: 'Non si può più annullare: è cambiata di nuovo.',
  fields: { name: 'Nome', day: 'Giorno', off: 'Uso', gone: 'Eliminata' },
};

export type DeadlineMessages = typeof deadlinesIt;
