import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import type { SharedPosition } from '../../../src/domain/presence.ts';
import { Desk } from './desk.ts';
import { enforcePolicy } from './policy.ts';
import { watchPage } from './watch.ts';

enforcePolicy();
watchPage();

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await userEvent.keyboard('uno due tre');
});
afterEach(() => desk.close());

interface Cursor {
  readonly anchor: SharedPosition;
  readonly head: SharedPosition;
}

const at = (index: number): SharedPosition =>
  Y.relativePositionToJSON(
    Y.createRelativePositionFromTypeIndex(
      (desk.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText,
      index,
      -1,
    ),
  ) as SharedPosition;

/** A colleague is here, with this name, at this place. */
function appear(client: number, user: object, cursor: Cursor | null): void {
  const { awareness } = desk;
  const isNew = !awareness.states.has(client);
  awareness.states.set(client, { user: { color: '#123456', ...user }, cursor });
  const change = {
    added: isNew ? [client] : [],
    updated: isNew ? [] : [client],
    removed: [],
  };
  awareness.emit('change', [change, 'test']);
}

const caret = (client: number) =>
  desk.box.querySelector<HTMLElement>(`.caret[data-client="${client}"]`);
/** The last figures of an id choose the colour. */
const person = (end: string) => `00000000000000${end}`;

test('a colleague has a caret with a name and a colour, and what they chose is tinted', async () => {
  appear(77, { name: 'Anna Rossi', personId: person('01') }, { anchor: at(0), head: at(3) });
  await expect.poll(() => caret(77)?.textContent).toBe('Anna Rossi');
  expect(caret(77)!.classList.contains('p2')).toBe(true);
  expect(caret(77)!.ariaHidden).toBe('true');
  const tint = desk.box.querySelector('.sel')!;
  expect(tint.textContent).toBe('uno');
  expect(desk.box.innerHTML).not.toContain('style=');
  expect(desk.plain).toBe('uno due tre');
});

test('the name shows while they move, and goes after a while', async () => {
  appear(77, { name: 'Anna' }, { anchor: at(1), head: at(1) });
  await expect.poll(() => caret(77)?.classList.contains('moved')).toBe(true);
  const opacity = () => getComputedStyle(caret(77)!.firstElementChild!).opacity;
  await expect.poll(opacity).toBe('1');
  await expect.poll(() => caret(77)!.classList.contains('moved'), { timeout: 15_000 }).toBe(false);
  await expect.poll(opacity).toBe('0');
  appear(77, { name: 'Anna' }, { anchor: at(2), head: at(2) });
  await expect.poll(() => caret(77)?.classList.contains('moved')).toBe(true);
});

test('what one writes oneself does not show the name again', async () => {
  appear(77, { name: 'Anna' }, { anchor: at(1), head: at(1) });
  await expect.poll(() => caret(77)?.classList.contains('moved'), { timeout: 15_000 }).toBe(true);
  await expect.poll(() => caret(77)!.classList.contains('moved'), { timeout: 15_000 }).toBe(false);
  await userEvent.keyboard('!');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(caret(77)!.classList.contains('moved')).toBe(false);
});

test('a hostile name is text, on one line, and short', async () => {
  appear(
    77,
    { name: `<img src=x onerror=alert(1)>\n\u202E${'a'.repeat(900)}`, personId: '"><script>' },
    { anchor: at(1), head: at(1) },
  );
  await expect.poll(() => caret(77)).not.toBeNull();
  expect(caret(77)!.querySelector('img')).toBeNull();
  expect(caret(77)!.textContent).toMatch(/^<img src=x onerror=alert\(1\)>/);
  expect(caret(77)!.textContent.length).toBeLessThanOrEqual(40);
  expect(caret(77)!.textContent).not.toMatch(/[\n\u202e]/);
  expect(caret(77)!.className).toMatch(/^caret p[1-4] ProseMirror-widget( moved)?$/);
});

test.each([
  ['of another note', { tname: 'note:9.9.9' }],
  ['of nothing', {}],
  ['of somebody not heard of', { item: { client: 1, clock: 999 } }],
  ['in something not heard of', { type: { client: 1, clock: 999 } }],
])('a place %s draws nothing and breaks nothing', async (_, place) => {
  appear(77, { name: 'Anna' }, { anchor: place, head: place });
  appear(78, { name: 'Bruno' }, { anchor: at(1), head: at(1) });
  await expect.poll(() => caret(78)).not.toBeNull();
  await userEvent.keyboard('!');
  expect(desk.plain).toBe('uno due tre!');
});

test.each([
  [null, 'a cursor that is no object'],
  [{ anchor: null, head: null }, 'no places'],
  [{ anchor: 'x', head: 7 }, 'places that are none'],
  [{ anchor: { item: 'x' }, head: { type: 5 } }, 'places of the wrong shape'],
])('%o, %s, breaks nothing', async (cursor, _why) => {
  appear(77, { name: 7 }, cursor as never);
  appear(78, {}, { anchor: at(1), head: at(1) });
  await expect.poll(() => caret(78)).not.toBeNull();
  expect(caret(77)?.textContent ?? '').toBe('');
  await userEvent.keyboard('!');
  expect(desk.plain).toBe('uno due tre!');
});

test('a caret goes when its person does', async () => {
  appear(77, { name: 'Anna' }, { anchor: at(1), head: at(1) });
  await expect.poll(() => caret(77)).not.toBeNull();
  desk.awareness.states.delete(77);
  desk.awareness.emit('change', [{ added: [], updated: [], removed: [77] }, 'test']);
  await expect.poll(() => caret(77)).toBeNull();
});

test('a name at the right edge turns to the left, where there is room', async () => {
  await userEvent.keyboard(' parola'.repeat(60));
  const { right } = desk.box.getBoundingClientRect();
  const text = (desk.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const range = document.createRange();
  const node = desk.box.querySelector('p')!.firstChild!;
  let last = 0;
  for (let index = 1; index < text.length; index++) {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    if (range.getBoundingClientRect().right > right - 60) last = index;
  }
  appear(77, { name: 'Un nome lungo assai' }, { anchor: at(last), head: at(last) });
  await expect.poll(() => caret(77)?.classList.contains('flip')).toBe(true);
});

describe.each(['light', 'dark'])('in %s', (theme) => {
  test.each(['p1', 'p2', 'p3', 'p4'])('the name on %s can be read', (colour) => {
    document.documentElement.dataset['theme'] = theme;
    const flag = document.createElement('span');
    const holder = document.createElement('span');
    holder.className = `caret ${colour}`;
    holder.append(flag);
    desk.host.append(holder);
    const { color, backgroundColor } = getComputedStyle(flag);
    expect(contrast(color, backgroundColor)).toBeGreaterThanOrEqual(4.5);
    delete document.documentElement.dataset['theme'];
  });
});

/** As WCAG 2 reckons it; the canvas says what a colour is in sRGB. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
