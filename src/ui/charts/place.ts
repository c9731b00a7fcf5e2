import { programmeLanguage } from '../../app/book.svelte';
import type { Dashboard, Sum } from '../../domain/dashboard';
import type { Messages } from '../../messages/it';
import { dashboardWords } from './dashboard-words';

/** A line of a chart: a point or an area, with its sum. */
export interface Place {
  readonly key: string;
  readonly name: string;
  /** The language of the name, where it is the programme's. */
  readonly lang: string | undefined;
  readonly sum: Sum;
}

export const pointPlaces = ({ points }: Dashboard): readonly Place[] =>
  points.map(({ point, sum }) => ({
    key: String(point.number),
    name: `${point.number}. ${point.title}`,
    lang: programmeLanguage,
    sum,
  }));

export function areaPlaces({ areas }: Dashboard, m: Messages): readonly Place[] {
  const words = dashboardWords(m);
  return areas.map(({ area, sum }) => ({
    key: area?.slug ?? '',
    name: area?.name ?? words.noArea,
    lang: area ? programmeLanguage : undefined,
    sum,
  }));
}
