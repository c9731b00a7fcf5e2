/**
 * Lets keys be answered and frames be drawn before long work goes on. Browsers that can, come back
 * before what else waits.
 */
export const breath = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));

/** How long work that comes in small steps holds the thread: half a frame. */
const heldMs = 8;

/** Asked after each small step of long work; gives a breath to wait for where it is time for one. */
export function breather(): () => Promise<void> | null {
  let since = performance.now();
  return () => {
    if (performance.now() - since < heldMs) return null;
    return breath().then(() => {
      since = performance.now();
    });
  };
}

/** Takes long work step by step, with breaths. Gives what it gives. */
export async function takingBreath<T>(work: Iterator<void, T>, pause = breather()): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    const pausing = pause();
    if (pausing) await pausing;
  }
}
