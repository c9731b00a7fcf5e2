import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Characters that show nothing and mislead (controls, marks that turn the direction of writing) and
 * halves of a pair, which no encoding can carry. Tabs and line ends stay.
 */
const misleading =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

const cleanText = (text: string): string => text.replace(misleading, '');

/** How far down a note may go: far deeper than people write, and less than `crdt/note-shape` bears. */
const deepest = 40;

/** A copied piece with its words cleaned; as plain paragraphs if it would make the note too deep. */
export function cleanSlice(slice: Slice, view: EditorView): Slice {
  const content = cleanFragment(slice.content);
  if (view.state.selection.$from.depth + depthOf(content) <= deepest) {
    return new Slice(content, slice.openStart, slice.openEnd);
  }
  return new Slice(Fragment.from(paragraphsOf(content, view)), 0, 0);
}

function depthOf(fragment: Fragment): number {
  let deep = 0;
  fragment.forEach((node) => {
    deep = Math.max(deep, 1 + depthOf(node.content));
  });
  return deep;
}

function paragraphsOf(content: Fragment, { state }: EditorView): Node[] {
  const found: Node[] = [];
  content.descendants((node) => {
    if (!node.isTextblock) return true;
    found.push(state.schema.node('paragraph', null, node.content));
    return false;
  });
  return found;
}

function cleanFragment(fragment: Fragment): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    if (!node.isText) {
      nodes.push(node.copy(cleanFragment(node.content)));
      return;
    }
    const text = cleanText(node.text ?? '');
    if (text) nodes.push(node.type.schema.text(text, node.marks));
  });
  return Fragment.from(nodes);
}
