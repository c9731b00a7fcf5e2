import type { ViewMessages } from './views-it';

/** The words of saved views of the list, in English. */
export const viewsEn: ViewMessages = {
  title: 'Views',
  label: 'Saved views',
  keepers: { mine: 'For me alone', shared: 'For the whole workspace' },
  none: 'A view remembers filters, order and layout of the list.',
  otherNames: (names) => `name to be decided: also ${names}`,
  saveThis: 'Save the present view',
  name: 'Name of the view',
  forWhom: 'For whom',
  save: 'Save',
  edit: (name) => `Edit the view “${name}”`,
  rename: 'Save the name',
  update: 'Update with the present filters',
  remove: 'Delete',
  cancel: 'Cancel',
  saved: (name) => `View “${name}” saved.`,
  updated: (name) => `The view “${name}” now shows what you see.`,
  removed: (name) => `View “${name}” deleted.`,
  undo: 'Undo',
  undone: 'The view is as it was again.',
  overtaken: 'There is a later change: this can no longer be undone from here.',
  tooMany: 'There are 50 views already: delete one before you save another.',
};
