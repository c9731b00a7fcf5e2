import { readFile } from 'node:fs/promises';
import { toolsOf } from './devtools.ts';
import type { Officer } from './officer.ts';

const programmeFile = new URL('../../data/programme.json', import.meta.url);

/**
 * Fills the notes of a workspace as years of work would, `bytes` in all and in paragraphs of 480
 * letters, one note after another: the page's objects are searched for the shared document. Gives the
 * bytes written. A note must have been opened before.
 */
export async function fillNotes(officer: Officer, bytes: number): Promise<number> {
  const { goals } = JSON.parse(await readFile(programmeFile, 'utf8')) as {
    goals: readonly { readonly actions: readonly { readonly id: string }[] }[];
  };
  const ids = goals.flatMap(({ actions }) => actions.map(({ id }) => id));
  const tools = await toolsOf(officer);
  const prototype = await tools.send('Runtime.evaluate', { expression: 'Map.prototype' });
  const maps = await tools.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId ?? '',
  });
  const done = await tools.send('Runtime.callFunctionOn', {
    objectId: maps.objects.objectId ?? '',
    arguments: [{ value: ids }, { value: bytes }],
    returnByValue: true,
    awaitPromise: true,
    functionDeclaration: `async function (ids, bytes) {
      const [roots] = [...this].filter((map) => map.has('meta') && map.has('note:1.1.1'));
      const { doc } = roots.get('meta');
      const sample = doc.getXmlFragment('note:1.1.1').get(0);
      const [Paragraph, Text] = [sample.constructor, sample.get(0).constructor];
      let word = 0;
      const paragraph = () => {
        let text = '';
        while (text.length < 480) text += ((word++ * 2654435761) >>> 0).toString(36) + ' ';
        const made = new Paragraph('paragraph');
        made.insert(0, [new Text(text)]);
        return made;
      };
      let written = 0;
      for (const id of ids) {
        const note = doc.getXmlFragment('note:' + id);
        const count = Math.ceil(bytes / ids.length / 480);
        note.insert(note.length, Array.from({ length: count }, paragraph));
        written += count * 480;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return written;
    }`,
  });
  return Number(done.result.value);
}
