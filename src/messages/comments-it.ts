import { formatOf } from './format';

const f = formatOf('it');

/** The words of comments, in Italian. */
export const commentsIt = {
  title: 'Commenti',
  open: (count: number) => f.count(count, 'uno aperto', '# aperti'),
  resolved: 'risolto',
  to: (names: string) => `per ${names}`,
  forWhom: 'Per (persone o uffici, facoltativo)',
  text: 'Commento',
  quoted: 'Parole citate',
  toWords: 'Vai alle parole nella nota',
  wordsGone: 'testo non più presente nella nota',
  reply: 'Rispondi',
  replyTo: (who: string) => `Rispondi al commento di ${who}`,
  answer: 'Risposta',
  send: 'Commenta',
  sendReply: 'Invia la risposta',
  cancel: 'Annulla',
  resolve: 'Segna come risolto',
  reopen: 'Riapri',
  throwAway: 'Metti nel cestino',
  sent: 'Commento aggiunto',
  mine: 'Per me',
  mineNone: 'Nessun commento aperto è per te o per il tuo ufficio.',
  thread: (who: string) => `Commento di ${who}`,
};

export type CommentMessages = typeof commentsIt;
