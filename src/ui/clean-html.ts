/** Elements that may stay: text, lists and tables, as a note or a pasted page has them. */
const kept = new Set(
  (
    'a abbr b blockquote br caption code col colgroup dd del div dl dt em figcaption figure ' +
    'h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub sup ' +
    'table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
);

/** Elements that go with all they hold; any other unknown element goes and leaves its children. */
const removed = new Set(
  (
    'script style template noscript noembed noframes iframe frameset object embed applet svg math ' +
    'title xmp plaintext textarea select audio video canvas base link meta portal fencedframe'
  ).split(' '),
);

const attributes = new Set(
  'align class colspan datetime dir lang rowspan scope span start title type'.split(' '),
);

const address = /^(?:https?:|mailto:|tel:|#)/i;

const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/**
 * Takes everything active out of `html` and gives back markup of text, lists, tables and links.
 * `style` comes back as `data-style`: the page's policy applies no inline style, not even in a
 * document nobody sees, and reports each one it meets; what reads a paste can still read it there.
 * @param trust lets the raw text into the one parser, a template, where nothing loads or runs;
 * only the page's Trusted Types rules need to say it
 */
export function cleanHtml(html: string, trust: (html: string) => string = (raw) => raw): string {
  const template = document.createElement('template');
  template.innerHTML = trust(renameAttributes(html));
  const walker = document.createTreeWalker(template.content, NodeFilter.SHOW_COMMENT);
  const comments: ChildNode[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as ChildNode);
  for (const comment of comments) comment.remove();
  for (const element of template.content.querySelectorAll('*')) cleanElement(element);
  return template.innerHTML;
}

/** Words nobody saw on the page they come from: `mso-hide` is Word's own. */
const hiding =
  /(?<![-\w])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i;

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') || hiding.test(element.getAttribute('data-style') ?? '');

function cleanElement(element: Element): void {
  const foreign = element.namespaceURI !== htmlNamespace;
  if (foreign || removed.has(element.localName) || isHidden(element)) {
    element.remove();
    return;
  }
  if (!kept.has(element.localName)) {
    while (element.firstChild) element.before(element.firstChild);
    element.remove();
    return;
  }
  for (const { name, value } of [...element.attributes]) {
    if (!mayStay(element, name, value)) element.removeAttribute(name);
  }
}

function mayStay(element: Element, name: string, value: string): boolean {
  if (name === 'data-refused') return false;
  if (name.startsWith('data-')) return true;
  if (name === 'href') return element.localName === 'a' && address.test(value.trim());
  return attributes.has(name);
}

const startOfTag = /<[a-z][^\s/>]*/giy;
const attribute = /([\s/]*)(=?[^\s/>=]*)(\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>"'][^\s>]*)?)?/gy;

/**
 * Renames `style` and event handlers before the parser meets (and the policy reports) them, in one
 * pass over the tags as the parser reads them. It only keeps the report clean: what is safe is
 * decided on the parsed tree.
 */
function renameAttributes(html: string): string {
  let out = '';
  let done = 0;
  for (let tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', done)) {
    out += html.slice(done, tag);
    startOfTag.lastIndex = tag;
    const start = startOfTag.exec(html)?.[0] ?? '<';
    out += start;
    done = tag + start.length;
    while (start !== '<' && done < html.length && html[done] !== '>') {
      attribute.lastIndex = done;
      const [whole = '', space = '', name = '', value = ''] = attribute.exec(html) ?? [];
      if (whole === '') break;
      out += space + quiet(name) + value;
      done += whole.length;
    }
  }
  return out + html.slice(done);
}

function quiet(name: string): string {
  if (/^style$/i.test(name)) return 'data-style';
  return /^on/i.test(name) ? 'data-refused' : name;
}
