import { mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core';

const levels = [1, 2, 3] as const;

/**
 * Headings of a note: levels 1-3 in the document, `h4`-`h6` on the page, whose own headings stand
 * above them. Headings pasted from elsewhere keep their rank; ours are told by `data-level`.
 */
export const NoteHeading = Node.create({
  name: 'heading',
  content: 'inline*',
  group: 'block',
  defining: true,

  addAttributes() {
    return { level: { default: 1, rendered: false } };
  },

  parseHTML() {
    const own = levels.map((level) => ({
      tag: `h${level + 3}[data-level="${level}"]`,
      priority: 60,
      attrs: { level },
    }));
    const others = [1, 2, 3, 4, 5, 6].map((rank) => ({
      tag: `h${rank}`,
      attrs: { level: Math.min(rank, 3) },
    }));
    return [...own, ...others];
  },

  renderHTML({ node, HTMLAttributes }) {
    const level = levels.find((known) => known === node.attrs['level']) ?? 3;
    return [`h${level + 3}`, mergeAttributes(HTMLAttributes, { 'data-level': String(level) }), 0];
  },

  addKeyboardShortcuts() {
    return Object.fromEntries(
      levels.map((level) => [
        `Mod-Alt-${level}`,
        () => this.editor.commands.toggleNode('heading', 'paragraph', { level }),
      ]),
    );
  },

  addInputRules() {
    return levels.map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^#{${level}}\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});
