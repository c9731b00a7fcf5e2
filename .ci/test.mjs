// Runs everything that proves the product. Last line: `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { failures } from './failures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}/tests/.out`;
const stageLimit = 28 * 60_000; // ms

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ script: string, title: string, report?: () => Count, needs?: string }} Stage */

/** Each of these uses one core, and none needs what another makes: two go at a time. */
/** @type {Stage[]} */
const alone = [
  { script: 'test:types', title: 'types' },
  { script: 'test:lint', title: 'lint' },
  { script: 'test:format', title: 'format' },
  { script: 'test:unused', title: 'dead code' },
  { script: 'build', title: 'build' },
];
/** These use all there is. @type {Stage[]} */
const whole = [
  { script: 'test:vitest', title: 'unit, sync and browser tests', report: vitestCount },
  { script: 'test:e2e', title: 'end-to-end tests', report: playwrightCount, needs: 'build' },
];
const stages = [...alone, ...whole];

await import('./install.mjs');
const chromium = findChromium();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** @type {Map<string, Count>} */
const results = new Map();
const waiting = [...alone];
const side = async () => {
  for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
    const { succeeded, output } = await run(stage.script, 'pipe');
    console.log(`\n── ${stage.title}\n${output}`);
    results.set(stage.script, count(stage, succeeded));
  }
};
await Promise.all([side(), side()]);
for (const stage of whole) {
  console.log(`\n── ${stage.title}`);
  if (stage.needs && results.get(stage.needs)?.failed) {
    console.log(`not run: the ${stage.needs} failed`);
    results.set(stage.script, { passed: 0, failed: 1 });
    continue;
  }
  const { succeeded } = await run(stage.script, 'inherit');
  results.set(stage.script, count(stage, succeeded));
}

for (const failure of failures(out)) console.log(`\n✗ ${failure}`);
console.log('');
let passed = 0;
let failed = 0;
for (const stage of stages) {
  const result = results.get(stage.script) ?? { passed: 0, failed: 1 };
  passed += result.passed;
  failed += result.failed;
  const mark = result.failed ? '✗' : '✓';
  console.log(`${mark} ${stage.title}: ${result.passed} passed, ${result.failed} failed`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/**
 * Runs one script of package.json, its output as it comes or, piped, all at the end.
 * @param {string} script
 * @param {'inherit' | 'pipe'} how
 * @returns {Promise<{ succeeded: boolean, output: string }>} `succeeded`: it ended well and in time
 */
function run(script, how) {
  const npm = process.env['npm_execpath'];
  const [command, ...before] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
  return new Promise((resolve) => {
    const child = spawn(command, [...before, 'run', '--silent', script], {
      cwd: root,
      stdio: ['ignore', how, how],
      shell: command === 'npm' && process.platform === 'win32',
      timeout: stageLimit,
      env: { ...process.env, CHROMIUM: chromium, CI: process.env['CI'] ?? 'true' },
    });
    let output = '';
    /** @param {Buffer} chunk */
    const hear = (chunk) => (output += chunk.toString());
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.on('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}

/**
 * A stage without a report counts as one test; one that fails has at least one failure.
 * @param {Stage} stage
 * @param {boolean} succeeded
 * @returns {Count}
 */
function count(stage, succeeded) {
  if (!stage.report) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const result = stage.report();
    if (!succeeded && result.failed === 0) result.failed = 1;
    return result;
  } catch (error) {
    console.log(`no report: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

function vitestCount() {
  const report = JSON.parse(readFileSync(`${out}/vitest.json`, 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.log(`${skipped} skipped: that counts as failed`);
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + skipped + broken };
}

function playwrightCount() {
  const { stats } = JSON.parse(readFileSync(`${out}/playwright.json`, 'utf8'));
  if (stats.skipped > 0) console.log(`${stats.skipped} skipped: that counts as failed`);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

/** The path of a Chromium: found, or installed where this may install, else the run ends here. */
function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const places = [
    ...names.map((name) => `/usr/bin/${name}`),
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const look = () => places.find((place) => existsSync(place));
  const named = process.env['CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    console.error(`CHROMIUM says ${named}, and there is no such file.`);
    process.exit(1);
  }
  const found = look();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium here: installing it with apt-get');
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
    const installed = look();
    if (installed) return installed;
  }
  console.error(
    'The tests need Chromium: install the package "chromium" of your system (or Google Chrome), ' +
      'or set CHROMIUM to the path of one.',
  );
  process.exit(1);
}
