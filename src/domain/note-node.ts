/** Words with one set of marks, as Yjs has them. */
export interface NoteWords {
  readonly w: string;
  readonly m?: Readonly<Record<string, unknown>>;
}

/** A note as plain data, with nothing left out, not even what this build has no name for. */
export type NoteNode =
  | { readonly t: readonly NoteWords[] }
  | {
      readonly n: string;
      readonly a?: Readonly<Record<string, unknown>>;
      readonly c?: readonly NoteNode[];
    };

/** Deeper than this nobody writes. */
export const deepestNode = 64;

/** Nodes out of anything colleagues may have sent; null where it is no note. */
export function parseNodes(value: unknown, depth = 0): readonly NoteNode[] | null {
  if (!Array.isArray(value) || depth > deepestNode) return null;
  const nodes = (value as unknown[]).map((node) => parseNode(node, depth));
  return nodes.every((node) => node !== null) ? nodes : null;
}

function parseNode(value: unknown, depth: number): NoteNode | null {
  if (!isRecord(value)) return null;
  if (Array.isArray(value['t'])) {
    const words = (value['t'] as unknown[]).map(parseWords);
    return words.every((one) => one !== null) ? { t: words } : null;
  }
  const { n, a, c = [] } = value;
  const children = parseNodes(c, depth + 1);
  if (typeof n !== 'string' || !/^[\w-]{1,60}$/.test(n) || !children) return null;
  if (a !== undefined && !isRecord(a)) return null;
  return { n, ...(a ? { a } : {}), ...(children.length > 0 ? { c: children } : {}) };
}

function parseWords(value: unknown): NoteWords | null {
  if (!isRecord(value) || typeof value['w'] !== 'string') return null;
  const { w, m } = value;
  if (m !== undefined && !isRecord(m)) return null;
  return { w, ...(m ? { m } : {}) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inline = new Set(['paragraph', 'heading']);

/** The words, blocks separated by line ends. */
export function plainNodes(nodes: readonly NoteNode[]): string {
  return nodes.map(plain).filter(Boolean).join('\n');
}

function plain(node: NoteNode): string {
  if ('t' in node) return node.t.map(({ w }) => w).join('');
  if (node.n === 'hardBreak') return '\n';
  const parts = (node.c ?? []).map(plain);
  const separator = inline.has(node.n) ? '' : node.n === 'tableRow' ? '\t' : '\n';
  return separator === '\n' ? parts.filter(Boolean).join(separator) : parts.join(separator);
}
