import type { Page } from '@playwright/test';

/** How far the page, or a dialog over it, can be pushed sideways: pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('dialog[open]')];
    const pushed = boxes.map((box) => {
      box.scrollLeft = 10_000;
      return box.scrollLeft;
    });
    return Math.max(...pushed);
  });
