import type { AdditionMessages } from './additions-it';
import { formatOf } from './format';

const f = formatOf('en');

/** The words of the actions a workspace adds, in English. */
export const additionsEn: AdditionMessages = {
  title: 'Additions',
  lead: 'Actions added to this goal after it was approved, with the act that added them. The approved words stay as they are.',
  add: 'Add an action',
  form: 'New action',
  formOf: (id) => `Added action ${id}`,
  text: 'What is to be done',
  act: 'Act',
  actHint: 'For example: Council resolution no. 30',
  day: 'Date of the act',
  link: 'Link',
  badLink: 'A link begins with https://, http:// or mailto:.',
  save: 'Save',
  cancel: 'Cancel',
  edit: 'Edit',
  editOf: (id) => `Edit the added action ${id}`,
  throwAway: 'Move to the bin',
  throwAwayOf: (id) => `Move the added action ${id} to the bin`,
  thrown: (id) => `In the bin: action ${id}. What was written on it stays.`,
  bin: (count) => f.count(count, 'Bin: one action', 'Bin: # actions'),
  bringBack: 'Bring back',
  bringBackOf: (id) => `Bring back action ${id}`,
  back: (id) => `Back in its place: action ${id}`,
  added: (id) => `Added action ${id}.`,
  saved: (id) => `Changed action ${id}.`,
  disputed: (id) => `Action ${id}: colleagues who did not see each other wrote it differently`,
  keep: (text) => `Keep “${text}”`,
  nothing: 'no value',
};
