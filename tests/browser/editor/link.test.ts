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

const type = (text: string) => userEvent.keyboard(text);
const field = () => desk.host.querySelector<HTMLInputElement>('input[name="href"]');
const links = () =>
  [...desk.box.querySelectorAll('a')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
    link.rel,
    link.target,
  ]);
const safe = ['noopener noreferrer', '_blank'];

async function openForm() {
  await type('{Control>}k{/Control}');
  await expect.poll(() => document.activeElement).toBe(field());
}

describe('the form for links', () => {
  test.each([
    ['https://www.comune.cremona.it/a?b=1#c', 'https://www.comune.cremona.it/a?b=1#c'],
    ['http://esempio.it', 'http://esempio.it'],
    ['comune.cremona.it', 'https://comune.cremona.it'],
    ['comune.cremona.it/atti/1', 'https://comune.cremona.it/atti/1'],
    ['localita-x.it', 'https://localita-x.it'],
    ['nome.cognome@esempio.it', 'mailto:nome.cognome@esempio.it'],
    ['mailto:a@esempio.it', 'mailto:a@esempio.it'],
    ['HTTPS://ESEMPIO.IT', 'HTTPS://ESEMPIO.IT'],
    ['comune.cremona.it?pagina=2', 'https://comune.cremona.it?pagina=2'],
    ['comune.cremona.it#sezione', 'https://comune.cremona.it#sezione'],
    ['comune.cremona.it:8443/atti', 'https://comune.cremona.it:8443/atti'],
    ['città.esempio.it/è', 'https://città.esempio.it/è'],
  ])('takes %s', async (typed, href) => {
    await type('vedi atto{Shift>}{Home}{/Shift}');
    await openForm();
    field()!.value = typed;
    await type('{Enter}');
    expect(links()).toEqual([['vedi atto', href, ...safe]]);
    expect(field()).toBeNull();
    expect(document.activeElement).toBe(desk.box);
  });

  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'due parole',
    'parola',
    '',
    'https://',
  ])('refuses %j with words, and says so to screen readers', async (typed) => {
    await type('atto{Shift>}{Home}{/Shift}');
    await openForm();
    field()!.value = typed;
    await type('{Enter}');
    await expect.poll(() => field()?.getAttribute('aria-invalid')).toBe('true');
    expect(desk.host.querySelector('[role="alert"]')?.textContent).toMatch(/Scrivi un indirizzo/);
    expect(field()!.getAttribute('aria-describedby')).toBe(
      desk.host.querySelector('[role="alert"]')!.id,
    );
    expect(links()).toEqual([]);
  });

  test('writes the address itself where no text was chosen, and one writes on outside it', async () => {
    await type('vedi ');
    await openForm();
    await type('comune.cremona.it{Enter}');
    await type('e basta');
    expect(links()).toEqual([['https://comune.cremona.it', 'https://comune.cremona.it', ...safe]]);
    expect(desk.plain).toBe('vedi https://comune.cremona.it e basta');
  });

  test('Escape leaves the form, not the note, and nothing changes', async () => {
    await type('atto{Shift>}{Home}{/Shift}');
    await openForm();
    await type('esempio.it{Escape}');
    expect(field()).toBeNull();
    expect(desk.closed).toBe(0);
    expect(document.activeElement).toBe(desk.box);
    await type('X');
    expect(desk.plain).toBe('X');
    expect(links()).toEqual([]);
  });

  test('changes and removes the link the caret is in, the whole of it', async () => {
    await type('vedi atto{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}');
    await openForm();
    await type('esempio.it{Enter}');
    await type('{ArrowRight}{ArrowLeft}{ArrowLeft}');
    await expect.poll(() => desk.tool('link').ariaPressed).toBe('true');
    await openForm();
    expect(field()!.value).toBe('https://esempio.it');
    await type('altro.it{Enter}');
    expect(links()).toEqual([['atto', 'https://altro.it', ...safe]]);
    await openForm();
    const remove = [...desk.host.querySelectorAll<HTMLElement>('.link-form button')].find(
      ({ textContent }) => textContent === 'Togli il collegamento',
    );
    await userEvent.click(remove!);
    expect(links()).toEqual([]);
    expect(desk.plain).toBe('vedi atto');
    expect(document.activeElement).toBe(desk.box);
  });

  test('opens and closes with its button, which says which', async () => {
    expect(desk.tool('link').ariaExpanded).toBe('false');
    await userEvent.click(desk.tool('link'));
    await expect.poll(() => desk.tool('link').ariaExpanded).toBe('true');
    await userEvent.click(desk.tool('link'));
    await expect.poll(() => desk.tool('link').ariaExpanded).toBe('false');
    await type('a');
    expect(desk.plain).toBe('a');
  });
});

test('an address typed before a full stop becomes a link, without the stop', async () => {
  await type('vedi https://esempio.it/a. E poi');
  expect(links()).toEqual([['https://esempio.it/a', 'https://esempio.it/a', ...safe]]);
  expect(desk.plain).toBe('vedi https://esempio.it/a. E poi');
});

test('an address typed before a space becomes a link', async () => {
  await type('vedi https://esempio.it/a e poi');
  expect(links()).toEqual([['https://esempio.it/a', 'https://esempio.it/a', ...safe]]);
  expect(desk.plain).toBe('vedi https://esempio.it/a e poi');
});

test('Enter after an address begins a new paragraph', async () => {
  await type('https://esempio.it/a{Enter}dopo');
  expect(desk.content).toHaveLength(2);
  expect(desk.plain).toBe('https://esempio.it/a\ndopo');
});

test('an address pasted as text becomes a link; a script does not', () => {
  desk.paste({ 'text/plain': 'vedi https://esempio.it/b, e javascript:alert(1)' });
  expect(links()).toEqual([['https://esempio.it/b', 'https://esempio.it/b', ...safe]]);
});
