import { expect, test } from '@playwright/test';
import { startSignalling } from '../helpers/signalling.ts';
import { newOfficer, type Officer } from './officer.ts';

test('eight browsers write in one note, and each has what all the others wrote', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const signalling = await startSignalling();
  const first = await newOfficer(browser);
  await first.open();
  await first.signalling(signalling.url);
  const { edit } = await first.links();
  const room: Officer[] = [first];
  while (room.length < 8) {
    const next = await newOfficer(browser);
    await next.page.goto(edit);
    await next.ready();
    await next.signalling(signalling.url);
    room.push(next);
  }
  for (const each of room) {
    await each.go('#/ambito/1.1');
    await expect(each.saved).toContainText('7 colleghi', { timeout: 120_000 });
  }
  for (const [i, each] of room.entries()) {
    await each.edit('1.1.1');
    await each.page.keyboard.press('Control+End');
    await each.insert(` voce${i}`);
  }
  for (const each of room) {
    for (const i of room.keys()) {
      await expect(each.words('1.1.1')).toContainText(`voce${i}`, { timeout: 60_000 });
    }
  }
  for (const { context } of room) await context.close();
  await signalling.stop();
});
