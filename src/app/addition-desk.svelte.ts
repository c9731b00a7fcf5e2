import {
  additionId,
  additionRecord,
  additionsOf,
  type Addition,
  type AdditionField,
} from '../domain/addition';
import type { Day } from '../domain/day';
import type { FactValue } from '../domain/fact';
import type { ActionId, GoalId } from '../domain/ids';
import { readItemValue } from '../domain/item';
import type { Goal } from '../domain/programme';
import type { SharedRecord } from '../domain/shared-record';
import type { RecordDesk } from './record-desk.svelte';

/** What is said of an addition: the words, and the act as it is typed. */
export interface AdditionWords {
  readonly text: string;
  readonly act: string;
  readonly day: Day | null;
  readonly link: string;
}

const none: ReadonlyMap<GoalId, readonly Addition[]> = new Map();

/** The actions the open workspace has added to the approved ones. Reactive. */
export class AdditionDesk {
  readonly #records: RecordDesk;
  #known: {
    readonly of: readonly SharedRecord[];
    readonly all: ReadonlyMap<GoalId, readonly Addition[]>;
  } | null = null;

  constructor(records: RecordDesk) {
    this.#records = records;
  }

  get canEdit(): boolean {
    return this.#records.canEdit;
  }

  /** By goal, those in the bin too. The same map until one of them changes. */
  get all(): ReadonlyMap<GoalId, readonly Addition[]> {
    const of = this.#records.all('addition');
    if (this.#known?.of !== of) this.#known = { of, all: of.length > 0 ? additionsOf(of) : none };
    return this.#known.all;
  }

  of(goal: GoalId): readonly Addition[] {
    return this.all.get(goal) ?? [];
  }

  /** What people wrote apart of a field; none where they agree. */
  choices(id: ActionId, field: AdditionField): readonly FactValue[] {
    const record = this.#records.all('addition').find((one) => one.id === additionRecord(id));
    const fact = record?.facts.get(field);
    return fact?.kind === 'disputed' ? fact.choices.map(({ value }) => value) : [];
  }

  settle = (id: ActionId, field: AdditionField, value: FactValue): void =>
    void this.#records.set('addition', additionRecord(id), { [field]: value });

  /** Gives the number of the new action; null where there are no words, or one only reads. */
  add(goal: Goal, words: AdditionWords): ActionId | null {
    const id = additionId(goal, this.of(goal.id), this.#records.newId());
    return this.change(id, words) ? id : null;
  }

  /** False where there are no words: an addition is never left without. */
  change(id: ActionId, { text, act, day, link }: AdditionWords): boolean {
    const said = readItemValue('text', text);
    if (said === null || !this.canEdit) return false;
    this.#records.set('addition', additionRecord(id), {
      text: said,
      act: readItemValue('act', act),
      day,
      link: readItemValue('link', link),
    });
    return true;
  }

  throwAway = (id: ActionId): void => this.settle(id, 'gone', true);
  bringBack = (id: ActionId): void => this.settle(id, 'gone', null);
}
