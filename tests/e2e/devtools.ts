import type { CDPSession } from '@playwright/test';
import type { Officer } from './officer.ts';

/** The tools of a developer, on one officer's page. */
export const toolsOf = (officer: Officer): Promise<CDPSession> =>
  officer.context.newCDPSession(officer.page);

/**
 * Alters the shared document of a page behind the app's back, as anybody can with developer tools:
 * the page's objects are searched for the document's own list of roots. Writes "intruso" before the
 * first words of note 1.1.1 and as the workspace's name. Gives the number of documents altered.
 */
export async function alterDocument(officer: Officer): Promise<unknown> {
  const tools = await toolsOf(officer);
  const prototype = await tools.send('Runtime.evaluate', { expression: 'Map.prototype' });
  const maps = await tools.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId ?? '',
  });
  const done = await tools.send('Runtime.callFunctionOn', {
    objectId: maps.objects.objectId ?? '',
    returnByValue: true,
    functionDeclaration: `function () {
      const roots = [...this].filter((map) => map.has('meta') && map.has('note:1.1.1'));
      for (const { doc } of roots.map((map) => map.get('meta'))) {
        doc.getMap('meta').set('name', 'intruso');
        doc.getXmlFragment('note:1.1.1').get(0).get(0).insert(0, 'intruso ');
      }
      return roots.length;
    }`,
  });
  return done.result.value;
}
