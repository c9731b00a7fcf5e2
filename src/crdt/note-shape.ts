import * as Y from 'yjs';
import { markRules, nodeRules, noteRule, type NodeRule } from '../domain/note-rules';

/** A node of a note, or the note. */
export type NoteNode = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook;

interface DeltaRun {
  readonly insert: unknown;
  readonly attributes?: Record<string, unknown>;
}

/** Deeper than people write; the editor walks notes by recursion. */
const deepest = 64;

/** True when this build knows the node, all inside it, and where each thing stands. */
export function isKnown(node: NoteNode, depth = 0): boolean {
  if (depth > deepest || node instanceof Y.XmlHook) return false;
  if (node instanceof Y.XmlText) return isKnownText(node);
  const rule = ruleOf(node);
  if (!rule || !hasKnownAttributes(node, rule)) return false;
  return childrenOf(node).every((child) => isHeld(child, rule) && isKnown(child, depth + 1));
}

/** True when the node, known, and all inside it have what the editor needs them to have. */
export function isWhole(node: NoteNode): boolean {
  if (node instanceof Y.XmlText || node instanceof Y.XmlHook) return true;
  const rule = ruleOf(node);
  return rule !== undefined && !lacks(node, rule) && childrenOf(node).every(isWhole);
}

/** True when something the node needs is not there. */
export function lacks(node: Y.XmlFragment, { needs }: NodeRule): boolean {
  if (needs === 'nothing') return false;
  const first: unknown = node.firstChild;
  if (needs === 'something') return !first;
  return !(first instanceof Y.XmlElement && first.nodeName === 'paragraph');
}

export const childrenOf = (node: Y.XmlFragment): NoteNode[] => node.toArray();

const ruleOf = (node: Y.XmlFragment): NodeRule | undefined =>
  node instanceof Y.XmlElement ? nodeRules.get(node.nodeName) : noteRule;

function isHeld(child: NoteNode, { holds }: NodeRule): boolean {
  if (child instanceof Y.XmlText) return holds === 'text';
  if (!(child instanceof Y.XmlElement)) return false;
  return holds === 'text' ? child.nodeName === 'hardBreak' : holds.has(child.nodeName);
}

function hasKnownAttributes(node: Y.XmlFragment, rule: NodeRule): boolean {
  if (!(node instanceof Y.XmlElement)) return true;
  const attributes = node.getAttributes() as Record<string, unknown>;
  return names(attributes).every(
    (name) => attributes[name] === null || rule.attributes.get(name)?.(attributes[name]) === true,
  );
}

function isKnownText(text: Y.XmlText): boolean {
  return (text.toDelta() as DeltaRun[]).every(
    ({ insert, attributes = {} }) =>
      typeof insert === 'string' &&
      names(attributes).every((name) => isKnownMark(name, attributes[name])),
  );
}

function isKnownMark(name: string, value: unknown): boolean {
  const known = markRules.get(name);
  if (!known) return false;
  if (typeof value !== 'object' || value === null) return true;
  return names(value).every((key) => known.has(key));
}

/** Own names and inherited ones: what a `__proto__` key brings in counts too. */
function names(record: object): string[] {
  const found: string[] = [];
  for (const name in record) found.push(name);
  return found;
}
