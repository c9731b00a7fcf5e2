import { formatOf } from './format';
import type { TrackingMessages } from './tracking-it';

const f = formatOf('en');

/** The words of what is recorded on an action, in English. */
export const trackingEn: TrackingMessages = {
  label: (action) => `Implementation of action ${action}`,
  fields: {
    state: 'State',
    progress: 'Progress',
    owners: 'Responsible',
    start: 'Start',
    due: 'Due',
    end: 'Completed',
    priority: 'Priority',
    tags: 'Labels',
    expected: 'Expected result',
    result: 'Result achieved',
    gap: 'Gap',
    cause: 'Cause of the gap',
    dup: 'In the DUP (mission, programme, objective)',
  },
  priorities: { high: 'High', normal: 'Normal', low: 'Low' },
  unset: 'Not given',
  percent: (value) => `${f.number(value)}%`,
  percentField: 'Progress, in percent',
  ownersHint: 'Offices or people',
  tagsHint: 'Words separated by commas',
  lateSince: (days) => f.count(days, 'One day late', '# days late'),
  more: 'More data and changes',
  nothing: 'Nobody has recorded how this stands yet.',
  disputed: (field) => `${field}: colleagues out of each other’s sight wrote different values`,
  disputedHint: 'Both stay until somebody chooses. The choice holds for everybody.',
  keep: (value) => `Keep “${value}”`,
  empty: 'no value',
  odd: {
    'done-not-whole': (progress) => `Done, but progress is ${progress}.`,
    'whole-not-done': 'Progress is 100%, but the state is not “Done”.',
    'begun-not-going': 'There is progress, but the state says it has not begun.',
    'ends-before-start': 'It is completed before it starts.',
    'due-before-start': 'It is due before it starts.',
  },
  badProgress: 'Progress is a number from 0 to 100: the value from before stays.',
  register: 'Record of changes',
  registerNone: 'No changes yet.',
  changed: (field, before, after) =>
    before ? `${field}: from “${before}” to “${after}”` : `${field}: “${after}”`,
  moreChanges: (count) => f.count(count, 'Show one more change', 'Show # more changes'),
  changedItem: (kind, title) => (title ? `${kind} “${title}”` : kind),
  binned: 'put in the bin',
  unbinned: 'taken out of the bin',
  undo: 'Undo the last change',
  undone: (count) => f.count(count, 'Change undone', '# changes undone'),
  notUndone: 'There is nothing to undo: a colleague has changed that value since.',
};
