import { InputRule, Mark, markPasteRule } from '@tiptap/core';
import { safeHref } from '../../domain/note';

const addresses = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'’]/gi;
const typedAddress = /(?:^|\s)(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'’])(\s)$/i;

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
          const [, address = '', space = ' '] = match;
          const href = safeHref(address);
          if (href === null) return;
          const { tr } = state;
          tr.addMark(range.to - address.length, range.to, type.create({ href }));
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
