import { describe, expect, test } from 'vitest';
import { Seeded } from '../../helpers/seeded.ts';
import { marking, shaping, splitting, tabling, taking, ticking, typing, type Act } from './acts.ts';
import { Room } from './room.ts';
import { watchPage } from './watch.ts';

watchPage();

const undoing: Record<string, Act> = {
  undo: (editor) => editor.chain().undo().run(),
  undoMore: (editor) => editor.chain().undo().run(),
  redo: (editor) => editor.chain().redo().run(),
};
const writing = {
  ...typing,
  ...splitting,
  ...marking,
  ...shaping,
  ...tabling,
  ...ticking,
};

interface Run {
  readonly seed: number;
  readonly writers: number;
  readonly steps: number;
  /** What each may do; the last is for all the others. */
  readonly acts: readonly Record<string, Act>[];
}

/** Writes at random, letting updates through late and in any order between people; ends all even. */
function write({ seed, writers, steps, acts }: Run) {
  const random = new Seeded(seed);
  const room = new Room(writers);
  const words: { by: number; sign: string }[] = [];
  for (let step = 0; step < steps; step++) {
    const by = random.below(writers);
    const may = acts[Math.min(by, acts.length - 1)]!;
    // A sign nobody else writes: found again wherever it is, whole or not.
    const sign = String.fromCodePoint(0x4e00 + step);
    may[random.pick(Object.keys(may))]!(room.writers[by]!.editor, random, sign.repeat(3));
    if (room.writers[by]!.plain.includes(sign)) words.push({ by, sign });
    room.deliver(random.below(writers), random.below(writers), 1 + random.below(4));
    if (random.below(12) === 0) room.settle();
  }
  room.settle();
  return { room, words };
}

function expectSame({ writers }: Room): void {
  const [first, ...others] = writers;
  first!.editor.state.doc.check();
  for (const other of others) {
    expect(other.blocks).toEqual(first!.blocks);
    expect(other.editor.getJSON()).toEqual(first!.editor.getJSON());
  }
  expect(writers.map(({ foreign }) => foreign)).toEqual(writers.map(() => 0));
}

const lost = (room: Room, words: readonly { sign: string }[]) =>
  words.filter(({ sign }) => room.writers[0]!.plain.split(sign).length - 1 < 3);

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

// 205: the binding threw while it looked for the caret, and kept the note as it was before.
describe('whatever people do at once', () => {
  test.each(seeds(1, 16))('two see the same in the end, and no word is lost (%i)', (seed) => {
    const { room, words } = write({ seed, writers: 2, steps: 45, acts: [writing] });
    expectSame(room);
    expect(words.length).toBeGreaterThan(0);
    expect(lost(room, words)).toEqual([]);
    room.close();
  });

  test.each(seeds(100, 6))('three see the same in the end, and no word is lost (%i)', (seed) => {
    const { room, words } = write({ seed, writers: 3, steps: 45, acts: [writing] });
    expectSame(room);
    expect(lost(room, words)).toEqual([]);
    room.close();
  });

  test.each(seeds(200, 8))('who also deletes and undoes sees the same in the end (%i)', (seed) => {
    const acts = { ...writing, ...taking, ...undoing };
    const { room } = write({ seed, writers: 2, steps: 45, acts: [acts] });
    expectSame(room);
    room.close();
  });

  test.each(seeds(300, 12))('undo takes back nothing that others wrote (%i)', (seed) => {
    const acts = [
      { ...writing, ...undoing },
      { ...typing, ...splitting },
    ];
    const { room, words } = write({ seed, writers: 2, steps: 45, acts });
    expectSame(room);
    expect(
      lost(
        room,
        words.filter(({ by }) => by !== 0),
      ),
    ).toEqual([]);
    room.close();
  });
});
