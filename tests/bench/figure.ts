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
  /** The goal in words: `≤ 16 ms`, `ratio ≤ 0.01`. */
  readonly goal: string;
  readonly met: boolean;
}
