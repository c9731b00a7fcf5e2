import type { Day } from '../domain/day';
import {
  deadlineNameLimit,
  lawful,
  ownLimit,
  termEndId,
  termEndOf,
  usualDay,
  yearlyOf,
  type DeadlineField,
  type TermEnd,
  type Yearly,
} from '../domain/deadlines';
import type { Entry, Fact } from '../domain/fact';
import { cleanLabel } from '../domain/person';
import type { Programme } from '../domain/programme';
import { recordSubject, type RecordId } from '../domain/shared-record';
import { formatYearDay, sameYearDay, type YearDay } from '../domain/year-day';
import type { FactDesk } from './fact-desk.svelte';
import type { RecordDesk } from './record-desk.svelte';

/** The days by which the workspace has things to do. Whatever is read from it is reactive. */
export class DeadlineDesk {
  readonly #records: RecordDesk;
  readonly #facts: FactDesk;

  constructor(records: RecordDesk, facts: FactDesk) {
    this.#records = records;
    this.#facts = facts;
  }

  get canEdit(): boolean {
    return this.#records.canEdit;
  }

  /** Those of every year, off or not. */
  get yearly(): readonly Yearly[] {
    return yearlyOf(this.#records.all('deadline'));
  }

  termEnd(term: Programme['term']): TermEnd {
    return termEndOf(this.#records.all('deadline'), term);
  }

  /** False once there are as many of one's own as can be. */
  get hasRoom(): boolean {
    return this.yearly.length < lawful.length + ownLimit;
  }

  /** Begins one of the body's own; null where there is no room, or it has no name. */
  add(name: string, on: YearDay): RecordId | null {
    const clean = cleanLabel(name, deadlineNameLimit);
    if (!clean || !this.hasRoom) return null;
    const id = this.#records.newId();
    const values = { name: clean, day: formatYearDay(on) };
    return this.#records.set('deadline', id, values) > 0 ? id : null;
  }

  /** Gives another day, and one's own another name. The usual day of the law is as if nobody had said one. */
  change({ id, kind }: Pick<Yearly, 'id' | 'kind'>, on: YearDay, name = ''): number {
    if (kind !== 'own') {
      const day = sameYearDay(on, usualDay[kind]) ? null : formatYearDay(on);
      return this.#records.set('deadline', id, { day });
    }
    const clean = cleanLabel(name, deadlineNameLimit);
    const day = formatYearDay(on);
    return this.#records.set('deadline', id, clean ? { day, name: clean } : { day });
  }

  setTermEnd = (day: Day | null): number => this.#records.set('deadline', termEndId, { day });

  switchOff = (id: RecordId, off: boolean): number =>
    this.#records.set('deadline', id, { off: off || null });

  /** As the law has it. */
  reset = (id: RecordId): number => this.#records.set('deadline', id, { day: null, off: null });

  throwAway = (id: RecordId): number => this.#records.set('deadline', id, { gone: true });

  fact(id: RecordId, field: DeadlineField): Fact {
    this.#facts.followAll();
    return this.#facts.fact(recordSubject('deadline', id), field);
  }

  /** Decides for one of the values written apart. */
  settle = (id: RecordId, field: DeadlineField, choice: Entry): void =>
    this.#facts.settle(recordSubject('deadline', id), field, choice);
}
