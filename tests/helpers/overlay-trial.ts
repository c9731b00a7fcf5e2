import { Crowd, type Copy, type Journey } from './crowd';
import { VirtualTime } from './virtual-time';

/** What a trial of a crowd showed. */
export interface Trial {
  /** Messages for each edit, against one for each of the others. */
  readonly messages: readonly number[];
  /** The share of those here at each edit, and to the end, whom it reached. */
  readonly reached: readonly number[];
  /** Of each edit to each copy. */
  readonly hops: readonly number[];
  readonly ms: readonly number[];
  /** The most links any copy had, once the crowd had found its shape, and links made in all. */
  readonly mostLinks: number;
  readonly made: number;
  /** Groups not connected to each other: one, always, as long as nobody leaves. */
  readonly groups: number;
}

interface Course {
  readonly copies: number;
  readonly start: 'star' | 'chain';
  readonly seed: number;
  readonly edits: number;
  /** Copies that leave without a word, and as many that come, one after another, while others write. */
  readonly changes: number;
}

/** A star has as many as a copy takes in at once; those who come later find it shrunk and ask the same one. */
const atOnce = 40;
const formingMs = 120_000;
/** An edit has had the time to reach everybody, if need be by what each has being exchanged. */
const settlingMs = 15_000;
/** Between two edits in calm: not in step with what copies do every ten seconds. */
const betweenMs = 1937;

/** Many copies meet by pairings, write, leave and come; all in a time of their own. */
export async function overlayTrial({
  copies,
  start,
  seed,
  edits,
  changes,
}: Course): Promise<Trial> {
  const time = new VirtualTime();
  time.install();
  try {
    const crowd = new Crowd(time, seed);
    for (let i = 0; i < copies; i++) {
      const copy = crowd.arrive(i % 4 === 0 ? 'edit' : 'view');
      const met = crowd.copies[start === 'star' ? 0 : i - 1];
      if (i > 0 && met) crowd.pair(met, copy);
      if (start === 'star' && i >= atOnce) await time.run(1000);
    }
    const writer = (): Copy => crowd.pick(({ role }) => role === 'edit');
    await time.run(formingMs);
    // The first edits find the way that the others go.
    for (let i = 0; i < 10; i++) {
      crowd.edit(writer());
      await time.run(1000);
    }
    const { most } = crowd.shape;
    const calm: Journey[] = [];
    for (let i = 0; i < edits; i++) {
      calm.push(crowd.edit(writer()));
      await time.run(betweenMs);
    }
    const messages = calm.map((journey) => journey.messages / (journey.here.length - 1));
    const arrivals = calm.flatMap(({ reached }) =>
      [...reached.values()].filter(({ hops }) => hops),
    );
    const troubled: Journey[] = [];
    for (let i = 0; i < changes; i++) {
      crowd.vanish(crowd.pick());
      troubled.push(crowd.edit(writer()));
      await time.run(1000);
      crowd.pair(crowd.pick(), crowd.arrive(i % 4 === 0 ? 'edit' : 'view'));
      troubled.push(crowd.edit(writer()));
      await time.run(2000);
    }
    await time.run(settlingMs);
    return {
      messages,
      reached: [...calm, ...troubled].map(shareReached),
      hops: arrivals.map(({ hops }) => hops),
      ms: arrivals.map(({ ms }) => ms),
      mostLinks: Math.max(most, crowd.shape.most),
      made: crowd.made,
      groups: crowd.shape.groups,
    };
  } finally {
    time.restore();
  }
}

function shareReached({ here, reached }: Journey): number {
  const remaining = here.filter((copy) => copy.here);
  return remaining.filter((copy) => reached.has(copy)).length / remaining.length;
}
