/** What a node of a note may hold, and the attributes this build keeps when it edits one. */
export interface NodeRule {
  readonly attributes: ReadonlyMap<string, (value: unknown) => boolean>;
  /** Names of the nodes inside it; `text` for words, line breaks and marks. */
  readonly holds: ReadonlySet<string> | 'text';
  /**
   * What the editor needs and two people writing at once may take away: something inside, or a
   * paragraph in front.
   */
  readonly needs: 'nothing' | 'something' | 'a paragraph first';
}

const blocks = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'taskList',
  'table',
  'horizontalRule',
]);

const whole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const label = (value: unknown) => typeof value === 'string' && value.length <= 16;
const truth = (value: unknown) => typeof value === 'boolean';

const rule = (
  holds: NodeRule['holds'],
  needs: NodeRule['needs'],
  attributes: Record<string, (value: unknown) => boolean> = {},
): NodeRule => ({ holds, needs, attributes: new Map(Object.entries(attributes)) });

const spans = { colspan: whole(1, 100), rowspan: whole(1, 1000) };

/** What the note itself holds. */
export const noteRule = rule(blocks, 'nothing');

/**
 * The nodes this build can edit. The editor deletes, for everybody, what does not fit its schema:
 * a note that breaks these rules was written by a newer build and is shown, not edited.
 */
export const nodeRules: ReadonlyMap<string, NodeRule> = new Map([
  ['paragraph', rule('text', 'nothing')],
  ['heading', rule('text', 'nothing', { level: whole(1, 3) })],
  ['blockquote', rule(blocks, 'something')],
  ['bulletList', rule(new Set(['listItem']), 'something')],
  [
    'orderedList',
    rule(new Set(['listItem']), 'something', { start: whole(0, 1_000_000), type: label }),
  ],
  ['listItem', rule(blocks, 'a paragraph first')],
  ['taskList', rule(new Set(['taskItem']), 'something')],
  ['taskItem', rule(blocks, 'a paragraph first', { checked: truth })],
  ['table', rule(new Set(['tableRow']), 'something')],
  ['tableRow', rule(new Set(['tableHeader', 'tableCell']), 'nothing')],
  ['tableHeader', rule(blocks, 'something', spans)],
  ['tableCell', rule(blocks, 'something', spans)],
  ['horizontalRule', rule(new Set(), 'nothing')],
  ['hardBreak', rule(new Set(), 'nothing')],
]);

/** The marks this build can edit, and the attributes of each. */
export const markRules: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['bold', new Set()],
  ['italic', new Set()],
  ['underline', new Set()],
  ['strike', new Set()],
  ['code', new Set()],
  ['link', new Set(['href'])],
]);
