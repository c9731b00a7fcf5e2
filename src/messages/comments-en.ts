import type { CommentMessages } from './comments-it';
import { formatOf } from './format';

const f = formatOf('en');

/** The words of comments, in English. */
export const commentsEn: CommentMessages = {
  title: 'Comments',
  open: (count) => f.count(count, 'one open', '# open'),
  resolved: 'resolved',
  to: (names) => `for ${names}`,
  forWhom: 'For (people or offices, optional)',
  text: 'Comment',
  quoted: 'Quoted words',
  toWords: 'Go to the words in the note',
  wordsGone: 'these words are no longer in the note',
  reply: 'Reply',
  replyTo: (who) => `Reply to the comment of ${who}`,
  answer: 'Reply',
  send: 'Comment',
  sendReply: 'Send the reply',
  cancel: 'Cancel',
  resolve: 'Mark as resolved',
  reopen: 'Reopen',
  throwAway: 'Put in the bin',
  sent: 'Comment added',
  mine: 'For me',
  mineNone: 'No open comment is for you or your office.',
  thread: (who) => `Comment by ${who}`,
};
