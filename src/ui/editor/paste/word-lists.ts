import { styleOf } from './style-of';

/** Where a Word paragraph stands in its list. */
interface Place {
  readonly list: string;
  readonly level: number;
  readonly ordered: boolean;
  readonly start: number;
  /** As HTML's `type` of an ordered list. */
  readonly numbering: string;
}

interface OpenList {
  readonly element: HTMLElement;
  readonly place: Place;
}

const listStyle = /mso-list:\s*(l\d+)\s+level(\d)/i;
const isMarker = /mso-list:\s*ignore/i;
const styled = '[style*="mso-list" i], [data-style*="mso-list" i]';
const deepest = 9;

/**
 * Word writes lists as paragraphs: `<p style="mso-list: l0 level2 lfo1">` with the bullet or number
 * as text in `<span style="mso-list: Ignore">`. Makes real lists of them, in place.
 */
export function mendWordLists(root: HTMLElement): void {
  let open: OpenList[] = [];
  let last: Element | null = null;
  for (const paragraph of root.querySelectorAll<HTMLElement>(styled)) {
    const place = placeOf(paragraph);
    if (!place) continue;
    if (previous(paragraph) !== last || !last) open = [];
    open = add(paragraph, place, open);
    last = open[0]?.element ?? null;
  }
}

/** What comes before: the list being made, when the paragraph follows it at once. */
const previous = (paragraph: Element): Element | null => paragraph.previousElementSibling;

function placeOf(paragraph: HTMLElement): Place | null {
  const [, list = '', level = '1'] = listStyle.exec(styleOf(paragraph)) ?? [];
  if (!list) return null;
  const marker = [...paragraph.querySelectorAll(styled)].find((span) =>
    isMarker.test(styleOf(span)),
  );
  const text = (marker?.textContent ?? '').replace(/\s+/g, '');
  marker?.remove();
  return {
    list,
    level: Math.min(Number(level), deepest),
    ordered: /^\(?(?:\d{1,6}|[a-z]{1,6})[.)°]/i.test(text),
    start: Number(/(\d{1,6})\D*$/.exec(text)?.[1] ?? 1),
    numbering: numberingOf(text),
  };
}

/** `a)`, `A.`, `i.`, `I)`; a list that begins with an i is taken for roman figures. */
function numberingOf(sign: string): string {
  const [letter = ''] = /[a-z]/i.exec(sign) ?? [];
  if (/\d/.test(sign) || letter === '') return '1';
  const figure = /i/i.test(letter) ? 'i' : 'a';
  return letter === letter.toLowerCase() ? figure : figure.toUpperCase();
}

function add(paragraph: HTMLElement, place: Place, lists: readonly OpenList[]): OpenList[] {
  const open = lists.slice(0, place.level);
  const same = open[place.level - 1]?.place;
  if (same && (same.ordered !== place.ordered || same.list !== place.list)) open.pop();
  while (open.length < place.level) open.push(begin(paragraph, place, open.at(-1)));
  const item = paragraph.ownerDocument.createElement('li');
  const text = paragraph.ownerDocument.createElement('p');
  text.append(...paragraph.childNodes);
  item.append(text);
  open.at(-1)?.element.append(item);
  paragraph.remove();
  return open;
}

function begin(paragraph: HTMLElement, place: Place, parent: OpenList | undefined): OpenList {
  const page = paragraph.ownerDocument;
  const element = page.createElement(place.ordered ? 'ol' : 'ul');
  if (place.ordered && place.start !== 1) element.setAttribute('start', String(place.start));
  if (place.ordered && place.numbering !== '1') element.setAttribute('type', place.numbering);
  if (!parent) paragraph.before(element);
  else {
    if (!parent.element.lastElementChild) parent.element.append(page.createElement('li'));
    parent.element.lastElementChild?.append(element);
  }
  return { element, place };
}
