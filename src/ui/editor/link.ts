import { InputRule, Mark, markPasteRule } from '@tiptap/core';
import { safeHref } from '../../domain/note';

const addresses = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'’]/gi;
/** Followed by a space, and by what ends a sentence; not by Enter, which is for who makes paragraphs. */
const typedAddress =
  /(?:^|\s)(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'’])([.,;:!?)\]'’"]*)([^\S\n])$/i;

/** A link to a web page or a mailbox. Nothing else can be one, however it gets here. */
export const NoteLink = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,

  addAttributes() {
    return { href: { default: null } };
  },

  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = safeHref(element.getAttribute('href'));
          return href === null ? false : { href };
        },
      },
    ];
  },

  renderHTML({ mark }) {
    const href = safeHref(mark.attrs['href']);
    if (href === null) return ['span', 0];
    return ['a', { href, target: '_blank', rel: 'noopener noreferrer' }, 0];
  },

  addInputRules() {
    const { type } = this;
    return [
      new InputRule({
        find: typedAddress,
        handler: ({ state, range, match }) => {
          const [, address = '', after = '', space = ' '] = match;
          const href = safeHref(address);
          if (href === null) return;
          const { tr } = state;
          const end = range.to - after.length;
          tr.addMark(end - address.length, end, type.create({ href }));
          tr.insertText(space, range.to);
          tr.removeStoredMark(type);
        },
      }),
    ];
  },

  addPasteRules() {
    return [
      markPasteRule({
        find: (text) =>
          [...text.matchAll(addresses)]
            .filter(([address]) => safeHref(address) !== null)
            .map((found) => ({ index: found.index, text: found[0], data: { href: found[0] } })),
        type: this.type,
        getAttributes: (match) => ({ href: (match.data as { href: string }).href }),
      }),
    ];
  },
});
