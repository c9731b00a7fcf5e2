import type { State, Tracking } from '../../domain/tracking';

/** What is shown of a state: also that there is none, or that there are two. */
export type Mark = State | 'none' | 'disputed';

export const markOf = ({ values, disputed }: Pick<Tracking, 'values' | 'disputed'>): Mark =>
  disputed.includes('state') ? 'disputed' : (values.state ?? 'none');
