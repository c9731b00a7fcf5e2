import { chromiumLaunch } from '../helpers/chromium.ts';
import base from '../playwright.config.ts';

/** Real addresses instead of mDNS names, which a machine without multicast cannot resolve. */
const args = [...chromiumLaunch.args, '--disable-features=WebRtcHideLocalIpsWithMdns'];

/**
 * Firefox and Chromium in one workspace, by hand: `npm run firefox`. Not part of `npm test`: it needs a
 * Firefox of the machine (`apt-get install firefox-esr`, or `FIREFOX` with the path of one), which is
 * driven by WebDriver BiDi, not by Playwright.
 */
export default {
  ...base,
  testDir: '.',
  testMatch: '*.firefox.ts',
  outputDir: '../.out/firefox',
  reporter: 'line',
  workers: 1,
  use: { ...base.use, launchOptions: { ...chromiumLaunch, args } },
};
