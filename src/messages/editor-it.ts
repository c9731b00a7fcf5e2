/** The words of the note editor, in Italian. */
export const editorIt = {
  toolbar: 'Formato della nota',
  hint: 'Alt+F10 va alla barra degli strumenti, Esc chiude la nota.',
  placeholder: 'Scrivi qui la nota…',
  tools: {
    title: 'Titolo',
    subtitle: 'Titolo medio',
    smallTitle: 'Titolo piccolo',
    bold: 'Grassetto',
    italic: 'Corsivo',
    underline: 'Sottolineato',
    strike: 'Barrato',
    code: 'Codice',
    bulletList: 'Elenco puntato',
    orderedList: 'Elenco numerato',
    taskList: 'Elenco di attività',
    quote: 'Citazione',
    link: 'Collegamento',
    comment: 'Commenta le parole selezionate',
    table: 'Inserisci una tabella',
    rule: 'Linea di separazione',
    undo: 'Annulla',
    redo: 'Ripeti',
    more: 'Altri formati',
    close: 'Chiudi la nota',
    rowAbove: 'Aggiungi una riga sopra',
    rowBelow: 'Aggiungi una riga sotto',
    columnBefore: 'Aggiungi una colonna a sinistra',
    columnAfter: 'Aggiungi una colonna a destra',
    deleteRow: 'Elimina la riga',
    deleteColumn: 'Elimina la colonna',
    headerRow: 'Riga di intestazione',
    deleteTable: 'Elimina la tabella',
  },
  /** Written on the buttons that show a letter. */
  letters: { title: 'T', subtitle: 'T2', smallTitle: 'T3', bold: 'G', italic: 'C', underline: 'S' },
  keys: { control: 'Ctrl', alt: 'Alt', shift: 'Maiusc' },
  link: {
    label: 'Indirizzo del collegamento',
    example: 'https://… oppure nome@esempio.it',
    apply: 'Applica',
    remove: 'Togli il collegamento',
    cancel: 'Annulla',
    invalid:
      'Scrivi un indirizzo che comincia con https:// o http://, oppure un indirizzo di posta.',
  },
  chooseWords: 'Prima seleziona le parole da commentare.',
  task: (text: string, done: boolean) =>
    `${done ? 'Fatto' : 'Da fare'}: ${text || 'attività senza testo'}`,
  pasteTooLarge:
    'Quello che hai incollato è troppo grande per una nota (oltre 8 milioni di caratteri).',
  pasteFiles: 'In una nota si incolla solo testo: immagini e file non sono stati aggiunti.',
  newerBuild:
    'Un collega ha usato qualcosa che questa versione di Mandato non conosce. La nota resta intera e si può leggere; per modificarla ricarica la pagina o aggiorna l’app.',
};

export type EditorMessages = typeof editorIt;
