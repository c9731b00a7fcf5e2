import { formatOf } from './format';
import type { MineMessages } from './mine-it';

const f = formatOf('en');

/** The words of one's own actions gone through one after another, in English. */
export const mineEn: MineMessages = {
  lead: (who) =>
    `The open actions for which ${who} answers, the one untouched for longest first. Change only what has changed.`,
  place: (at, all) => `${f.number(at)} of ${f.number(all)}`,
  touched: (when) => `Last change: ${when}`,
  untouched: 'Nobody has written anything yet',
  next: 'Next',
  last: 'Finish',
  back: 'Back',
  note: 'Write in the note',
  done: 'Done: you have seen them all',
  again: 'Start again',
  none: 'None of the actions is yours',
  noneText:
    'Those come here of which your name or your office is responsible. You can say so of many at once in the list.',
  unsigned: 'First write your name and your office in Settings.',
  sign: 'Go to Settings',
  list: 'Go to the list',
};
