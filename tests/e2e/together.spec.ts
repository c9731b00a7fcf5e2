import { expect, test } from '@playwright/test';
import { startSignalling } from '../helpers/signalling.ts';
import { newOfficer } from './officer.ts';

test('two colleagues write together, apart, and find everything again without a network', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const signalling = await startSignalling();
  const anna = await newOfficer(browser, 'offline');
  const bruno = await newOfficer(browser, 'offline');
  try {
    // The programme is there, and a word with a typing error is found in it.
    await anna.open();
    await expect(anna.page.getByRole('heading', { level: 1 })).toBeVisible();
    await anna.page.keyboard.press('/');
    await anna.page.keyboard.type('liutria');
    const results = anna.page.getByRole('listbox');
    await expect(results.getByText(/liuteria/i).first()).toBeVisible();
    await anna.page.keyboard.press('Escape');

    await anna.sign('Anna Rossi');
    await anna.signalling(signalling.url);
    const { edit } = await anna.links();

    await bruno.page.goto(edit);
    await bruno.ready();
    expect(bruno.page.url()).not.toContain('m.');
    await bruno.sign('Bruno Verdi');
    await bruno.signalling(signalling.url);
    await expect(anna.page.locator('.saved')).toContainText('un collega collegato', {
      timeout: 60_000,
    });

    // Written in one, read in the other, with the caret; and the reverse.
    await anna.edit('1.1.1');
    await anna.page.keyboard.type('Prima riga di Anna');
    await bruno.go('#/ambito/1.1');
    await expect(bruno.words('1.1.1')).toContainText('Prima riga di Anna');
    await expect(bruno.row('1.1.1')).toContainText('Anna Rossi');
    await bruno.edit('1.1.1');
    await expect(bruno.row('1.1.1').locator('.caret')).toContainText('Anna Rossi');
    await bruno.page.keyboard.press('Control+End');
    await bruno.page.keyboard.press('Enter');
    await bruno.page.keyboard.type('Riga di Bruno');
    await expect(anna.words('1.1.1')).toContainText('Riga di Bruno');
    await expect(anna.row('1.1.1').locator('.caret')).toContainText('Bruno Verdi');

    // Apart: both write in the same note, and in one that neither had begun.
    await signalling.stop();
    await anna.cut();
    await bruno.cut();
    await anna.page.reload();
    await anna.ready();
    await expect(anna.words('1.1.1')).toContainText('Prima riga di Anna');
    await anna.edit('1.2.1');
    await anna.page.keyboard.type('Anna da sola');
    await bruno.edit('1.2.1');
    await bruno.page.keyboard.type('Bruno da solo');
    await expect(bruno.page.locator('.saved')).toContainText('Salvato');

    // Together again.
    const again = await startSignalling(Number(new URL(signalling.url).port));
    await anna.restore();
    await bruno.restore();
    for (const who of [anna, bruno]) {
      await expect(who.words('1.2.1')).toContainText('Anna da sola', { timeout: 30_000 });
      await expect(who.words('1.2.1')).toContainText('Bruno da solo', { timeout: 30_000 });
    }

    // Everything closed, the network cut, a cold start.
    await again.stop();
    await anna.page.close();
    await anna.cut();
    const cold = await anna.context.newPage();
    await cold.goto('./#/ambito/1.2');
    await expect(
      cold.getByRole('region', { name: 'Macroazione 1.2.1', exact: true }),
    ).toContainText('Anna da sola');
    await expect(
      cold.getByRole('region', { name: 'Macroazione 1.2.1', exact: true }),
    ).toContainText('Bruno da solo');
  } finally {
    await signalling.stop();
    await anna.context.close();
    await bruno.context.close();
  }
});

test('a reader follows live and has nothing to edit', async ({ browser }) => {
  test.setTimeout(180_000);
  const signalling = await startSignalling();
  const anna = await newOfficer(browser, 'offline');
  const reader = await newOfficer(browser, 'offline');
  try {
    await anna.open();
    await anna.signalling(signalling.url);
    const { view } = await anna.links();
    await reader.page.goto(view);
    await reader.ready();
    await reader.signalling(signalling.url);
    await anna.edit('2.1.1');
    await anna.page.keyboard.type('Da vedere');
    await reader.go('#/ambito/2.1');
    await expect(reader.words('2.1.1')).toContainText('Da vedere', { timeout: 60_000 });
    await anna.page.keyboard.type(' in diretta');
    await expect(reader.words('2.1.1')).toContainText('Da vedere in diretta');
    await expect(reader.page.locator('[data-edit]')).toHaveCount(0);
    await expect(reader.page.locator('[contenteditable="true"]')).toHaveCount(0);
    await reader.go('#/condividi');
    await expect(reader.page.getByRole('button', { name: 'Copia link di lettura' })).toBeVisible();
    await expect(reader.page.getByRole('button', { name: 'Copia link di modifica' })).toHaveCount(
      0,
    );
  } finally {
    await signalling.stop();
    await anna.context.close();
    await reader.context.close();
  }
});

test('links that are cut short, altered or foreign are refused with a reason', async ({
  browser,
}) => {
  const anna = await newOfficer(browser, 'offline');
  await anna.open();
  const { edit } = await anna.links();
  const refusals: [string, RegExp][] = [
    [edit.slice(0, -3), /incomplet|troncat|tagliat|manca/i],
    [
      edit.slice(0, -8) + (edit.at(-8) === 'A' ? 'B' : 'A') + edit.slice(-7),
      /alterat|errat|sbagliat|modificat|corrott/i,
    ],
  ];
  for (const [link, reason] of refusals) {
    const guest = await newOfficer(browser, 'offline');
    await guest.page.goto(link);
    await expect(guest.page.locator('body')).toContainText(reason);
    expect(guest.page.url()).not.toContain('entra');
    await guest.context.close();
  }
  await anna.context.close();
});

test('with no server set, nobody is contacted', async ({ browser }) => {
  const anna = await newOfficer(browser, 'offline');
  const origin = new URL(test.info().project.use.baseURL ?? 'http://x').origin;
  const asked: string[] = [];
  anna.page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) asked.push(request.url());
  });
  anna.page.on('websocket', (socket) => asked.push(socket.url()));
  await anna.page.addInitScript(() => {
    const made = RTCPeerConnection;
    window.RTCPeerConnection = class extends made {
      constructor(config?: RTCConfiguration) {
        super(config);
        document.title = 'RTC';
      }
    };
  });
  await anna.open();
  await anna.edit('1.1.1');
  await anna.page.keyboard.type('da sola');
  await expect(anna.page.locator('.saved')).toContainText('Salvato su questo dispositivo');
  expect(asked).toEqual([]);
  expect(await anna.page.title()).not.toBe('RTC');
  await anna.context.close();
});
