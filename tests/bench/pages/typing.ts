import * as Y from 'yjs';
import { Seeded } from '../../helpers/seeded';
import { rowsTimes } from '../search-corpus';

/** Words as the programme's own, so that what is typed packs as Italian does. */
const words = rowsTimes(1)
  .map(({ text }) => text)
  .join(' ');

/** An empty paragraph in a note, to type in. */
export function paragraphIn(note: Y.XmlFragment): Y.XmlText {
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  note.insert(note.length, [paragraph]);
  return text;
}

/**
 * One operation a step, as a person types: a run of letters, a few taken back, now and then somewhere
 * else. The same seed, the same text. (Stands for a recorded trace, of which there is none here.)
 */
export function* typing(text: Y.XmlText, operations: number, seed = 1): Generator<void> {
  const random = new Seeded(seed);
  let at = text.length;
  let word = 0;
  let typed = 0;
  while (typed < operations) {
    if (random.next() < 0.3) at = random.below(text.length + 1);
    for (let run = 1 + random.below(60); run > 0 && typed < operations; run--, typed++) {
      text.insert(at++, words[word++ % words.length] ?? ' ');
      yield;
    }
    const back = random.next() < 0.5 ? random.below(8) : 0;
    for (let left = Math.min(back, at); left > 0 && typed < operations; left--, typed++) {
      text.delete(--at, 1);
      yield;
    }
  }
}

const { port1, port2 } = new MessageChannel();

/** Lets other tasks run; not clamped to 4 ms as a timer is. */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    port2.onmessage = () => resolve();
    port1.postMessage(null);
  });
