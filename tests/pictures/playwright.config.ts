import base from '../playwright.config.ts';

/** Takes the pictures of the README from the real app: `npm run pictures`. */
export default {
  ...base,
  testDir: '.',
  testMatch: '*.picture.ts',
  outputDir: '../.out/pictures',
  reporter: 'line',
};
