import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { cleanPaste } from './clean-paste';
import { cleanSlice } from './clean-text';

/** The most characters a paste may have, in any of its forms: above a document of 5 MB. */
const pasteLimit = 8_000_000;

export type PasteRefusal = 'too-large' | 'files';

const forms = ['text/html', 'text/plain'] as const;
const isTooLarge = (text: string) => text.length > pasteLimit;

/** Pasting and dropping: only clean text comes in; what does not is said, not ignored. */
export function pasting(refuse: (why: PasteRefusal) => void) {
  /** Nothing to put in is not put in: it would take away what is selected. */
  const isRefused = (data: DataTransfer | null, slice: Slice) => {
    const why = forms.some((form) => isTooLarge(data?.getData(form) ?? ''))
      ? 'too-large'
      : slice.size === 0 && 'files';
    if (why) refuse(why);
    return why !== false;
  };
  return Extension.create({
    name: 'notePasting',
    priority: 900, // before tables, which take a paste in as they find it
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedHTML: (html) => (isTooLarge(html) ? '' : cleanPaste(html)),
          transformPastedText: (text) => (isTooLarge(text) ? '' : text),
          transformPasted: cleanSlice,
          handlePaste: (_view, event, slice) => isRefused(event.clipboardData, slice),
          handleDrop: (_view, event, slice) => {
            const refused = isRefused(event.dataTransfer, slice);
            if (refused) event.preventDefault(); // or the browser leaves the page for the file
            return refused;
          },
        },
      }),
    ],
  });
}
