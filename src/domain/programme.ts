import type { ActionId, AreaSlug, GoalId, PointNumber } from './ids';

/** An office that answers for goals. `name` is canonical; a goal keeps the source's own spelling. */
export interface Area {
  readonly slug: AreaSlug;
  readonly name: string;
}

/** A chapter of the programme. */
export interface Point {
  readonly number: PointNumber;
  readonly title: string;
  /** Paragraphs. */
  readonly introduction: readonly string[];
}

/** A dash under a paragraph: `7.12.3.1` is the first of action `7.12.3`. */
export interface Item {
  readonly id: string;
  readonly text: string;
}

/** The unit that is tracked and noted: one paragraph of a goal. */
export interface Action {
  readonly id: ActionId;
  readonly text: string;
  readonly items: readonly Item[];
}

/** A row of the programme. It belongs to one point or more (rows "3 - 4", "3 - 5"). */
export interface Goal {
  readonly id: GoalId;
  /** The first is the point it is printed in. */
  readonly points: readonly [PointNumber, ...PointNumber[]];
  readonly title: string;
  readonly aims: readonly string[];
  readonly actions: readonly Action[];
  /** Canonical; empty where the source names none. */
  readonly areas: readonly AreaSlug[];
  /** The cell as the source spells it. */
  readonly areasSource: string;
}

/** The approved document: immutable, identified by the SHA-256 of its canonical JSON. */
export interface Programme {
  readonly title: string;
  /** The public body, "Comune di Cremona". */
  readonly body: string;
  readonly term: { readonly from: number; readonly to: number };
  readonly areas: readonly Area[];
  readonly points: readonly Point[];
  readonly goals: readonly Goal[];
}
