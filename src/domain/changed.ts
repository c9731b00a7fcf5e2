import { addedAction } from './addition';
import type { ActionId } from './ids';
import { isItemField, type ItemField } from './item';
import { parseSubject, type ItemId, type ItemKind } from './subject';
import { parseRecordSubject, type RecordId, type RecordKind } from './shared-record';
import { isField, type Field } from './tracking';

/** What a writing is about: a field of an action, or of a thing kept on it. */
export type Changed =
  | { readonly of: 'action'; readonly action: ActionId; readonly field: Field }
  | {
      readonly of: ItemKind;
      readonly action: ActionId;
      readonly item: ItemId;
      readonly field: ItemField;
    };

/** What a field of a subject is; null where this build does not know it. */
export function changedOf(subject: string, field: string): Changed | null {
  const of = parseSubject(subject);
  if (!of) return null;
  const { action } = of;
  if (of.kind === 'action') return isField(field) ? { of: 'action', action, field } : null;
  if (field === 'anchor') return null; // for the machine: the quoted words stand beside it
  return isItemField(field) ? { of: of.kind, action, item: of.item, field } : null;
}

/** A writing about a record of the whole workspace. */
export interface RecordChanged {
  readonly of: 'record';
  readonly kind: RecordKind;
  readonly id: RecordId;
  readonly field: string;
}

const fieldPattern = /^[a-z][a-z-]{0,39}$/;

/** What a field of such a record is; null where this build does not know the record, or it is no field. */
export function recordChangedOf(subject: string, field: string): RecordChanged | null {
  const record = parseRecordSubject(subject);
  return record && fieldPattern.test(field) ? { of: 'record', ...record, field } : null;
}

/** The action a writing is about; null where it is about none. That which adds an action is about it. */
export const actionIn = (changed: Changed | RecordChanged): ActionId | null =>
  changed.of !== 'record'
    ? changed.action
    : changed.kind === 'addition'
      ? addedAction(changed.id)
      : null;
