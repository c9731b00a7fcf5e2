import { afterEach, beforeEach, expect, test } from 'vitest';
import { anchorAt } from '../../../src/crdt/note-anchor.ts';
import type { Quoting } from '../../../src/domain/quotation.ts';
import { setQuotings, wordsChosen } from '../../../src/ui/editor/quoted-words.ts';
import { Room, type Writer } from './room.ts';
import { watchPage } from './watch.ts';

watchPage();

let room: Room;
let anna: Writer;
let bruno: Writer;
beforeEach(() => {
  room = new Room(2);
  [anna, bruno] = room.writers as [Writer, Writer];
});
afterEach(() => room.close());

const marked = ({ element }: Writer) =>
  [...element.querySelectorAll('.quoted')].map(({ textContent }) => textContent).join('|');

/** Where words begin for the editor. */
function at({ editor }: Writer, words: string): number {
  let found = -1;
  editor.state.doc.descendants((node, place) => {
    const inside = node.text?.indexOf(words) ?? -1;
    if (found < 0 && inside >= 0) found = place + inside;
  });
  return found;
}

function quote({ editor, fragment }: Writer, from: number, to: number): Quoting {
  editor.commands.setTextSelection({ from, to });
  const chosen = wordsChosen(editor)!;
  return { id: 'draft', quote: chosen.quote, anchor: anchorAt(fragment, chosen.place)! };
}

test('the words stay marked for both, whoever writes around, in and over them', () => {
  anna.editor.commands.insertContent(
    '<p>Uno <strong>due</strong> tre</p><ul><li>quattro</li></ul>',
  );
  room.settle();
  const quoting = quote(anna, at(anna, 'due'), at(anna, 'quattro') + 4);
  expect(quoting.quote).toBe('due tre quat');
  for (const { editor } of [anna, bruno]) setQuotings(editor, [quoting]);
  const both = (words: string) => expect([marked(anna), marked(bruno)]).toEqual([words, words]);
  both('due| tre|quat');
  bruno.editor.commands.insertContentAt(at(bruno, 'Uno'), 'E poi ');
  anna.editor.commands.insertContentAt(at(anna, 'tre'), 'non ');
  room.settle();
  both('due| non tre|quat');
  anna.editor.commands.insertContentAt(at(anna, 'due'), 'x');
  bruno.editor.commands.toggleBulletList();
  room.settle();
  expect(marked(anna)).toBe(marked(bruno));
  const { size } = bruno.editor.state.doc.content;
  bruno.editor.commands.deleteRange({ from: 1, to: size });
  room.settle();
  both('');
  bruno.editor.commands.undo();
  room.settle();
  expect(marked(bruno)).toContain('due');
});

test('other words written in the place of those quoted are not marked', () => {
  anna.editor.commands.insertContent('La gara parte a marzo');
  room.settle();
  const from = at(anna, 'marzo');
  const quoting = quote(anna, from, from + 'marzo'.length);
  for (const { editor } of [anna, bruno]) setQuotings(editor, [quoting]);
  anna.editor.commands.insertContentAt({ from, to: from + 'marzo'.length }, 'aprile');
  expect(marked(anna)).toBe('');
  room.settle();
  expect(marked(bruno)).toBe('');
});

test('other words in the place of some of those quoted are marked for nobody', () => {
  anna.editor.commands.insertContent('Entro il 15 marzo si parte');
  room.settle();
  const from = at(anna, '15');
  const quoting = quote(anna, from, from + '15 marzo'.length);
  for (const { editor } of [anna, bruno]) setQuotings(editor, [quoting]);
  const month = at(anna, 'marzo');
  anna.editor.commands.insertContentAt({ from: month, to: month + 'marzo'.length }, 'aprile');
  room.settle();
  expect([marked(anna), marked(bruno)]).toEqual(['15 ', '15 ']);
});

test('there is nothing to say of no words', () => {
  anna.editor.commands.insertContent('Uno');
  anna.editor.commands.setTextSelection(2);
  expect(wordsChosen(anna.editor)).toBeNull();
});
