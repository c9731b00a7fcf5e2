import { formatOf } from './format';
import type { RegisterMessages } from './register-it';

const f = formatOf('en');

/** The words of the record of changes, in English. */
export const registerEn: RegisterMessages = {
  lead: 'Who changed what, from which value to which, and when. Times are by the clock of whoever wrote.',
  filters: 'Filters of the record',
  person: 'Person',
  everybody: 'Everybody',
  action: 'Action',
  everyAction: 'All',
  from: 'From',
  to: 'To',
  reset: 'Remove the filters',
  count: (count) => f.count(count, 'One change', '# changes'),
  none: 'No changes yet',
  noneHere: 'No changes with these filters',
  noneText:
    'When somebody records a state, progress or anything else of an action, it is kept here.',
  more: (count) => f.count(count, 'Show one more change', 'Show # more changes'),
  whole: 'The whole record',
  yes: 'yes',
  no: 'no',
  records: {
    state: 'State',
    deadline: 'Deadline',
    view: 'View',
    schedule: 'Automatic versions',
    addition: 'Addition',
  },
  recordOf: (kind, name) => `${kind} “${name}”`,
  recordFields: {
    name: 'Name',
    colour: 'Colour',
    retired: 'Offered no more',
    day: 'Date',
    off: 'Not in use',
    gone: 'In the bin',
    pace: 'When',
    text: 'Text',
    act: 'Act',
    link: 'Link',
  },
  recordOther: 'changed',
  print: 'Print',
};
