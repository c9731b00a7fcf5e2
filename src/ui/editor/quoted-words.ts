import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
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
  /** Words were written in the place of marked ones: only the shared note knows what is left. */
  readonly stale: boolean;
}
const key = new PluginKey<Quoted>('quotedWords');
const none: Quoted = { quotings: [], drawn: DecorationSet.empty, stale: false };

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
              ? { quotings, drawn: draw(doc, placesOf(quotings)), stale: false }
              : { quotings, drawn: drawn.map(mapping, doc), stale: covers(mapping, drawn) };
          },
        },
        // By then the shared note has what was written.
        view: () => ({
          update: (view) => {
            const { stale, quotings } = key.getState(view.state) ?? none;
            if (stale) view.dispatch(view.state.tr.setMeta(key, quotings));
          },
        }),
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    ],
  });

/** From now on these are the comments. */
export const setQuotings = ({ view, state }: Editor, quotings: readonly Quoting[]): void =>
  view.dispatch(state.tr.setMeta(key, quotings));

interface Chosen {
  readonly place: Place;
  readonly quote: string;
  /** Where they end, for the editor. */
  readonly end: number;
}

/**
 * The words chosen in the editor: where they stand, and what they are. Null where there are none.
 * The page is asked, since the editor hears of what the last key chose a moment later.
 */
export function wordsChosen({ view }: Editor): Chosen | null {
  const { doc, selection } = view.state;
  const { from, to } = selection instanceof TextSelection ? chosenOnPage(view) : selection;
  const quote = cleanQuote(doc.textBetween(from, to, ' ', ' '));
  if (quote === '') return null;
  return { place: { from: before(doc, from), to: before(doc, to) }, quote, end: to };
}

/** Puts the caret after what was chosen, where words can be. */
export const caretAfter = ({ view }: Editor, end: number): void => {
  const { tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)));
};

function chosenOnPage(view: EditorView): Place {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
  if (!view.hasFocus() || !anchorNode || !focusNode) return view.state.selection;
  const ends = [
    view.posAtDOM(anchorNode, anchorOffset ?? 0),
    view.posAtDOM(focusNode, focusOffset ?? 0),
  ];
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

function isFromElsewhere(transaction: Transaction): boolean {
  const shared = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: unknown } | undefined;
  return shared?.isChangeOrigin === true;
}

/** Whether a change takes away words of a mark: what is put in their place is not among them. */
function covers(mapping: Mapping, drawn: DecorationSet): boolean {
  return drawn.find().some((mark) => {
    let [{ from, to }, covered] = [mark, false];
    for (const map of mapping.maps) {
      map.forEach((start, end) => (covered ||= start < end && start < to && end > from));
      [from, to] = [map.map(from, 1), map.map(to, -1)];
    }
    return covered;
  });
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
