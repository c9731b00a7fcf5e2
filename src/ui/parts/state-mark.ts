import type { Tracking } from '../../domain/tracking';
import type { Mark } from '../../domain/state';

export const markOf = ({ values, disputed }: Pick<Tracking, 'values' | 'disputed'>): Mark =>
  disputed.includes('state') ? 'disputed' : (values.state ?? 'none');
