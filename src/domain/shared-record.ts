import { agreed, type Entry, type Fact, type FactValue } from './fact';
import type { Brand } from './ids';

/**
 * What a workspace keeps that belongs to no action: how it calls its states, its deadlines, its views,
 * what it does at set dates.
 */
export const recordKinds = ['state', 'deadline', 'view', 'schedule', 'addition'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The last part of such a subject: `going`, or random. */
export type RecordId = Brand<string, 'RecordId'>;

const idPattern = /^[0-9a-z][0-9a-z-]{0,39}$/;
export const isRecordId = (text: string): text is RecordId => idPattern.test(text);

/** `state:going`: what the facts of a record are about. */
export const recordSubject = (kind: RecordKind, id: RecordId): string => `${kind}:${id}`;

/** The record a subject is; null where it is none, or of a kind this build does not know. */
export function parseRecordSubject(text: string): { kind: RecordKind; id: RecordId } | null {
  const [name, id = '', ...rest] = text.split(':');
  const kind = recordKinds.find((one) => one === name);
  return kind && rest.length === 0 && isRecordId(id) ? { kind, id } : null;
}

/** A record as it stands. What its fields hold is for its kind to read, for anything may have been sent. */
export interface SharedRecord {
  readonly kind: RecordKind;
  readonly id: RecordId;
  readonly facts: ReadonlyMap<string, Fact>;
  /** Its first writing, by its author's clock. */
  readonly first: Entry;
}

/**
 * What a field holds; undefined where it holds nothing. Where people who had not seen each other wrote
 * different things, it is the first of them in an order that is the same for everybody, until one is chosen.
 */
export function recordValue(
  { facts }: Pick<SharedRecord, 'facts'>,
  field: string,
): FactValue | undefined {
  const fact = facts.get(field);
  if (!fact) return undefined;
  return (fact.kind === 'disputed' ? fact.choices[0]?.value : agreed(fact)) ?? undefined;
}
