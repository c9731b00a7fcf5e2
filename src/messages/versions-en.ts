import { formatOf } from './format';
import type { VersionMessages } from './versions-it';

const f = formatOf('en');

/** The words of the versions, in English. */
export const versionsEn: VersionMessages = {
  lead: 'A version is a copy of everything, states, data and notes, as it is at a moment. It stays in the workspace, nobody can change it, and it can be compared or brought back.',
  name: 'Name of the version',
  proposed: (at) => `As of ${f.day(at, true)}`,
  meetingEnds: 'End of a meeting',
  ofMeeting: (at) => `Meeting of ${f.day(at, true)}`,
  make: 'Save a version',
  made: (number, name) => `Version ${f.number(number)} saved: ${name}`,
  none: 'No versions yet',
  noneText:
    'Save one at the end of a meeting or before a deadline: it will be there to compare with.',
  numbered: (number, name) => `${f.number(number)}. ${name}`,
  by: (who, when) => `by ${who}, ${when}`,
  digest: 'SHA-256 digest',
  automatic: 'automatic',
  sameAs: (name) => `Same content as “${name}”`,
  byItself: 'Save a version by itself',
  byItselfHint:
    'It is saved by whoever, being able to write, first opens this workspace or has it open on that day or later: one for each date, under their name. It goes for everybody.',
  paces: {
    never: 'Never',
    deadlines: 'At each deadline',
    monthly: 'Every month, on the first day',
  },
  paceSaid: {
    never: 'No version will be saved by itself any more',
    deadlines: 'A version will be saved by itself at each deadline',
    monthly: 'A version will be saved by itself every month',
  },
  compareNow: 'Compare with now',
  compareNowOf: (name) => `Compare with now: ${name}`,
  compare: 'Comparison',
  from: 'As it was',
  to: 'As it is',
  now: 'Now',
  choose: 'Choose…',
  onDay: 'On a day…',
  dayOf: 'Day',
  day: (day) => `On ${day}`,
  differences: (actions, records) =>
    actions + records === 0
      ? 'No differences'
      : `Differences: ${f.list([...(actions ? [f.count(actions, 'one action', '# actions')] : []), ...(records ? [f.count(records, 'one record of the whole workspace', '# records of the whole workspace')] : [])])}`,
  damaged:
    'This version has not all arrived, or is not as it was when it was saved: it cannot be looked at.',
  looking: 'Comparing…',
  exact: 'States and data are taken from the record, with the time of whoever wrote.',
  notesFrom: (name) => `The notes are those of the version “${name}”, the last before that day.`,
  notesUnknown:
    'There is no version of the notes up to that day: only states and data are compared.',
  note: 'Note',
  removed: 'removed:',
  added: 'added:',
  restoreOne: 'Bring back',
  restoreOneOf: (action) => `Bring back action ${action}`,
  restoreAll: 'Bring everything back',
  restoreAsk: 'Bring everything back as it was?',
  restoreHelp:
    'It is a change of yours, and goes for everybody: what states, deadlines, data and notes say now is replaced, and actions added since go into the bin. A version of now is saved first, so that you can go back. What colleagues are writing elsewhere is not lost.',
  restoreYes: 'Save and bring back',
  restoreNo: 'Leave it',
  before: (name) => `Before bringing back “${name}”`,
  restored: (facts, notes) =>
    facts + notes === 0
      ? 'It was so already: nothing changed'
      : `Brought back: ${f.list([...(facts ? [f.count(facts, 'one value', '# values')] : []), ...(notes ? [f.count(notes, 'one note', '# notes')] : [])])}`,
};
