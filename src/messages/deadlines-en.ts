import type { DeadlineMessages } from './deadlines-it';
import { formatOf } from './format';

const f = formatOf('en');

/** The words of a workspace's deadlines, in English. */
export const deadlinesEn: DeadlineMessages = {
  title: 'Deadlines of the law',
  names: {
    dup: 'Single planning document (DUP)',
    'progress-report': 'State of the programmes',
    'dup-update': 'Update of the DUP',
  },
  law: {
    dup: 'TUEL (d.lgs. 267/2000), art. 170(1)',
    'progress-report':
      'TUEL, arts. 147-ter and 193; accounting principle 4/1, point 4.2 (d.lgs. 118/2011)',
    'dup-update': 'TUEL (d.lgs. 267/2000), art. 170(1)',
  },
  inDays: (days) =>
    days === 0
      ? 'today'
      : days === 1
        ? 'tomorrow'
        : days > 0
          ? f.count(days, 'in # day', 'in # days')
          : f.count(-days, '# day ago', '# days ago'),
  term: 'End of the mandate',
  termIn: (years) =>
    years === 0
      ? 'this year'
      : years > 0
        ? f.count(years, 'in # year', 'in # years')
        : f.count(-years, '# year ago', '# years ago'),
  termYear: (year) => `in ${year}`,
  termLaw:
    'end-of-mandate report: at least 60 days before the mandate ends (d.lgs. 149/2011, art. 4)',
  hint: 'The body’s own statute and accounting rules may set other days.',
  toSettings: 'Change them in the settings',
  what: 'The days the dashboard reminds of. By law they are these; the body’s own statute and accounting rules may set others. They go for everybody who works in this workspace.',
  cannot: 'You can only read: who can write changes the deadlines.',
  list: 'Deadlines',
  yearly: (day) => `every year, ${day}`,
  usual: (day) => `usually ${day}`,
  own: 'deadline of the body’s own',
  off: 'Not in use',
  inUse: 'In use',
  change: 'Change',
  changeOf: (name) => `Change: ${name}`,
  stop: 'Don’t use',
  stopOf: (name) => `Don’t use: ${name}`,
  use: 'Use',
  useOf: (name) => `Use: ${name}`,
  reset: 'As usual',
  resetOf: (name) => `As usual: ${name}`,
  throwAway: 'Remove',
  throwAwayOf: (name) => `Remove: ${name}`,
  add: 'Add a deadline',
  full: (most) =>
    f.count(most, 'There is room for one deadline only.', 'There is room for # deadlines only.'),
  name: 'What is due',
  day: 'Day',
  month: 'Month',
  termDay: 'Day on which it ends',
  termHint: 'It is the day of the elections, set by decree: until then, the year is known.',
  save: 'Save',
  cancel: 'Leave it',
  saved: (name) => `Deadline changed: ${name}`,
  added: (name) => `Deadline added: ${name}`,
  thrown: (name) => `Deadline removed: ${name}`,
  undo: 'Undo',
  undone: 'The deadline is as it was before',
  notUndone: 'It cannot be undone any more: it has changed again.',
  fields: { name: 'Name', day: 'Day', off: 'Use', gone: 'Removed' },
};
