import * as Y from 'yjs';

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

export const text = (words: string) => new Y.XmlText(words);

export function element(name: string, ...children: Child[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children as (Y.XmlElement | Y.XmlText)[]);
  return made;
}

/** A note in a document of its own. */
export function note(...children: Child[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('note:1.1.1');
  fragment.insert(0, children as (Y.XmlElement | Y.XmlText)[]);
  return fragment;
}
