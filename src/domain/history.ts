import type { Entry, EntryId, FactValue } from './fact';
import type { ActionId, Timestamp } from './ids';
import { readState, type Standing } from './state';
import type { Version } from './version';
import { valuesIn, type FactsState } from './workspace-state';

/** How many actions stood in each state. */
export type Counts = ReadonlyMap<Standing, number>;

/** How an action stood from a moment on. */
export interface Step {
  readonly at: Timestamp;
  readonly standing: Standing;
}

/** Where all stood at a moment: worked out from the record, or exact, as a version has it. */
export interface Past {
  readonly at: Timestamp;
  /** Null for what is worked out. */
  readonly version: Version | null;
  /** It is how things stand now. */
  readonly now: boolean;
  readonly counts: Counts;
}

/** Months looked back on, that of today included. */
export const monthLimit = 24;

/** What the distinct values of the fact come to: one that is to be decided is as if nobody had said. */
const standingOf = (values: readonly FactValue[]): Standing =>
  (values.length === 1 ? readState(values[0] ?? null) : null) ?? 'none';

/**
 * How the state of an action went, in one pass over its entries in the order of their authors' clocks.
 * At any time it is what `factOf` makes of the entries up to then.
 */
export function stepsOf(entries: readonly Entry[]): readonly Step[] {
  if (entries.length === 0) return [];
  const inTime = [...entries].sort((a, b) => a.at - b.at);
  const replaced = new Set<EntryId>();
  const [heads, all] = [new Tally(), new Tally()];
  const values = new Map<EntryId, FactValue>();
  const steps: Step[] = [];
  for (const [index, { id, value, at, over }] of inTime.entries()) {
    values.set(id, value);
    all.add(value);
    for (const seen of over) {
      if (seen === id || replaced.has(seen)) continue;
      replaced.add(seen);
      const old = values.get(seen);
      if (old !== undefined) heads.remove(old);
    }
    if (!replaced.has(id)) heads.add(value);
    if (inTime[index + 1]?.at === at) continue;
    const standing = (heads.empty ? all : heads).standing;
    if (standing !== (steps.at(-1)?.standing ?? 'none')) steps.push({ at, standing });
  }
  return steps;
}

/** The ends of the months from the first change on, as this device's calendar has them; the last is now. */
export function momentsSince(first: Timestamp, now: Timestamp): readonly Timestamp[] {
  const today = new Date(now);
  const moments = [now];
  for (let back = 0; moments.length < monthLimit; back++) {
    const end = new Date(today.getFullYear(), today.getMonth() - back, 1).getTime() - 1;
    if (!(end >= first)) break;
    moments.unshift(end);
  }
  return moments;
}

/** Where all stood at each moment; the moments come in order. Who has no steps stands nowhere. */
export function countsAt(
  moments: readonly Timestamp[],
  histories: Iterable<readonly Step[]>,
  total: number,
): readonly Counts[] {
  const changes = moments.map(() => new Map<Standing, number>());
  for (const steps of histories) {
    let standing: Standing = 'none';
    let at = 0;
    for (const [index, moment] of moments.entries()) {
      const before: Standing = standing;
      for (let step = steps[at]; step && step.at <= moment; step = steps[++at])
        standing = step.standing;
      const change = changes[index];
      if (!change || before === standing) continue;
      add(change, before, -1);
      add(change, standing, 1);
    }
  }
  const running = new Map<Standing, number>([['none', total]]);
  return changes.map((change) => {
    for (const [standing, by] of change) add(running, standing, by);
    return new Map(running);
  });
}

/** The same of a state that was kept whole. */
export function countsIn(facts: FactsState, actions: readonly ActionId[]): Counts {
  const counts = new Map<Standing, number>();
  for (const id of actions) add(counts, standingOf(valuesIn(facts, id, 'state')), 1);
  return counts;
}

function add(counts: Map<Standing, number>, standing: Standing, by: number): void {
  counts.set(standing, (counts.get(standing) ?? 0) + by);
}

/** A list is no state, and neither is the text that stands for it here. */
const keyOf = (value: FactValue): FactValue =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

/** Values with how often each is there. */
class Tally {
  readonly #counts = new Map<FactValue, number>();

  add(value: FactValue): void {
    const key = keyOf(value);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  remove(value: FactValue): void {
    const key = keyOf(value);
    const left = (this.#counts.get(key) ?? 0) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }

  get empty(): boolean {
    return this.#counts.size === 0;
  }

  get standing(): Standing {
    return this.#counts.size === 1 ? standingOf([...this.#counts.keys()]) : 'none';
  }
}
