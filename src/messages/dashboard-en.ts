import type { DashboardMessages } from './dashboard-it';
import { formatOf } from './format';

const f = formatOf('en');

/** The words of the dashboard, in English. */
export const dashboardEn: DashboardMessages = {
  lead: (actions, at) =>
    f.count(
      actions,
      `How the # action of the programme stands today, ${f.day(at, true)}.`,
      `How the # actions of the programme stand today, ${f.day(at, true)}.`,
    ),
  links: 'Each number opens the list of the actions it counts.',
  projector: 'Projector',
  projectorLeave: 'Leave projector mode',
  projectorOn: 'Projector mode: Esc to leave',
  print: 'Print',
  emptyTitle: 'Nothing to show yet',
  emptyText:
    'This shows how far the programme has come, as soon as somebody records how the actions stand. Start from the list: the state is set row by row. Or open the sheet of a goal.',
  emptyList: 'Open the list',
  emptyProgramme: 'Open the programme',
  counted: (count, where) =>
    [f.count(count, 'action', 'actions'), where].filter(Boolean).join(', '),
  whole: 'All actions, by state',
  wholeHint: 'Each counts once. “Not recorded” includes those whose state is to be decided.',
  mean: {
    action: (percent, of, total) =>
      `Average progress <b>${f.number(percent)}%</b>: the mean of ${f.count(of, '# action', '# actions')} out of ${f.number(total)} that ${of === 1 ? 'gives' : 'give'} a progress, all of the same weight.`,
    goal: (percent, of) =>
      `Average progress <b>${f.number(percent)}%</b>: the mean of ${f.count(of, '# goal', '# goals')} with at least one action that gives a progress, all of the same weight however many actions they have.`,
  },
  weigh: 'What counts as one in the mean',
  weighings: { action: 'Each action counts as one', goal: 'Each goal counts as one' },
  noMean: 'No action gives a progress yet: there is no average.',
  cares: 'To look after',
  care: {
    late: 'Late',
    soon: (days) => `Due within ${f.count(days, 'one day', '# days')}`,
    untouched: (days) => `Still for at least ${f.count(days, 'one day', '# days')}`,
    unowned: 'Nobody responsible',
    disputed: 'To be decided',
    arealess: 'No area',
  },
  careHint: {
    late: 'the due day is past and they are open',
    soon: 'still open',
    untouched: 'open, and nobody has written anything on them',
    unowned: 'not closed yet',
    disputed: 'colleagues wrote different values',
    arealess: 'the programme names none',
  },
  byPoint: 'Actions of each point, by state',
  byPointHint: 'Each bar is the total of the point. An action of two points is in both bars.',
  byArea: 'Actions of each area, by state',
  byAreaHint:
    'Each bar is the total of the area. An action of two areas is in both bars: together the bars make more than the total.',
  noArea: 'No area',
  point: 'Point',
  area: 'Area (office)',
  total: 'Total',
  table: 'See the data as a table',
  tableOf: (title) => `${title}: the data`,
  bar: (name, parts) => `${name}: ${parts}`,
  barPart: (state, count) => `${state} ${f.number(count)}`,
  barNone: 'no actions',
  heat: 'Actions where points and areas meet',
  heatHint:
    'In each cell: how many actions, how many done, how many late. The stronger the colour, the higher the share of those done. An action of two areas is in two cells.',
  doneIn: (count) => f.count(count, '# done', '# done'),
  lateIn: (count) => f.count(count, '# late', '# late'),
  wholePoint: 'Whole point',
  wholeArea: 'Whole area',
  none: 'none',
  time: 'Over time',
  timeHint: (most, total) =>
    `How many actions were in each state at the end of each month, and are today. The tallest column counts ${f.number(most)} of ${f.number(total)}: nobody had said how the others stood.`,
  timeKnown:
    'The states of past months are worked out from the record, with the time of whoever wrote; those of versions are exact.',
  timeSaid: (first, last) => `Over time. ${first}. ${last}`,
  now: 'today',
  versionAt: (day, name) => `${day}, version “${name}”`,
  versionMark: 'saved version: exact',
  moment: 'When',
  known: 'How it is known',
  exact: 'exact',
  workedOut: 'worked out',
};
