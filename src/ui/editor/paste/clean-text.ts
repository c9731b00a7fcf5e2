import { Fragment, Slice, type Node } from '@tiptap/pm/model';

/**
 * Characters that show nothing and mislead (controls, marks that turn the direction of writing) and
 * halves of a pair, which no encoding can carry. Tabs and line ends stay.
 */
const misleading =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

const cleanText = (text: string): string => text.replace(misleading, '');

/** A copied piece with its words cleaned. */
export const cleanSlice = (slice: Slice): Slice =>
  new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd);

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
