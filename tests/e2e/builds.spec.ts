import { expect, test } from '@playwright/test';
import { toolsOf } from './devtools.ts';
import { newOfficer, type Officer } from './officer.ts';

/**
 * Has a function of the page called with its shared document, as a build of the future would have it:
 * the page's objects are searched for it. A note must have been opened.
 */
async function withDocument(officer: Officer, body: string): Promise<string> {
  const tools = await toolsOf(officer);
  const prototype = await tools.send('Runtime.evaluate', { expression: 'Map.prototype' });
  const maps = await tools.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId ?? '',
  });
  const done = await tools.send('Runtime.callFunctionOn', {
    objectId: maps.objects.objectId ?? '',
    returnByValue: true,
    functionDeclaration: `function () {
      const found = [...this].filter((map) => map.has('meta') && map.has('note:1.1.1'));
      const { doc } = found.map((map) => map.get('meta')).find(({ doc }) => doc && !doc.isDestroyed);
      ${body}
    }`,
  });
  await tools.detach();
  if (done.exceptionDetails) throw new Error(done.exceptionDetails.exception?.description);
  return String(done.result.value);
}

/** What a newer build writes: records of a later kind, and in the note what this build can't edit. */
const writeNewer = (officer: Officer) =>
  withDocument(
    officer,
    `const note = doc.getXmlFragment('note:1.1.1');
    const paragraph = note.get(0);
    const [Element, Text] = [paragraph.constructor, paragraph.get(0).constructor];
    const by = { v: 2, by: 'a'.repeat(16), at: 1 };
    doc.transact(() => {
      doc.getMap('meta').set('schema', 2);
      doc.getMap('meta').set('seats', { council: 32 });
      doc.getMap('people').set('a'.repeat(16), { v: 2, name: 'Nadia Neri', office: '', roles: ['rup'] });
      const facts = doc.getMap('facts');
      facts.set('1.1.1/state/00000000000a', { ...by, x: 'going' });
      facts.set('1.1.1/cost/00000000000b', { ...by, x: { money: 12 } });
      facts.set('1.1.1/progress/00000000000c', { ...by, x: { money: 12 } });
      facts.set('1.1.1:z-000000000000/title/00000000000d', { ...by, x: 'Rischio' });
      facts.set('office:7/name/00000000000e', { ...by, x: 'Anagrafe' });
      doc.getArray('agenda').push([{ on: '2031-01-01' }]);
      const chart = new Element('chart');
      chart.setAttribute('data', [1, 2]);
      chart.insert(0, [new Text('spesa per anno')]);
      note.insert(1, [chart]);
      paragraph.get(0).format(0, 3, { highlight: { color: 'giallo' } });
    });`,
  );

/** All of it, and whose each change is. */
const contentOf = (officer: Officer) =>
  withDocument(
    officer,
    `const maps = ['meta', 'people', 'facts', 'touches'].map((name) => {
      const all = doc.getMap(name).toJSON();
      return Object.keys(all).sort().map((key) => [key, all[key]]);
    });
    const clients = [...doc.store.clients]
      .map(([client, structs]) => [client, structs.at(-1).id.clock + structs.at(-1).length])
      .sort(([a], [b]) => a - b);
    const note = doc.getXmlFragment('note:1.1.1').toJSON();
    return JSON.stringify({ maps, agenda: doc.getArray('agenda').toJSON(), note, clients });`,
  );

/** It is said, it can be read, and there is nothing to write in, on any screen. */
async function isReadOnly(officer: Officer): Promise<void> {
  const { page } = officer;
  await officer.go('#/ambito/1.1');
  await expect(page.locator('.banner')).toContainText('con una versione più recente di Mandato');
  await expect(officer.words('1.1.1')).toContainText('parole di prima');
  await expect(officer.words('1.1.1')).toContainText('spesa per anno');
  const record = page.getByRole('region', {
    name: 'Stato di attuazione della macroazione 1.1.1',
  });
  await expect(record).toContainText('In corso');
  await expect(record.locator('input, select, textarea')).toHaveCount(0);
  await expect(officer.row('1.1.1').locator('[data-edit], [contenteditable]')).toHaveCount(0);
  await officer.go('#/elenco');
  await expect(page.getByRole('grid').first()).toHaveAttribute('aria-readonly', 'true');
  await officer.go('#/registro');
  await expect(page.getByRole('main')).toContainText('Nadia Neri');
  await officer.go('#/ambito/1.1');
}

test('what a newer build wrote is read, kept and handed on by an older one, which writes nothing', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const anna = await newOfficer(browser);
  await anna.open();
  await anna.edit('1.1.1');
  await anna.insert('parole di prima');
  await anna.ready();
  await anna.go('#/programma');
  await writeNewer(anna);
  await isReadOnly(anna);
  await anna.ready();
  const content = await contentOf(anna);
  expect(content).toContain('"money":12');

  await anna.page.reload();
  await anna.ready();
  await isReadOnly(anna);
  expect(await contentOf(anna)).toBe(content);

  // To a colleague with the older build too, who signs otherwise, and back.
  const bruno = await newOfficer(browser);
  await bruno.open();
  await bruno.restoreCopy((await anna.saveCopyFrom('#/dati')).bytes);
  await expect(bruno.said).toContainText('Ripristinato');
  await bruno.sign('Bruno Verdi');
  await isReadOnly(bruno);
  expect(await contentOf(bruno)).toBe(content);
  await bruno.page.reload();
  await bruno.ready();
  await anna.restoreCopy((await bruno.saveCopyFrom('#/dati')).bytes);
  await expect(anna.said).toContainText('Ripristinato');
  await isReadOnly(anna);
  expect(await contentOf(anna)).toBe(content);
  for (const who of [anna, bruno]) await who.context.close();
});
