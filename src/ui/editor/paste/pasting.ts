import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { cleanPaste } from './clean-paste';
import { cleanSlice } from './clean-text';

/** The most characters a paste may have, in any of its forms: above a document of 5 MB. */
const pasteLimit = 8_000_000;

export type PasteRefusal = 'too-large' | 'files';

/** Pasting and dropping: only clean text comes in; what does not is said, not ignored. */
export function pasting(refuse: (why: PasteRefusal) => void) {
  const isTooLarge = (text: string) => {
    if (text.length > pasteLimit) refuse('too-large');
    return text.length > pasteLimit;
  };
  const hasOnlyFiles = (data: DataTransfer | null) => {
    const only = !!data?.files.length && !data.getData('text/html') && !data.getData('text/plain');
    if (only) refuse('files');
    return only;
  };
  return Extension.create({
    name: 'notePasting',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedHTML: (html) => (isTooLarge(html) ? '' : cleanPaste(html)),
          transformPastedText: (text) => (isTooLarge(text) ? '' : text),
          transformPasted: cleanSlice,
          handlePaste: (_view, event) => hasOnlyFiles(event.clipboardData),
          handleDrop: (_view, event) => {
            const refused = hasOnlyFiles(event.dataTransfer);
            if (refused) event.preventDefault(); // or the browser leaves the page for the file
            return refused;
          },
        },
      }),
    ],
  });
}
