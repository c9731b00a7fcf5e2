import type { FactValue } from '../../domain/fact';
import { readValue, type Field } from '../../domain/tracking';
import type { Messages } from '../../messages/it';
import { trackingEn } from '../../messages/tracking-en';
import { trackingIt, type TrackingMessages } from '../../messages/tracking-it';

export const trackingWords = ({ code }: Messages): TrackingMessages =>
  code === 'en' ? trackingEn : trackingIt;

/** A day in full: "31 luglio 2015". */
export const dayText = (m: Messages, day: string): string =>
  m.format.day(new Date(`${day}T00:00`).getTime(), true);

/** A value as people read it; empty where there is none. */
export function valueText(m: Messages, field: Field, value: FactValue): string {
  const words = trackingWords(m);
  switch (field) {
    case 'state': {
      const state = readValue(field, value);
      return state ? m.states.name(state) : '';
    }
    case 'priority': {
      const priority = readValue(field, value);
      return priority ? words.priorities[priority] : '';
    }
    case 'progress': {
      const progress = readValue(field, value);
      return progress === null ? '' : words.percent(progress);
    }
    case 'start':
    case 'due':
    case 'end': {
      const day = readValue(field, value);
      return day ? dayText(m, day) : '';
    }
    case 'owners':
    case 'tags':
      return readValue(field, value)?.join(', ') ?? '';
    default:
      return readValue(field, value) ?? '';
  }
}
