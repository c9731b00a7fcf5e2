/** One measurement, as `npm run bench` prints it: one JSON line. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `ms`, `share`, `bytes`, … */
  readonly unit: string;
  /** The reference, measured in the same run and the same unit; null where there is none. */
  readonly against: number | null;
  /** `value / against`, or null. */
  readonly ratio: number | null;
  /** The goal in words: `≤ 16 ms`, `ratio ≤ 0.01`; empty for a figure that is only there to compare. */
  readonly goal: string;
  readonly met: boolean;
}

/** What is hoped for, of the value or of its ratio to the reference. */
type Goal =
  | { readonly ratioAtMost: number }
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | 'none';

/** Judges a measurement. `against` may be left out where there is no reference. */
export function figure(
  name: string,
  value: number,
  unit: string,
  goal: Goal,
  against: number | null = null,
): Figure {
  const ratio = against === null ? null : value / against;
  const rounded = { value: round(value), against: against && round(against), ratio };
  return {
    name,
    unit,
    ...rounded,
    ratio: ratio === null ? null : round(ratio),
    ...judged(goal, value, unit, ratio),
  };
}

function judged(goal: Goal, value: number, unit: string, ratio: number | null) {
  if (goal === 'none') return { goal: '', met: true };
  if ('ratioAtMost' in goal) {
    const met = ratio !== null && ratio <= goal.ratioAtMost;
    return { goal: `ratio ≤ ${goal.ratioAtMost}`, met };
  }
  if ('atMost' in goal) return { goal: `≤ ${goal.atMost} ${unit}`, met: value <= goal.atMost };
  return { goal: `≥ ${goal.atLeast} ${unit}`, met: value >= goal.atLeast };
}

/** To three digits that count; a whole number stays whole. */
const round = (value: number): number =>
  Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
