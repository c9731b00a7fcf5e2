import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { readNote } from '../../../src/crdt/note-content.ts';
import { Desk } from './desk.ts';
import { watchPage } from './watch.ts';

watchPage();

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.close());

const type = (text: string) => userEvent.keyboard(text);
const press = (name: string) => userEvent.click(desk.tool(name));
const html = () => desk.box.innerHTML;
const tasks = () =>
  [...desk.box.querySelectorAll<HTMLElement>('li[data-checked]')].map((item) => [
    item.querySelector('p')?.textContent,
    item.dataset['checked'],
  ]);

describe('lists by keyboard', () => {
  test('Enter goes on, Tab goes in, Shift+Tab comes out, Enter on an empty item ends', async () => {
    await press('bulletList');
    await type('uno{Enter}due{Tab}');
    expect(desk.box.querySelector('li li p')?.textContent).toBe('due');
    expect(document.activeElement).toBe(desk.box);
    await type('{Shift>}{Tab}{/Shift}');
    expect(desk.box.querySelector('li li')).toBeNull();
    await type('{Enter}{Enter}dopo');
    expect(desk.content.map(({ type: kind }) => kind)).toEqual(['bulletList', 'paragraph']);
    expect(desk.plain).toBe('uno\ndue\ndopo');
  });

  test('Tab on the first item of a list does not lose the caret', async () => {
    await press('orderedList');
    await type('uno');
    await type('{Tab}');
    expect(document.activeElement).toBe(desk.box);
    await type('!');
    expect(desk.plain).toBe('uno!');
  });

  test('Tab in plain text goes on to what follows, as everywhere', async () => {
    await type('testo{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).not.toBe(desk.box);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(desk.box);
  });

  test.each([
    ['- ', 'bulletList'],
    ['1. ', 'orderedList'],
    ['> ', 'blockquote'],
    ['# ', 'heading'],
  ])('typing %j begins a %s', async (typed, kind) => {
    await type(`${typed}testo`);
    expect(desk.content[0]?.type).toBe(kind);
    expect(desk.plain).toBe('testo');
  });
});

test('a key that goes to the very beginning as soon as the note has the focus is obeyed', async () => {
  await type('testo');
  desk.box.blur();
  await new Promise((resolve) => setTimeout(resolve, 350)); // no press is remembered any more
  desk.box.focus();
  await type('{Home}');
  await type('un ');
  expect(desk.plain).toBe('un testo');
});

describe('tasks', () => {
  test('Ctrl+Enter ticks and unticks the one the caret is in', async () => {
    await press('taskList');
    await type('uno{Enter}due{Control>}{Enter}{/Control}');
    expect(tasks()).toEqual([
      ['uno', 'false'],
      ['due', 'true'],
    ]);
    expect(readNote(desk.fragment)).toMatchObject([
      { kind: 'tasks', items: [{ done: false }, { done: true }] },
    ]);
    await type('{Control>}{Enter}{/Control}');
    expect(tasks()[1]).toEqual(['due', 'false']);
    await type('!');
    expect(desk.plain).toBe('uno\ndue!');
  });

  test('its box ticks by mouse, and has a name in the language of the page', async () => {
    await press('taskList');
    await type('uno');
    const box = () => desk.box.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
    await expect.poll(() => box().ariaLabel).toBe('Da fare: uno');
    await userEvent.click(box());
    expect(tasks()).toEqual([['uno', 'true']]);
    await expect.poll(() => box().ariaLabel).toBe('Fatto: uno');
    expect(box().checked).toBe(true);
  });

  test('Ctrl+Enter ticks only the nearest of nested tasks', async () => {
    await press('taskList');
    await type('uno{Enter}due{Tab}{Control>}{Enter}{/Control}');
    expect(tasks()).toEqual([
      ['uno', 'false'],
      ['due', 'true'],
    ]);
  });

  test('a new task after a done one is to do', async () => {
    await press('taskList');
    await type('uno{Control>}{Enter}{/Control}{Enter}due');
    expect(tasks()).toEqual([
      ['uno', 'true'],
      ['due', 'false'],
    ]);
  });
});

describe('tables', () => {
  const grid = () =>
    [...desk.box.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => `${cell.localName}:${cell.textContent}`),
    );
  beforeEach(async () => {
    await press('more');
    await press('table');
    await expect.poll(() => desk.has('rowAbove')).toBe(true);
  });

  test('Tab goes from cell to cell and makes a row at the end', async () => {
    await type('A{Tab}B{Tab}C{Tab}1{Tab}2{Tab}3{Tab}4{Tab}5{Tab}6{Tab}7');
    expect(grid()).toEqual([
      ['th:A', 'th:B', 'th:C'],
      ['td:1', 'td:2', 'td:3'],
      ['td:4', 'td:5', 'td:6'],
      ['td:7', 'td:', 'td:'],
    ]);
    await type('{Shift>}{Tab}{/Shift}X');
    expect(grid()[2]?.[2]).toBe('td:X');
  });

  test('rows and columns come and go where they should', async () => {
    await type('A{Tab}B{Tab}C{Tab}1');
    await press('rowAbove');
    await press('rowBelow');
    await press('columnBefore');
    await press('columnAfter');
    const size = () => grid().map((row) => row.length);
    expect(size()).toEqual([5, 5, 5, 5, 5]);
    expect(grid()[0]).toEqual(['th:', 'th:A', 'th:', 'th:B', 'th:C']);
    expect(grid()[2]?.[1]).toBe('td:1');
    await press('deleteColumn');
    await press('deleteRow');
    expect(size()).toEqual([4, 4, 4, 4]);
    expect(desk.plain).not.toContain('1');
    await press('deleteTable');
    expect(desk.box.querySelector('table')).toBeNull();
    await type('dopo');
    expect(desk.plain).toBe('dopo');
  });

  test('the first row can be a heading row or not, and the button says which', async () => {
    await expect.poll(() => desk.tool('headerRow').ariaPressed).toBe('true');
    await press('headerRow');
    expect(desk.box.querySelectorAll('th')).toHaveLength(0);
    await expect.poll(() => desk.tool('headerRow').ariaPressed).toBe('false');
    await press('headerRow');
    expect(desk.box.querySelectorAll('th[scope="col"]')).toHaveLength(3);
  });

  test('the last row and the last column cannot be taken from under the caret by mistake', async () => {
    await press('deleteRow');
    await press('deleteRow');
    await press('deleteRow');
    await type('testo');
    expect(desk.plain).toContain('testo');
  });

  test('no inline style, no widths: the policy would refuse them', () => {
    expect(html()).not.toMatch(/style=|colgroup|min-width/);
  });

  test('one can write after a table at the end of the note', async () => {
    await type('A{Control>}{End}{/Control}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}dopo');
    expect(desk.content.map(({ type: kind }) => kind)).toEqual(['table', 'paragraph']);
  });
});

test('Shift+Enter breaks the line and stays in the paragraph', async () => {
  await type('uno{Shift>}{Enter}{/Shift}due');
  expect(desk.plain).toBe('uno\ndue');
  expect(desk.content).toHaveLength(1);
});
