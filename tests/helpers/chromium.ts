import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * How tests start Chromium: the browser of the machine (`CHROMIUM`, or the usual places), never a
 * downloaded one, and none of the requests Chromium makes on its own account.
 */
export const chromiumLaunch: { executablePath?: string; args: string[] } = {
  ...executable(),
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

function executable(): { executablePath?: string } {
  const found = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
  return found === undefined ? {} : { executablePath: found };
}
