import type { JSONContent } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { excel, fromWord, googleDocs, libreOffice, outlook, webPage, word } from './clipboards.ts';
import { Desk } from './desk.ts';
import { enforcePolicy } from './policy.ts';
import { watchPage } from './watch.ts';

enforcePolicy();
watchPage();

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.close());

const paste = (html: string) => desk.paste({ 'text/html': html, 'text/plain': 'testo semplice' });

/** The note in a line of its own notation: easy to read, exact enough. */
const brief = (content: JSONContent[] = []): string =>
  content
    .map((node) => {
      if (node.type === 'text') return withMarks(node);
      const { attrs = {} } = node;
      const details = Object.entries(attrs)
        .filter(([, value]) => value !== null && value !== 1)
        .map(([name, value]) => ` ${name}=${value as string}`)
        .join('');
      return `${short[node.type ?? ''] ?? node.type}${details}(${brief(node.content)})`;
    })
    .join('');
const withMarks = ({ text = '', marks = [] }: JSONContent) =>
  marks.reduceRight((inner, mark) => {
    const href = mark.attrs?.['href'] as string | undefined;
    return `${mark.type[0] ?? ''}${href ? ` ${href}` : ''}[${inner}]`;
  }, text);
const short: Record<string, string> = {
  paragraph: 'p',
  heading: 'h',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  taskList: 'tasks',
  taskItem: 'task',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  blockquote: 'quote',
  hardBreak: 'br',
  horizontalRule: 'hr',
};
const note = () => brief(desk.content);

describe('what comes from', () => {
  test('Word keeps its title, emphasis, nested lists and table, and nothing of Word', () => {
    paste(word);
    expect(note()).toBe(
      'h(Relazione)' +
        'h level=2(Stato dei lavori)' +
        'p(L’ufficio “Tecnico” ha b[approvato] il i[progetto]\u00a0– con u[riserva] e u[cautela].)' +
        'ul(li(p(Primo)ul(li(p(Primo, dentro))li(p(Secondo, dentro)ul(li(p(In fondo))))))' +
        'li(p(Secondo)))' +
        'ol start=3(li(p(Terzo di altra lista))li(p(Quarto di altra lista)ol type=a(li(p(Lettera)))))' +
        'p(Testo commentato e l https://www.comune.cremona.it/atti[atti].)' +
        'table(tr(td(p(b[Voce]))td colspan=2(p()))' +
        'tr(td(p(Euro))td(p(1.234,50))td(p(sì))))',
    );
  });

  test('Excel is a table of its numbers as they were written', () => {
    paste(excel);
    expect(note()).toBe(
      'table(tr(td(p(Voce))td(p(Importo in euro)))' +
        'tr(td(p(Strade))td(p(1.234,50)))' +
        'tr(td(p())td(p(-7))))',
    );
  });

  test('LibreOffice keeps headings, numbers of lists and heads of tables', () => {
    paste(libreOffice);
    expect(note()).toBe(
      'h(Verbale)p(Testo b[forte] e i[fine] s[via])' +
        'ol start=2(li(p(Due))li(p(Tre)ul(li(p(Dentro)))))' +
        'table(tr(th(p(Voce))th(p(Valore)))tr(td(p(12))td(p())))',
    );
  });

  test('Google Docs is not all bold, and lists within lists stay within', () => {
    paste(googleDocs);
    expect(note()).toBe(
      'h level=2(Titolo)p(normale b[forte]i[ fine])' + 'ul(li(p(uno)ul(li(p(dentro))))li(p(due)))',
    );
  });

  test('Outlook keeps the letter and its addresses', () => {
    paste(outlook);
    expect(note()).toBe(
      'p(Gentile collega,)' +
        'p(ecco i dati: l mailto:ufficio@esempio.it[ufficio@esempio.it])' +
        'p(b[Da:] Anna Rossi <anna@esempio.it>br()b[Inviato:] lunedì)',
    );
  });

  test('a page keeps its words, and nothing that runs, loads or shows', () => {
    paste(webPage);
    expect(note()).toBe(
      'h(Notizia)p(Testo uno due tre l https://esempio.it/[quattro])p( Invia )p(Fine)',
    );
    expect(desk.box.innerHTML).not.toMatch(
      /script|on\w+=|javascript:|data:text|<svg|<img |<iframe|style=|spia/i,
    );
    expect(document.querySelector('[data-refused]')).toBeNull();
  });

  test('a page brings none of the words it hides', () => {
    paste(
      '<p>Si legge<span style="display:none"> uno</span><span hidden> due</span></p>' +
        '<div hidden="until-found"><p>tre</p></div><p style="visibility: hidden">quattro</p>',
    );
    expect(note()).toBe('p(Si legge)');
  });
});

