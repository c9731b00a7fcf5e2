import { formatOf } from './format';
import type { ListMessages } from './list-it';

const f = formatOf('en-GB');

/** The words of the table of all actions, in English. */
export const listEn: ListMessages = {
  title: 'List of actions',
  help: 'Arrows to move, Enter or a letter to write, Space to select, Ctrl+Z to undo.',
  action: 'Action',
  state: 'State',
  anyState: 'Any state',
  concern: 'Which',
  anyConcern: 'All',
  concerns: {
    late: 'Late',
    soon: 'Due within 30 days',
    unowned: 'With no one responsible',
    disputed: 'To be decided',
    untouched: 'Untouched for 90 days',
  },
  group: 'Group by',
  noGroup: 'No groups',
  groups: {
    point: 'Point',
    area: 'Office',
    owner: 'Responsible',
    state: 'State',
    month: 'Month due',
  },
  order: 'Sort by',
  asPrinted: 'Order of the programme',
  orders: {
    due: 'Due, earliest first',
    state: 'State',
    progress: 'Progress, least first',
    recent: 'Last change',
  },
  downwards: {
    due: 'Due, latest first',
    state: 'State, reversed',
    progress: 'Progress, most first',
    recent: 'Last change, newest first',
  },
  count: (shown, all) =>
    shown === all
      ? f.count(all, '<b>#</b> action', '<b>#</b> actions')
      : `${f.count(shown, '<b>#</b> action', '<b>#</b> actions')} of ${f.number(all)}`,
  inGroup: (count) => f.count(count, '# action', '# actions'),
  noOwner: 'No one responsible',
  noDue: 'No due date',
  settle: 'Sort again',
  settleHelp: 'The rows just changed have kept their place.',
  emptyHelp: 'No action matches: clear the filters to see them all again.',
  late: 'late',
  selectAll: 'Select all actions shown',
  all: 'Select all',
  select: (action) => `Select action ${action}`,
  cell: (field, action) => `${field} of action ${action}`,
  dayHint: 'dd/mm/yyyy',
  refused: {
    state: 'This is not a state: choose one from the list.',
    priority: 'This is not a priority: High, Normal or Low.',
    progress: 'Progress is a number from 0 to 100.',
    due: 'Write the date like 31/7/2015.',
    unclear: 'More than one choice begins like this: type a few more letters.',
    long: 'Each name may have 80 letters at most: separate them with a comma.',
    many: '20 names at most.',
    empty: 'First choose or write a value.',
  },
  kept: (why) => `${why} The value from before stays.`,
  fork: (action) => `Action ${action}: values to be decided`,
  bulk: 'Change of the selected actions',
  selected: (count) => f.count(count, '<b>#</b> selected', '<b>#</b> selected'),
  field: 'Field',
  choose: 'Choose…',
  value: 'Value',
  apply: (count) => f.count(count, 'Apply to # action', 'Apply to # actions'),
  deselect: 'Clear the selection',
  applied: (field, count) =>
    f.count(count, `${field}: # action changed.`, `${field}: # actions changed.`),
  nothingNew: 'The selected actions already had this value.',
  undecided: (count) =>
    f.count(
      count,
      '# is to be decided and stays as it is: open its cell to choose.',
      '# are to be decided and stay as they are: open their cells to choose.',
    ),
  undo: 'Undo',
  overtaken: 'There is a later change: undo that first, with Ctrl+Z in the list.',
  nothingToUndo: 'There is nothing to undo.',
  shape: 'How to show the actions',
  shapes: { table: 'Table', board: 'Board', calendar: 'Calendar' },
  moved: (action, to) => `${action}: ${to}`,
  noneHere: 'No actions',
  showMore: (count) => f.count(count, 'Show one more action', 'Show # more actions'),
  thisMonth: 'this month',
  toThisMonth: 'Go to this month',
  inMonth: (actions, milestones) =>
    [
      ...(actions > 0 || milestones === 0 ? [f.count(actions, '# action', '# actions')] : []),
      ...(milestones > 0 ? [f.count(milestones, '# milestone', '# milestones')] : []),
    ].join(', '),
  someLate: (count) => f.count(count, '# late', '# late'),
  milestone: 'Milestone',
  milestoneDone: 'reached',
  untitled: 'untitled',
  badDay: (action) => `${action}: there is no such date. The one from before stays.`,
};
