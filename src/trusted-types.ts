/*
 * The page's Trusted Types. `main.ts` imports this before anything else: from here on a string
 * reaches an HTML or script sink only through the rules below, whoever passes it (our code, a
 * library, a paste). There is no rule for script text, so `eval` and inline scripts stay refused.
 */

interface Policy {
  createHTML(html: string): string;
}
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: {
      createHTML?: (html: string) => string;
      createScriptURL?: (url: string) => string | null;
    },
  ): Policy;
}

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
  'align class colspan datetime dir lang rowspan scope span start style title type'.split(' '),
);

const address = /^(?:https?:|mailto:|tel:|#)/i;
const activeStyle = /url|image|expression|behavior|binding|import|[@\\<]/i;

const htmlNamespace = 'http://www.w3.org/1999/xhtml';

function mayStay(element: Element, name: string, value: string): boolean {
  if (name.startsWith('data-')) return true;
  if (name === 'href') return element.localName === 'a' && address.test(value.trim());
  if (name === 'style') return !activeStyle.test(value);
  return attributes.has(name);
}

function cleanElement(element: Element): void {
  if (element.namespaceURI !== htmlNamespace || removed.has(element.localName)) {
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

/**
 * Takes everything active out of `html` and gives back markup of text, lists, tables and links.
 * It is parsed in a template, where nothing loads and nothing runs; `trust` is what lets the raw
 * text into that one parser.
 */
export function cleanHtml(html: string, trust: (html: string) => string): string {
  const template = document.createElement('template');
  template.innerHTML = trust(html);
  const walker = document.createTreeWalker(
    template.content,
    NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION,
  );
  const comments: ChildNode[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as ChildNode);
  for (const comment of comments) comment.remove();
  for (const element of template.content.querySelectorAll('*')) cleanElement(element);
  return template.innerHTML;
}

/** The address in full if it is of this very origin, or `null`: the sink then refuses it. */
function ownScript(url: string): string | null {
  const target = new URL(url, document.baseURI);
  return target.origin === location.origin && target.protocol.startsWith('http')
    ? target.href
    : null;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
if (trustedTypes) {
  const inert = trustedTypes.createPolicy('mandato-inert', { createHTML: (html) => html });
  trustedTypes.createPolicy('default', {
    createHTML: (html) => cleanHtml(html, (raw) => inert.createHTML(raw)),
    createScriptURL: ownScript,
  });
}
