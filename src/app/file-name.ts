import type { Timestamp } from '../domain/ids';

/** `2026-05-10`, by the calendar of this device. */
export function dayOf(at: Timestamp): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Part of a file name out of any name: letters, digits and hyphens. */
export const fileLabel = (name: string, otherwise = 'mandato'): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || otherwise;
