/** The words of saved views of the list, in Italian. */
export const viewsIt = {
  title: 'Viste',
  label: 'Viste salvate',
  keepers: { mine: 'Solo per me', shared: 'Per tutto lo spazio' },
  none: 'Una vista ricorda filtri, ordine e disposizione dell’elenco.',
  otherNames: (names: string) => `nome da decidere: anche ${names}`,
  saveThis: 'Salva la vista di adesso',
  name: 'Nome della vista',
  forWhom: 'Per chi',
  save: 'Salva',
  edit: (name: string) => `Modifica la vista «${name}»`,
  rename: 'Salva il nome',
  update: 'Aggiorna con i filtri di adesso',
  remove: 'Elimina',
  cancel: 'Annulla',
  saved: (name: string) => `Vista «${name}» salvata.`,
  updated: (name: string) => `La vista «${name}» ora mostra quello che vedi.`,
  removed: (name: string) => `Vista «${name}» eliminata.`,
  undo: 'Annulla',
  undone: 'La vista è di nuovo come prima.',
  overtaken: 'Intanto c’è una modifica più recente: da qui non si può più annullare.',
  tooMany: 'Ci sono già 50 viste: eliminane una prima di salvarne un’altra.',
};

export type ViewMessages = typeof viewsIt;
