/** What became of a text: what stands around it, what went and what came. */
export interface TextChange {
  readonly lead: string;
  readonly removed: string;
  readonly added: string;
  readonly tail: string;
}

/** Characters of what stays that are shown on each side. */
const around = 60;
/** Characters of what went or came that are shown. */
const most = 400;

/** The least that changed from one text to another, in whole words, with a little of what is around it. */
export function textChange(before: string, after: string): TextChange {
  const old = words(before);
  const fresh = words(after);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  const room = Math.min(old.length, fresh.length) - start;
  while (end < room && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++;
  const lead = fresh.slice(0, start).join('');
  const tail = end ? fresh.slice(-end).join('') : '';
  return {
    lead: lead.length > around ? `…${whole(lead.slice(-around))}` : lead,
    removed: clipped(old.slice(start, old.length - end).join('')),
    added: clipped(fresh.slice(start, fresh.length - end).join('')),
    tail: tail.length > around ? `${whole(tail.slice(0, around))}…` : tail,
  };
}

/** Words with the space behind them. */
const words = (text: string): string[] => text.match(/\s*\S+\s*?(?=\s|$)|\s+$/g) ?? [];

const clipped = (text: string): string =>
  text.length > most ? `${whole(text.slice(0, most)).trimEnd()}…` : text;

/** Without half a character at either end. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
