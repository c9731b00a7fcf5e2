import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import {
  cleanQuote,
  stretchesOf,
  type Place,
  type Places,
  type Quoting,
} from '../../domain/quotation';

interface Quoted {
  readonly quotings: readonly Quoting[];
  readonly drawn: DecorationSet;
}
const key = new PluginKey<Quoted>('quotedWords');
const none: Quoted = { quotings: [], drawn: DecorationSet.empty };

/**
 * Marks the words that comments quote. What is typed here moves the marks along; what comes from
 * elsewhere redraws the note, and its places are asked for again.
 */
export const quotedWords = (placesOf: (quotings: readonly Quoting[]) => Places) =>
  Extension.create({
    name: 'quotedWords',
    addProseMirrorPlugins: () => [
      new Plugin<Quoted>({
        key,
        state: {
          init: () => none,
          apply: (transaction, { quotings: before, drawn }) => {
            const { doc, mapping } = transaction;
            const news = transaction.getMeta(key) as readonly Quoting[] | undefined;
            const quotings = news ?? before;
            return news || isFromElsewhere(transaction)
              ? { quotings, drawn: draw(doc, placesOf(quotings)) }
              : { quotings, drawn: drawn.map(mapping, doc) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    ],
  });

/** From now on these are the comments. */
export const setQuotings = ({ view, state }: Editor, quotings: readonly Quoting[]): void =>
  view.dispatch(state.tr.setMeta(key, quotings));

/** The words chosen in the editor: where they stand, and what they are. Null where there are none. */
export function wordsChosen({
  state: { doc, selection },
}: Editor): { readonly place: Place; readonly quote: string } | null {
  const { from, to } = selection;
  const quote = cleanQuote(doc.textBetween(from, to, ' ', ' '));
  return quote === '' ? null : { place: { from: before(doc, from), to: before(doc, to) }, quote };
}

function isFromElsewhere(transaction: Transaction): boolean {
  const shared = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: unknown } | undefined;
  return shared?.isChangeOrigin === true;
}

function draw(doc: Node, places: Places): DecorationSet {
  const stretches = stretchesOf(places);
  if (stretches.length === 0) return DecorationSet.empty;
  const texts = [...textsOf(doc)];
  const marks = stretches.flatMap(({ from, to, on }) => {
    const first = texts.find((text) => from < text.to);
    const last = texts.find((text) => to <= text.to);
    if (!first || !last) return [];
    const attributes = { class: 'quoted', 'data-on': on.join(' ') };
    const ends = [first.at + from - first.from, last.at + to - last.from] as const;
    return [Decoration.inline(...ends, attributes)];
  });
  return DecorationSet.create(doc, marks);
}

/** Characters before a place of the editor's. */
function before(doc: Node, place: number): number {
  let count = 0;
  for (const { at, from, to } of textsOf(doc))
    if (at < place) count = from + Math.min(place - at, to - from);
  return count;
}

/** The texts of a note: where each is for the editor, and how many characters come before it. */
function textsOf(doc: Node): readonly (Place & { readonly at: number })[] {
  const texts: (Place & { at: number })[] = [];
  let from = 0;
  doc.descendants(({ text }, at) => {
    if (text === undefined) return;
    texts.push({ at, from, to: from + text.length });
    from += text.length;
  });
  return texts;
}
