import manifest from '../../data/manifest.json';
import address from '../../data/programme.json?url';
import type { ProgrammeHash } from '../domain/ids';
import { Failure } from '../domain/problem';

/** A programme that comes with the app. */
export interface Shipped {
  readonly hash: ProgrammeHash;
  /** Fetches it. Rejects with Failure `programme-unreachable` or `programme-damaged`. */
  readonly load: () => Promise<unknown>;
}

/** Ten times the Cremona programme, and more. */
export const shippedLimit = 4_000_000;

/**
 * The programme this build ships, fetched from beside the page.
 *
 * @param fetcher the browser's fetch
 * @param limit milliseconds after which the host is called unreachable
 */
export const shippedProgramme = (fetcher: typeof fetch, limit = 20_000): Shipped => ({
  hash: manifest.sha256 as ProgrammeHash,
  load: async () => {
    const text = await download(fetcher, limit);
    if (text.length > shippedLimit) throw damaged(`more than ${shippedLimit} characters`);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw damaged('not JSON');
    }
  },
});

async function download(fetcher: typeof fetch, limit: number): Promise<string> {
  let answer: { readonly status: number; readonly length: number; readonly text: string };
  try {
    const response = await fetcher(address, { signal: AbortSignal.timeout(limit) });
    const length = Number(response.headers.get('content-length') ?? 0);
    const text = response.ok && length <= shippedLimit ? await response.text() : '';
    answer = { status: response.status, length, text };
  } catch {
    throw new Failure({ kind: 'programme-unreachable' });
  }
  if (answer.status !== 200) throw new Failure({ kind: 'programme-unreachable' });
  if (answer.length > shippedLimit) throw damaged(`${answer.length} bytes`);
  return answer.text;
}

const damaged = (detail: string) =>
  new Failure({ kind: 'programme-damaged', row: 'programme', detail });
