import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const runner = fileURLToPath(new URL('./run-apart.mjs', import.meta.url));

/** What the function `name` of a module gives, asked in a process of its own. */
export async function apart<T>(module: URL, name: string, ...given: unknown[]): Promise<T> {
  const words = [runner, fileURLToPath(module), name, JSON.stringify(given)];
  const options = { maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, words, options);
  return JSON.parse(stdout) as T;
}
