import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { isEditable, plainNote } from '../../../src/crdt/note-content.ts';
import { guardNote } from '../../../src/crdt/note-guard.ts';
import { fromColleague } from '../../../src/crdt/workspace-doc.ts';
import { element, note, text } from './notes.ts';

/** Does something at a colleague's, who has the same note, and brings it over. */
function remotely(fragment: Y.XmlFragment, change: (note: Y.XmlFragment) => void): void {
  const colleague = new Y.Doc();
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(fragment.doc!));
  change(colleague.getXmlFragment('note:1.1.1'));
  Y.applyUpdate(fragment.doc!, Y.encodeStateAsUpdate(colleague), fromColleague);
}

const list = (...items: Y.XmlElement[]) => element('bulletList', ...items);
const item = (words: string) => element('listItem', element('paragraph', text(words)));

describe('what two people leave without its place is mended before the editor sees it', () => {
  test('an item that lost its paragraph gets one', () => {
    const fragment = note(list(item('uno')));
    guardNote(fragment, vi.fn());
    remotely(fragment, (theirs) =>
      ((theirs.get(0) as Y.XmlElement).get(0) as Y.XmlElement).delete(0, 1),
    );
    expect(fragment.toJSON()).toBe(
      '<bulletlist><listitem><paragraph></paragraph></listitem></bulletlist>',
    );
  });

  test('an emptied list goes, and what stands beside it stays', () => {
    const fragment = note(element('paragraph', text('prima')), list(item('uno')));
    guardNote(fragment, vi.fn());
    remotely(fragment, (theirs) => (theirs.get(1) as Y.XmlElement).delete(0, 1));
    expect(fragment.toJSON()).toBe('<paragraph>prima</paragraph>');
  });

  test('an item that begins with a list gets a paragraph before it, and keeps its words', () => {
    const fragment = note(list(element('listItem', element('paragraph'), list(item('dentro')))));
    guardNote(fragment, vi.fn());
    remotely(fragment, (theirs) =>
      ((theirs.get(0) as Y.XmlElement).get(0) as Y.XmlElement).delete(0, 1),
    );
    expect(plainNote(fragment)).toContain('dentro');
    expect(fragment.toJSON()).toContain('<listitem><paragraph></paragraph><bulletlist>');
  });

  test('a note that was left so is mended when it is opened', () => {
    const fragment = note(list(), list(element('listItem')));
    guardNote(fragment, vi.fn());
    expect(fragment.toJSON()).toBe(
      '<bulletlist><listitem><paragraph></paragraph></listitem></bulletlist>',
    );
  });

  test('two who mend the same note at once end with the same note', () => {
    const fragment = note(list(element('listItem')), element('blockquote'));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(fragment.doc!));
    const theirs = other.getXmlFragment('note:1.1.1');
    guardNote(fragment, vi.fn());
    guardNote(theirs, vi.fn());
    Y.applyUpdate(other, Y.encodeStateAsUpdate(fragment.doc!), fromColleague);
    Y.applyUpdate(fragment.doc!, Y.encodeStateAsUpdate(other), fromColleague);
    expect(fragment.toJSON()).toBe(theirs.toJSON());
    expect(isEditable(fragment)).toBe(true);
  });

  test('what is mended goes out to colleagues, under an origin of its own', () => {
    const fragment = note(list(item('uno')));
    guardNote(fragment, vi.fn());
    const origins: unknown[] = [];
    fragment.doc!.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
    remotely(fragment, (theirs) => (theirs.get(0) as Y.XmlElement).delete(0, 1));
    expect(origins).toHaveLength(2);
    expect(origins[0]).toBe(fromColleague);
    expect(origins[1]).not.toBe(fromColleague);
  });
});

describe('what this build does not know', () => {
  test('is told once, before anything is touched, and the watch ends', () => {
    const fragment = note(element('paragraph', text('a')));
    const seen: string[] = [];
    guardNote(fragment, () => seen.push(fragment.toJSON()));
    const draw = (theirs: Y.XmlFragment) => theirs.insert(0, [element('chart', text('x'))]);
    remotely(fragment, draw);
    remotely(fragment, draw);
    expect(seen).toEqual(['<chart>x</chart><paragraph>a</paragraph>']);
  });

  test('in another note is none of this editor', () => {
    const fragment = note(element('paragraph'));
    const onForeign = vi.fn();
    guardNote(fragment, onForeign);
    fragment.doc!.getXmlFragment('note:2.2.2').insert(0, [element('chart')]);
    fragment.doc!.getMap('meta').set('a', 1);
    expect(onForeign).not.toHaveBeenCalled();
  });

  test('is not looked for any more when the editor has been closed', () => {
    const fragment = note(element('paragraph'));
    const onForeign = vi.fn();
    guardNote(fragment, onForeign)?.();
    remotely(fragment, (theirs) => theirs.insert(0, [element('chart')]));
    expect(onForeign).not.toHaveBeenCalled();
  });
});