describe('nothing active survives', () => {
  test.each([
    '<p data-pm-slice="9 9 -9 []">uno</p>',
    '<p data-pm-slice="1 1 [&quot;table&quot;,null,&quot;paragraph&quot;,null]">uno</p>',
    '<p data-pm-slice="0 0 [&quot;doc&quot;,null,&quot;text&quot;,null]">uno</p>',
    '<p data-pm-slice="1 1 [&quot;__proto__&quot;,null]">uno</p>',
    '<td colspan=999999999 rowspan=-4 onclick=alert(1)>uno</td>',
    '<table><tr><td rowspan=65534>uno</td></tr></table>',
    '<ol start=99999999999999999999 type="javascript:x"><li>uno</ol>',
    '<h4 data-level="7">uno</h4>',
    '<ul data-type=taskList><li data-type=taskItem data-checked="alert(1)">uno</ul>',
    '<p>uno</p><noscript><p title="</noscript><img src=x onerror=alert(1)>">due</noscript>',
    '<a href="https://esempio.it/&quot; onclick=&quot;alert(1)">uno</a>',
    '<details open ontoggle=alert(1)><summary>uno</summary></details>',
    '<p>uno</p><div contenteditable=false draggable=true><style>@import "x"</style></div>',
    `${'<blockquote>'.repeat(300)}uno`,
    `${'<ul><li>'.repeat(200)}uno`,
    '<b style="position:fixed;inset:0">uno</b>',
  ])('of %#', (html) => {
    paste(html);
    expect(desk.plain).toContain('uno');
    expect(() => desk.editor.state.doc.check()).not.toThrow();
    expect(desk.box.innerHTML).not.toMatch(/alert\(1\)"|\son\w+=|<img /i);
    expect(desk.note.editability).toBe('editable');
  });

  test('marks that turn the direction of writing, controls and halves of a pair are taken out', () => {
    paste('<p>a\u202Eb\u2066c\u0000\u0007\uFEFFd</p>');
    expect(desk.plain).toBe('abcd');
    desk.paste({ 'text/plain': 'e\u202E\uD83Df👩‍🚒' });
    expect(desk.plain).toBe('abcdef👩‍🚒');
  });
});

describe('how much', () => {
  test('five million characters come in', () => {
    const line = 'Parole di un verbale molto lungo, riga per riga. ';
    const lines = Math.ceil(5_000_000 / (line.length * 20));
    desk.paste({ 'text/plain': `${line.repeat(20)}\n`.repeat(lines).trimEnd() });
    expect(desk.plain.length).toBeGreaterThan(4_900_000);
    expect(desk.content).toHaveLength(lines);
  }, 120_000);

  test('five million characters of a page come in', () => {
    const part = `<p style="margin:0">${'Parola '.repeat(70)}<b>forte</b></p>`;
    paste(fromWord(part.repeat(Math.ceil(5_000_000 / part.length))));
    expect(desk.plain.length).toBeGreaterThan(4_500_000);
  }, 120_000);

  test.each(['text/html', 'text/plain'])(
    'more than eight million of %s are refused with words, and what is selected stays',
    (form) => {
      desk.paste({ 'text/plain': 'già scritto' });
      desk.editor.commands.selectAll();
      const event = desk.paste({ [form]: 'a'.repeat(8_000_001) });
      expect(event.defaultPrevented).toBe(true);
      expect(desk.plain).toBe('già scritto');
      expect(desk.said).toEqual([expect.stringMatching(/troppo grande/)]);
    },
  );
});

describe('files', () => {
  const picture = new File([new Uint8Array(4)], 'foto.png', { type: 'image/png' });

  test('a picture is refused with words, and what is selected stays', () => {
    desk.paste({ 'text/plain': 'già scritto' });
    desk.editor.commands.selectAll();
    desk.paste({}, [picture]);
    expect(desk.plain).toBe('già scritto');
    expect(desk.said).toEqual([expect.stringMatching(/solo testo/)]);
  });

  test('so is a picture copied from a page, which brings its markup too', () => {
    desk.paste({ 'text/plain': 'già scritto' });
    desk.editor.commands.selectAll();
    desk.paste({ 'text/html': '<meta charset=utf-8><img src="https://esempio.it/a.png">' }, [
      picture,
    ]);
    expect(desk.plain).toBe('già scritto');
    expect(desk.said).toEqual([expect.stringMatching(/solo testo/)]);
  });

  test('cells of a spreadsheet come in, though a picture of them comes along', () => {
    desk.paste({ 'text/html': excel, 'text/plain': 'Voce\t1' }, [picture]);
    expect(desk.plain).toContain('1.234,50');
    expect(desk.said).toEqual([]);
  });

  test('a dropped file is refused, and the page is not left for it', () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(picture);
    const { left, top } = desk.box.getBoundingClientRect();
    const event = new DragEvent('drop', {
      dataTransfer,
      clientX: left + 30,
      clientY: top + 30,
      bubbles: true,
      cancelable: true,
    });
    desk.box.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(desk.said).toEqual([expect.stringMatching(/solo testo/)]);
  });
});

test('a note copied into another keeps all it is made of', async () => {
  paste(word);
  const own =
    '<h4 data-level="1">Uno</h4><h5 data-level="2">Due</h5><h6 data-level="3">Tre</h6>' +
    '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>fatto</p></li>' +
    '<li data-type="taskItem" data-checked="false"><p>da fare</p></li></ul>' +
    '<blockquote><p><strong>b</strong><em>i</em><u>u</u><s>s</s><code>c</code>' +
    '<br><a href="https://esempio.it/">l</a></p></blockquote><hr>';
  desk.editor.commands.insertContentAt(0, own);
  desk.editor.commands.selectAll();
  const { dom, text } = desk.editor.view.serializeForClipboard(
    desk.editor.state.selection.content(),
  );
  const other = new Desk();
  other.paste({ 'text/html': dom.innerHTML, 'text/plain': text });
  expect(brief(other.content)).toBe(note());
  await other.close();
});

test('a piece of a list, of a heading and of a table keep their kind', async () => {
  const copied = (from: number, to: number) => {
    desk.editor.commands.setTextSelection({ from, to });
    return desk.editor.view.serializeForClipboard(desk.editor.state.selection.content()).dom
      .innerHTML;
  };
  desk.editor.commands.setContent(
    '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>uno</p></li>' +
      '<li data-type="taskItem"><p>due</p></li></ul>',
  );
  const other = new Desk();
  other.paste({ 'text/html': copied(4, 12), 'text/plain': 'x' });
  expect(brief(other.content)).toBe('tasks(task checked=true(p(no))task checked=false(p(du)))');
  await other.close();
});
