import * as Y from 'yjs';
import { canonicalJson } from '../domain/canonical';
import { deepestNode, type NoteNode, type NoteWords } from '../domain/note-node';

type Parent = Y.XmlFragment | Y.XmlElement;

/** All that is in a note, as plain data. */
export function nodesOf(parent: Parent, depth = 0): readonly NoteNode[] {
  return parent.toArray().flatMap((child): NoteNode[] => {
    if (child instanceof Y.XmlText) return [{ t: wordsOf(child) }];
    if (!(child instanceof Y.XmlElement) || depth > deepestNode) return [];
    const a = clean(child.getAttributes());
    const c = nodesOf(child, depth + 1);
    const some = Object.keys(a).length > 0;
    return [{ n: child.nodeName, ...(some ? { a } : {}), ...(c.length > 0 ? { c } : {}) }];
  });
}

const wordsOf = (text: Y.XmlText): NoteWords[] =>
  (text.toDelta() as { insert: unknown; attributes?: object }[]).flatMap((run) =>
    typeof run.insert === 'string'
      ? [{ w: sound(run.insert), ...(run.attributes ? { m: clean(run.attributes) } : {}) }]
      : [],
  );

/** Half a character has no bytes to hash. */
const sound = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** What JSON can hold of it. */
const clean = (value: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string' ? sound(one) : one,
  ) as Record<string, unknown>;

/**
 * Makes a note say what `nodes` say, changing as little as it can: what it has at its beginning and its
 * end already is left alone, and so are, in between, blocks of the same kind whose words are the same.
 */
export function putNodes(parent: Parent, nodes: readonly NoteNode[]): void {
  const old = nodesOf(parent).map((node) => canonicalJson(node));
  const fresh = nodes.map((node) => canonicalJson(node));
  if (old.length !== parent.length) return replaceAll(parent, nodes);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  const room = Math.min(old.length, fresh.length) - start;
  while (end < room && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++;
  let at = start;
  for (; at < Math.min(old.length, fresh.length) - end; at++) {
    const [child, node] = [parent.get(at), nodes[at]];
    if (!node || !become(child, node)) break;
  }
  const [gone, come] = [old.length - end - at, nodes.slice(at, nodes.length - end)];
  if (gone > 0) parent.delete(at, gone);
  if (come.length > 0) parent.insert(at, come.map(built));
}

/** Turns what is there into the node, where both are of one kind. */
function become(child: unknown, node: NoteNode): boolean {
  if (child instanceof Y.XmlText && 't' in node) {
    if (canonicalJson(wordsOf(child)) === canonicalJson(node.t)) return true;
    child.delete(0, child.length);
    write(child, node.t);
    return true;
  }
  if (!(child instanceof Y.XmlElement) || 't' in node || child.nodeName !== node.n) return false;
  const [had, has] = [child.getAttributes() as Record<string, unknown>, node.a ?? {}];
  for (const key of Object.keys(had)) if (!Object.hasOwn(has, key)) child.removeAttribute(key);
  for (const [key, value] of Object.entries(has))
    if (JSON.stringify(had[key]) !== JSON.stringify(value)) child.setAttribute(key, value);
  putNodes(child, node.c ?? []);
  return true;
}

function replaceAll(parent: Parent, nodes: readonly NoteNode[]): void {
  parent.delete(0, parent.length);
  parent.insert(0, nodes.map(built));
}

function built(node: NoteNode): Y.XmlElement | Y.XmlText {
  if ('t' in node) {
    const text = new Y.XmlText();
    write(text, node.t);
    return text;
  }
  const element = new Y.XmlElement(node.n);
  for (const [key, value] of Object.entries(node.a ?? {}))
    element.setAttribute(key, value as string);
  element.insert(0, (node.c ?? []).map(built));
  return element;
}

const write = (text: Y.XmlText, words: readonly NoteWords[]): void =>
  text.applyDelta(words.map(({ w, m }) => ({ insert: w, ...(m ? { attributes: m } : {}) })));
