import { formatOf } from './format';
import type { ItemMessages } from './items-it';

const f = formatOf('en');

/** The words of what is kept on an action, in English. */
export const itemsEn: ItemMessages = {
  title: 'Milestones, indicators, acts',
  counts: {
    milestone: (count) => f.count(count, 'one milestone', '# milestones'),
    indicator: (count) => f.count(count, 'one indicator', '# indicators'),
    evidence: (count) => f.count(count, 'one act', '# acts'),
    amendment: (count) => f.count(count, 'one amendment', '# amendments'),
  },
  kinds: {
    milestone: 'Milestones',
    indicator: 'Indicators',
    evidence: 'Acts and documents',
    amendment: 'Approved amendments',
  },
  one: {
    milestone: 'Milestone',
    indicator: 'Indicator',
    measure: 'Measurement',
    evidence: 'Act or document',
    comment: 'Comment',
    reply: 'Reply',
    amendment: 'Approved amendment',
  },
  fields: {
    title: 'Title',
    day: 'Date',
    done: 'Reached',
    link: 'Link',
    act: 'Act',
    unit: 'Unit of measure',
    baseline: 'Starting value',
    target: 'Target',
    amount: 'Value',
    text: 'Text',
    quote: 'Quoted words',
    anchor: 'Place in the note',
    to: 'For',
    resolved: 'Resolved',
    gone: 'In the bin',
  },
  hints: {
    act: 'For example: Resolution of the Giunta no. 12',
    text: 'The new words, as the Council approved them',
    unit: 'For example: trees',
  },
  add: {
    milestone: 'Add a milestone',
    indicator: 'Add an indicator',
    evidence: 'Add an act or a document',
    amendment: 'Record an approved amendment',
    measure: 'Add a measurement',
  },
  resolved: 'resolved',
  unresolved: 'open again',
  untitled: 'untitled',
  edit: (name) => `Edit: ${name}`,
  editShort: 'Edit',
  doneOf: (name) => `Reached: ${name}`,
  measureOf: (field) => `Measurement: ${field}`,
  throwAwayOf: (name) => `Put in the bin: ${name}`,
  bringBackOf: (name) => `Restore: ${name}`,
  close: 'Done',
  throwAway: 'Put in the bin',
  thrown: (name) => `In the bin: ${name}`,
  bin: (count) => `Bin (${f.number(count)})`,
  bringBack: 'Restore',
  back: (name) => `Back in its place: ${name}`,
  on: (day) => `of ${day}`,
  by: (day) => `by ${day}`,
  reached: 'reached',
  late: 'overdue',
  page: 'Open the document',
  unreached: 'not reached',
  badLink: 'A link begins with https://, http:// or mailto:. The one from before stays.',
  badNumber: 'Write a number, for example 12.5. The value from before stays.',
  way: (from, now, to) =>
    [from && `from ${from}`, now ? `now ${now}` : 'no measurement yet', to && `target ${to}`]
      .filter(Boolean)
      .join(' · '),
  chart: (name) => `How ${name} went`,
};
