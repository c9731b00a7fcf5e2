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
  const byLine = unlike(lines(before), lines(after));
  // A line that came or went is told whole; one that was changed, by its words.
  const byWord = unlike(words(byLine.removed), words(byLine.added));
  const lead = byLine.lead + byWord.lead;
  const tail = byWord.tail + byLine.tail;
  return {
    lead: lead.length > around ? `…${whole(lead.slice(-around))}` : lead,
    removed: clipped(byWord.removed),
    added: clipped(byWord.added),
    tail: tail.length > around ? `${whole(tail.slice(0, around))}…` : tail,
  };
}

/** What is left between what both begin with and what both end with. */
function unlike(old: readonly string[], fresh: readonly string[]): TextChange {
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  const room = Math.min(old.length, fresh.length) - start;
  while (end < room && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++;
  return {
    lead: fresh.slice(0, start).join(''),
    removed: old.slice(start, old.length - end).join(''),
    added: fresh.slice(start, fresh.length - end).join(''),
    tail: fresh.slice(fresh.length - end).join(''),
  };
}

/** Lines, each with its end; the last as if it had one, so that one more after it is one line more. */
const lines = (text: string): string[] => (text === '' ? [] : (`${text}\n`.match(/.*\n/g) ?? []));

/** Words and what is between them. */
const words = (text: string): string[] => text.split(/(\s+)/).filter(Boolean);

const clipped = (text: string): string =>
  text.length > most ? `${whole(text.slice(0, most)).trimEnd()}…` : text;

/** Without half a character at either end. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
