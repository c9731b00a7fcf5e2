import { safeHref } from '../../../domain/note';
import { mendLists } from './mend-lists';
import { styleOf } from './style-of';
import { mendWordLists } from './word-lists';

/** These go with all they hold. */
const dropped =
  'script,style,template,noscript,iframe,frame,frameset,object,embed,applet,svg,math,img,picture,' +
  'video,audio,canvas,source,track,link,meta,base,title,head,xml,input,button,select,textarea,label,' +
  'map,area,dialog,portal,slot,[hidden]';

/** These stay, without their attributes except those of `kept`; of any other the inside stays. */
const known = new Set(
  (
    'a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li ol p pre q s samp ' +
    'section article header footer main aside small strike strong sub sup table tbody td tfoot th ' +
    'thead tr tt u ul'
  ).split(' '),
);

const number = (most: number) => (value: string) => {
  const found = Number.parseInt(value, 10);
  return found >= 0 ? String(Math.min(found, most)) : null;
};
const oneOf =
  (...values: string[]) =>
  (value: string) =>
    values.includes(value) ? value : null;

const kept: Record<string, (value: string) => string | null> = {
  'a href': safeHref,
  'ol start': number(1_000_000),
  'ol type': oneOf('1', 'a', 'A', 'i', 'I'),
  'td colspan': number(100),
  'td rowspan': number(1000),
  'th colspan': number(100),
  'th rowspan': number(1000),
  'ul data-type': oneOf('taskList'),
  'li data-type': oneOf('taskItem'),
  'li data-checked': oneOf('true', 'false'),
  'h4 data-level': oneOf('1'),
  'h5 data-level': oneOf('2'),
  'h6 data-level': oneOf('3'),
};

/**
 * What a page, Word, Excel or another note put on the clipboard, as plain markup of text, lists,
 * tables and links. Nothing in it loads, runs or looks like anything: the parsed document is inert,
 * and only names and attributes listed here come out.
 */
export function cleanPaste(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(dropped)) element.remove();
  dropHidden(body);
  mendWordLists(body);
  mendLists(body);
  for (const element of [...body.querySelectorAll<HTMLElement>('*')].reverse()) clean(element);
  const comments = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  return body.innerHTML;
}

/** Hidden words, and what Word's reviewers said in the margin. */
function dropHidden(body: HTMLElement): void {
  for (const element of body.querySelectorAll('[style], [data-style], .MsoCommentReference')) {
    const aside = element.classList.contains('MsoCommentReference');
    if (
      aside ||
      /display:\s*none|visibility:\s*(hidden|collapse)|mso-hide:\s*all|mso-element:\s*comment/i.test(
        styleOf(element),
      )
    ) {
      element.remove();
    }
  }
}

function clean(element: HTMLElement): void {
  const name = element.localName;
  const style = styleOf(element);
  const title = element.classList.contains('MsoTitle');
  if (name === 'p' && isEmpty(element)) {
    if (!element.closest('td,th,li')) element.remove();
    element.replaceChildren();
    return stripAttributes(element, name);
  }
  if (name === 'span' || name === 'font') emphasise(element, style);
  const isPlainBold =
    (name === 'b' || name === 'strong') && /(?<![-\w])font-weight:\s*(normal|[1-4]00)/i.test(style);
  if (
    !known.has(name) ||
    isPlainBold ||
    (name === 'a' && !safeHref(element.getAttribute('href')))
  ) {
    element.replaceWith(...element.childNodes);
    return;
  }
  stripAttributes(element, name);
  if (title) {
    const heading = element.ownerDocument.createElement('h1');
    heading.append(...element.childNodes);
    element.replaceWith(heading);
  }
}

/** Word and spreadsheets fill empty paragraphs with a space that does not break. */
const isEmpty = (element: Element): boolean =>
  !element.querySelector('br,hr,table') && element.textContent.trim() === '';

function stripAttributes(element: HTMLElement, name: string): void {
  for (const { name: attribute, value } of [...element.attributes]) {
    const held =
      attribute === 'data-pm-slice' ? sliceOf(value) : kept[`${name} ${attribute}`]?.(value);
    if (held === null || held === undefined) element.removeAttribute(attribute);
    else element.setAttribute(attribute, held);
  }
}

/** ProseMirror's own note of how a copied piece was cut: kept without attributes of nodes. */
function sliceOf(value: string): string | null {
  const [, ends = '', names = ''] = /^(\d{1,3} \d{1,3}(?: -\d{1,3})?) (\[.*\])$/s.exec(value) ?? [];
  if (!ends) return null;
  const context = [...names.matchAll(/"([a-zA-Z]{1,20})",(?:null|\{[^{}]*\})/g)];
  return `${ends} ${JSON.stringify(context.flatMap(([, node]) => [node, null]))}`;
}

/** Word has names of its own beside these: `mso-bidi-font-weight` says nothing of our letters. */
const emphases: readonly (readonly [RegExp, string])[] = [
  [/(?<![-\w])font-weight:\s*(bold|[6-9]00)/i, 'strong'],
  [/(?<![-\w])font-style:\s*italic/i, 'em'],
  [/(?<![-\w])text-decoration[^;]*underline/i, 'u'],
  [/(?<![-\w])text-decoration[^;]*line-through/i, 's'],
];

/** Says with elements what a style says: styles do not come in. */
function emphasise(element: HTMLElement, style: string): void {
  for (const [pattern, name] of emphases) {
    if (!pattern.test(style) || element.textContent.trim() === '') continue;
    const wrapper = element.ownerDocument.createElement(name);
    wrapper.append(...element.childNodes);
    element.append(wrapper);
  }
}
