import * as Y from 'yjs';
import {
  safeHref,
  type NoteBlock,
  type NoteCell,
  type NoteRun,
  type NoteTask,
} from '../domain/note';
import { isKnown } from './note-shape';

/** Deeper nesting than this is shown as plain text: nobody writes it, an attacker may. */
const deepest = 16;

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** The note as plain data, for reading. Never throws, never writes. */
export const readNote = (fragment: Y.XmlFragment): NoteBlock[] => blocksOf(fragment.toArray(), 0);

/** The note's words, blocks separated by newlines. */
export const plainNote = (fragment: Y.XmlFragment): string =>
  fragment
    .toArray()
    .map((child) => plainOf(child, 0))
    .filter(Boolean)
    .join('\n');

/**
 * True when the note holds no words: nothing a reader would miss. Stops at the first it finds, since it is
 * asked after every change, of notes however long.
 */
export const isBlank = (fragment: Y.XmlFragment): boolean => !hasWords(fragment, 0);

function hasWords(node: Y.XmlFragment | Y.XmlText, depth: number): boolean {
  for (let item = node._start; item; item = item.right) {
    const { content, deleted } = item;
    if (deleted) continue;
    if (content instanceof Y.ContentString && /\S/.test(content.str)) return true;
    if (!(content instanceof Y.ContentType) || node instanceof Y.XmlText) continue;
    const child: unknown = content.type;
    if (child instanceof Y.XmlText && hasWords(child, depth)) return true;
    if (!(child instanceof Y.XmlElement) || child.nodeName === 'hardBreak' || depth > 64) continue;
    if (hasWords(child, depth + 1)) return true;
  }
  return false;
}

/** True when every node, mark and attribute is one this build can edit without losing it. */
export const isEditable = (fragment: Y.XmlFragment): boolean => isKnown(fragment);

function plainOf(node: Child, depth: number): string {
  if (node instanceof Y.XmlText) {
    return (node.toDelta() as DeltaRun[])
      .map((run) => (typeof run.insert === 'string' ? run.insert : ''))
      .join('');
  }
  if (!(node instanceof Y.XmlElement) || depth > 64) return '';
  if (node.nodeName === 'hardBreak') return '\n';
  const parts = node.toArray().map((child) => plainOf(child, depth + 1));
  const inline = ['paragraph', 'heading'].includes(node.nodeName);
  const separator = inline ? '' : node.nodeName === 'tableRow' ? '\t' : '\n';
  return parts.join(separator);
}

const blocksOf = (children: readonly Child[], depth: number): NoteBlock[] =>
  children.flatMap((child) => {
    const block = blockOf(child, depth);
    return block ? [block] : [];
  });

function blockOf(node: Child, depth: number): NoteBlock | null {
  if (node instanceof Y.XmlText) return { kind: 'paragraph', text: runsOf([node]) };
  if (!(node instanceof Y.XmlElement)) return null;
  if (depth > deepest) return unknown(node);
  const children = node.toArray() as Child[];
  const attributes = node.getAttributes() as Record<string, unknown>;
  switch (node.nodeName) {
    case 'paragraph':
      return { kind: 'paragraph', text: runsOf(children) };
    case 'heading':
      return { kind: 'heading', level: levelOf(attributes.level), text: runsOf(children) };
    case 'blockquote':
      return { kind: 'quote', blocks: blocksOf(children, depth + 1) };
    case 'bulletList':
    case 'orderedList':
      return {
        kind: 'list',
        ordered: node.nodeName === 'orderedList',
        start: count(attributes.start, 1_000_000, 0),
        numbering: numberings.find((known) => known === attributes.type) ?? '1',
        items: elementsOf(children).map((item) => blocksOf(childrenOf(item), depth + 1)),
      };
    case 'taskList':
      return { kind: 'tasks', items: elementsOf(children).map((item) => taskOf(item, depth + 1)) };
    case 'table':
      return {
        kind: 'table',
        rows: elementsOf(children).map((row) =>
          elementsOf(childrenOf(row)).map((cell) => cellOf(cell, depth + 1)),
        ),
      };
    case 'horizontalRule':
      return { kind: 'rule' };
    default:
      return unknown(node);
  }
}

const unknown = (node: Y.XmlElement): NoteBlock => ({
  kind: 'unknown',
  name: node.nodeName,
  plain: plainOf(node, 0),
});

const childrenOf = (node: Y.XmlElement): Child[] => node.toArray();

const elementsOf = (children: readonly Child[]): Y.XmlElement[] =>
  children.filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);

const taskOf = (item: Y.XmlElement, depth: number): NoteTask => {
  const checked = (item.getAttributes() as Record<string, unknown>).checked;
  return {
    done: checked === true || checked === 'true',
    blocks: blocksOf(childrenOf(item), depth),
  };
};

const cellOf = (cell: Y.XmlElement, depth: number): NoteCell => {
  const attributes = cell.getAttributes() as Record<string, unknown>;
  return {
    header: cell.nodeName === 'tableHeader',
    colspan: count(attributes.colspan, 100),
    rowspan: count(attributes.rowspan, 1000),
    blocks: blocksOf(childrenOf(cell), depth),
  };
};

const numberings = ['1', 'a', 'A', 'i', 'I'] as const;

const count = (value: unknown, most: number, least = 1): number => {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= least ? Math.min(number, most) : 1;
};

const levelOf = (value: unknown): 1 | 2 | 3 =>
  Number(value) >= 3 ? 3 : Number(value) === 2 ? 2 : 1;

interface DeltaRun {
  readonly insert: unknown;
  readonly attributes?: Record<string, unknown>;
}

const runsOf = (children: readonly Child[]): NoteRun[] =>
  children.flatMap((child): NoteRun[] => {
    if (child instanceof Y.XmlText) return (child.toDelta() as DeltaRun[]).flatMap(runOf);
    if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') return [{ kind: 'break' }];
    const plain = plainOf(child, 0);
    return plain ? [textRun(plain, {})] : [];
  });

const runOf = (run: DeltaRun): NoteRun[] =>
  typeof run.insert === 'string' ? [textRun(run.insert, run.attributes ?? {})] : [];

function textRun(text: string, attributes: Record<string, unknown>): NoteRun {
  const has = (name: string) =>
    attributes[name] !== undefined && attributes[name] !== null && attributes[name] !== false;
  const link = attributes.link as { href?: unknown } | null | undefined;
  return {
    kind: 'text',
    text,
    bold: has('bold'),
    italic: has('italic'),
    underline: has('underline'),
    strike: has('strike'),
    code: has('code'),
    href: safeHref(link?.href),
  };
}
