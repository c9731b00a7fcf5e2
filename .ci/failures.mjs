// The failures of a run, gathered from the reports, to be said once more where one looks first: the end.
import { existsSync, readFileSync } from 'node:fs';

const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
const linesEach = 14;

/**
 * @typedef {{ title: string, file?: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ title: string, file: string, line: number, tests: { results: Result[] }[] }} Spec
 * @typedef {{ status: string, errors?: { message?: string }[] }} Result
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
 */

/**
 * @param {string} out the folder of the reports
 * @returns {string[]} where and why, a text for each failure
 */
export function failures(out) {
  return [...ofVitest(`${out}/vitest.json`), ...ofPlaywright(`${out}/playwright.json`)];
}

/** @param {string} path */
function ofVitest(path) {
  if (!existsSync(path)) return [];
  /** @type {{ testResults: { name: string, assertionResults: Assertion[] }[] }} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => told(`${name} › ${fullName}`, failureMessages)),
  );
}

/** @param {string} path */
function ofPlaywright(path) {
  if (!existsSync(path)) return [];
  /** @param {Suite} suite @returns {Spec[]} */
  const within = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(within)];
  /** @type {{ suites: Suite[] }} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return report.suites.flatMap(within).flatMap(({ title, file, line, tests }) =>
    tests
      .flatMap(({ results }) => results)
      .filter(({ status }) => status !== 'passed' && status !== 'skipped')
      .map(({ errors = [] }) =>
        told(
          `${file}:${line} › ${title}`,
          errors.map(({ message = '' }) => message),
        ),
      ),
  );
}

/** @param {string} where @param {string[]} messages */
function told(where, messages) {
  const lines = messages.join('\n').replace(colours, '').split('\n');
  return [where, ...lines.slice(0, linesEach).map((line) => `    ${line}`)].join('\n');
}
