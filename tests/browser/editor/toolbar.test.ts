import type { JSONContent } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Desk } from './desk.ts';
import { watchPage } from './watch.ts';

watchPage();

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.close());

const press = (name: string) => userEvent.click(desk.tool(name));
const type = (text: string) => userEvent.keyboard(text);
const pressed = (name: string) => desk.tool(name).ariaPressed;

/** The kinds of the blocks, from the outside in, of the first of each. */
function spine(content: JSONContent[] | undefined): string[] {
  const [first] = content ?? [];
  if (!first || first.type === 'text') return [];
  const level = first.attrs?.['level'] as number | undefined;
  return [`${first.type}${level ?? ''}`, ...spine(first.content)];
}
const shape = () => spine(desk.content).join(' ');

describe('blocks', () => {
  test.each([
    ['title', 'heading1'],
    ['bulletList', 'bulletList listItem paragraph'],
    ['orderedList', 'orderedList listItem paragraph'],
    ['taskList', 'taskList taskItem paragraph'],
    ['subtitle', 'heading2'],
    ['smallTitle', 'heading3'],
    ['quote', 'blockquote paragraph'],
  ])('%s makes one, shows it is on, and takes it away', async (name, expected) => {
    await type('Uno');
    if (!desk.has(name)) await press('more');
    await press(name);
    expect(shape()).toBe(expected);
    await expect.poll(() => pressed(name)).toBe('true');
    await type(' due');
    expect(desk.plain).toBe('Uno due');
    await press(name);
    expect(shape()).toBe('paragraph');
    await expect.poll(() => pressed(name)).toBe('false');
    expect(desk.plain).toBe('Uno due');
  });

  test('a line separates, and one writes on after it', async () => {
    await type('Prima');
    await press('more');
    await press('rule');
    await type('Dopo');
    expect(desk.content.map((block) => block.type)).toEqual([
      'paragraph',
      'horizontalRule',
      'paragraph',
    ]);
    expect(desk.plain).toBe('Prima\nDopo');
  });
});

describe('marks', () => {
  test.each([
    ['bold', 'b'],
    ['italic', 'i'],
    ['underline', 'u'],
    ['strike', '{Shift>}s{/Shift}'],
    ['code', 'e'],
  ])('%s marks what is typed next, by button and by keys', async (name, keys) => {
    if (!desk.has(name)) await press('more');
    await press(name);
    await expect.poll(() => pressed(name)).toBe('true');
    await type('a');
    await type(`{Control>}${keys}{/Control}`);
    await expect.poll(() => pressed(name)).toBe('false');
    await type('b');
    expect(desk.content[0]?.content).toEqual([
      { type: 'text', text: 'a', marks: [{ type: name }] },
      { type: 'text', text: 'b' },
    ]);
  });

  test('the first key after a press is not lost, nor is the choice of text', async () => {
    await type('parola');
    await type('{Shift>}{Home}{/Shift}');
    await press('bold');
    expect(document.activeElement).toBe(desk.box);
    await press('italic');
    await type('X');
    expect(desk.content[0]?.content).toEqual([
      { type: 'text', text: 'X', marks: [{ type: 'bold' }, { type: 'italic' }] },
    ]);
  });
});

describe('undo and redo', () => {
  test('can be pressed only when there is something to take back', async () => {
    expect(desk.tool('undo').ariaDisabled).toBe('true');
    await type('Testo');
    await expect.poll(() => desk.tool('undo').ariaDisabled).toBe('false');
    await press('undo');
    expect(desk.blank).toBe(true);
    await expect.poll(() => desk.tool('redo').ariaDisabled).toBe('false');
    expect(desk.tool('undo').ariaDisabled).toBe('true');
    await press('redo');
    expect(desk.plain).toBe('Testo');
  });

  test('work by keys', async () => {
    await type('Testo');
    await type('{Control>}z{/Control}');
    expect(desk.blank).toBe(true);
    await type('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(desk.plain).toBe('Testo');
  });
});

describe('moving in the toolbar', () => {
  const stops = () => [...desk.toolbar.querySelectorAll<HTMLElement>('[tabindex="0"]')];
  const focused = () => (document.activeElement as HTMLElement).dataset['tool'];

  test('it is one tab stop before the text', async () => {
    expect(stops().map((stop) => stop.dataset['tool'])).toEqual(['title']);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(focused()).toBe('title');
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(desk.box);
  });

  test('arrows go round, Home and End go to the ends, and Tab comes back to the last', async () => {
    await type('{Alt>}{F10}{/Alt}');
    expect(focused()).toBe('title');
    await type('{ArrowRight}{ArrowRight}');
    expect(focused()).toBe('italic');
    await type('{End}');
    expect(focused()).toBe('close');
    await type('{ArrowRight}');
    expect(focused()).toBe('title');
    await type('{ArrowLeft}');
    expect(focused()).toBe('close');
    await type('{Home}{ArrowRight}');
    expect(stops()).toEqual([desk.tool('bold')]);
    await type('{Escape}');
    expect(document.activeElement).toBe(desk.box);
    expect(desk.closed).toBe(0);
    await type('{Alt>}{F10}{/Alt}');
    expect(focused()).toBe('bold');
    await type('{Enter}a');
    expect(desk.content[0]?.content?.[0]?.marks).toEqual([{ type: 'bold' }]);
  });

  test('Alt+F10 reaches it after the row it was in has gone', async () => {
    await press('more');
    await press('table');
    await press('deleteTable');
    await expect.poll(() => desk.has('deleteTable')).toBe(false);
    await expect.poll(() => stops().length).toBe(1);
    await type('{Alt>}{F10}{/Alt}');
    expect(focused()).toBe('title');
  });

  test('every button has a name, and says in its title what keys do the same', async () => {
    await press('more');
    await press('table');
    await expect.poll(() => desk.has('rowAbove')).toBe(true);
    const buttons = [...desk.toolbar.querySelectorAll('button')];
    expect(buttons.length).toBe(28);
    expect(buttons.filter((button) => !button.ariaLabel)).toEqual([]);
    expect(new Set(buttons.map((button) => button.ariaLabel)).size).toBe(buttons.length);
    expect(desk.tool('bold').title).toBe('Grassetto (Ctrl+B)');
    expect(desk.tool('strike').title).toBe('Barrato (Ctrl+Maiusc+S)');
    expect(desk.tool('bold').getAttribute('aria-keyshortcuts')).toBe('Control+B');
  });
});

test('Escape in the text closes the note', async () => {
  await type('a{Escape}');
  expect(desk.closed).toBe(1);
});

test('the text box has a name and says how to get about', () => {
  expect(desk.box.ariaLabel).toBe('Nota della macroazione 1.1.1');
  const hint = document.getElementById(desk.box.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toContain('Alt+F10');
  expect(desk.toolbar.getAttribute('aria-controls')).toBe(desk.box.id);
});
