/**
 * Lets keys be answered and frames be drawn before long work goes on. Browsers that can, come back
 * before what else waits.
 */
export const breath = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
