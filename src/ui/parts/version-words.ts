import type { Version } from '../../domain/version';
import type { Messages } from '../../messages/it';
import { versionsEn } from '../../messages/versions-en';
import { versionsIt, type VersionMessages } from '../../messages/versions-it';

export const versionWords = ({ code }: Messages): VersionMessages =>
  code === 'en' ? versionsEn : versionsIt;

/** "3. Situazione al 31 luglio 2015". */
export function versionName(m: Messages, { number, name }: Version): string {
  const words = versionWords(m);
  return words.numbered(number, name);
}
